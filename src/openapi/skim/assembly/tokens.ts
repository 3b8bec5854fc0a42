/** The tokens of JSON (RFC 8259) in memory. What is not quite plain traps: then somebody else looks at the text. */

// Provided from outside: what a name or a number written in an unusual way means.
declare function nameHash(quote: usize, end: usize): i32;
declare function numberValue(start: usize, end: usize): f64;

/** The position in the text. */
export let at: usize = 0;

/** Did the last string hold escapes? */
export let escaped: bool = false;

export function moveTo(position: usize): void {
  at = position;
}

/** Gives up; the position stays for whoever asks. */
export function trap(position: usize): void {
  at = position;
  unreachable();
}

/** Steps over white space and returns the byte behind it. */
export function space(): u32 {
  let p = at;
  let byte: u32 = load<u8>(p);
  while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = load<u8>(++p);
  at = p;
  return byte;
}

/** Steps over the byte that stands here. */
export function skip(): void {
  at++;
}

/** Steps over a byte that must stand here. */
export function step(byte: u32): void {
  if (load<u8>(at) !== byte) trap(at);
  at++;
}

/** Steps over a string and returns the hash of what it means; for one with escapes, of its bytes. */
export function text(): i32 {
  let p = at + 1;
  let hash: i32 = 0;
  escaped = false;
  let byte: u32 = load<u8>(p);
  while (byte !== 0x22) {
    if (byte < 0x20) trap(p);
    if (byte === 0x5c) {
      escaped = true;
      p = behindEscape(p);
    } else {
      hash = hash * 31 + byte;
      p++;
    }
    byte = load<u8>(p);
  }
  at = p + 1;
  return hash;
}

/** Steps over a name and returns the hash of what it means. */
export function name(): i32 {
  const quote = at;
  const hash = text();
  return escaped ? nameHash(quote, at) : hash;
}

/** The position behind an escape. */
function behindEscape(position: usize): usize {
  const byte: u32 = load<u8>(position + 1);
  if (byte === 0x75) {
    for (let p = position + 2; p < position + 6; p++) {
      const digit: u32 = load<u8>(p);
      const letter = digit | 0x20;
      if (!(digit >= 0x30 && digit <= 0x39) && !(letter >= 0x61 && letter <= 0x66)) trap(position);
    }
    return position + 6;
  }
  const known =
    byte === 0x22 ||
    byte === 0x5c ||
    byte === 0x2f ||
    byte === 0x62 ||
    byte === 0x66 ||
    byte === 0x6e ||
    byte === 0x72 ||
    byte === 0x74;
  if (!known) trap(position);
  return position + 2;
}

/** Steps over a number. Returns whether it is digits alone. */
export function digitsAlone(): bool {
  const start = at;
  if (load<u8>(at) === 0x2d) at++;
  if (load<u8>(at) === 0x30) at++;
  else digits();
  const whole = at;
  if (load<u8>(at) === 0x2e) {
    at++;
    digits();
  }
  if ((load<u8>(at) | 0x20) === 0x65) {
    at++;
    const sign: u32 = load<u8>(at);
    if (sign === 0x2b || sign === 0x2d) at++;
    digits();
  }
  const plain = at === whole && load<u8>(start) !== 0x2d;
  if ((at !== whole || at - start > 15) && !Number.isFinite(numberValue(start, at))) trap(start);
  return plain;
}

function digits(): void {
  let p = at;
  while (load<u8>(p) - 0x30 <= 9) p++;
  if (p === at) trap(p);
  at = p;
}

/** Is the number that starts there above zero? */
export function isPositive(start: usize): bool {
  return numberValue(start, at) > 0;
}

/** Steps over `true`, `false` or `null`; all have their last four letters to themselves. */
export function literal(byte: u32): void {
  const from = byte === 0x66 ? at + 1 : at;
  const word: u32 = byte === 0x74 ? 0x65757274 : byte === 0x66 ? 0x65736c61 : 0x6c6c756e;
  if (load<u32>(from) !== word) trap(at);
  at = from + 4;
}
