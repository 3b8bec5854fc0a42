/**
 * What the two sides of the skim agree on: skim.ts writes the grammar into the memory of assembly/, in this layout, and
 * both are compiled from this file. Offsets are bytes; every field is a word of four.
 */

/** One shape: the classes of values allowed, and the rows of items and of members that are not named. */
export const maskAt = 0;
export const itemAt = 4;
export const othersAt = 8;
/** All bits of required members. */
export const requiredAt = 12;
export const flagsAt = 16;
/** A table of members that are named: what each leads to is its row, with the bit of a required member from bit 16 on. */
export const membersAt = 20;
export const membersMaskAt = 24;
/** A table of the words that are allowed. */
export const wordsAt = 28;
export const wordsMaskAt = 32;
export const rowSize = 36;

/** An entry of a table: the hash of a text, what it leads to, where its bytes stand, and how many they are. */
export const entryHashAt = 0;
export const entryValueAt = 4;
export const entryTextAt = 8;
export const entryLengthAt = 12;
export const entrySize = 16;

/** What an entry leads to that is not there. */
export const nothing = -1;

/** Bits of the classes of values. */
export const objectBit = 1;
export const arrayBit = 2;
export const stringBit = 4;
export const numberBit = 8;
export const booleanBit = 16;
export const nullBit = 32;

/** Flags: `x-` members are data; members beside `$ref` call for the checker; names must be statuses; how a number must be. */
export const extensionsFlag = 1;
export const aloneFlag = 2;
export const statusFlag = 4;
export const countFlag = 8;
export const positiveFlag = 16;
/** Do members beside a `$ref` count? */
export const siblingsFlag = 32;

/** The rows that every table has: data, the text of a `$ref`, and what is left to the checker. */
export const anyId = 0;
export const refId = 1;
export const doubtId = 2;

/** The bit that says that an object has a `$ref`, beside those of required members. */
export const refSeen = 256;
