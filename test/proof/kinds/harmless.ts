/** The verdicts that harmless edits may get. */

/** Those that one kind may get; none: nothing may be reported. */
export type Allowed = readonly ('source' | 'compatible' | 'editorial')[];

/** The same messages both ways. */
export const words: Allowed = ['editorial'];
/** Every message passes. */
export const safe: Allowed = ['compatible', 'editorial'];
