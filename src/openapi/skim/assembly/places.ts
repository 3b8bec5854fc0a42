/** Where a hash is looked for first in a table, and how far at most: texts can be made whose hashes agree in many bits. */
export const mostProbes: i32 = 200;

/** Spreads a hash over all bits (Knuth's multiplicative hashing). */
export function placeOf(hash: i32): i32 {
  const spread = <u32>hash * 0x9e3779b1;
  return <i32>((spread >> 15) ^ spread);
}
