/** The member names of the objects that faults.ts has open, as hashes: finds names that stand twice in one object. */

/** Up to this many names of an object each is held against each; above, the hashes are sorted first. */
const few = 12;

/** The hash by which names are told apart, here and in the skim. Texts that share one are compared in full. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = addToHash(hash, bytes[at]!);
  return hash;
}

/** The hash of a text that goes on with a byte. */
export function addToHash(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

/** A name of JSON in bytes, quotes left out. */
export function nameAt(bytes: Buffer, quote: number): string {
  let end = quote + 1;
  while (bytes[end] !== 0x22) end += bytes[end] === 0x5c ? 2 : 1;
  const text = bytes.toString('utf8', quote + 1, end);
  return text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;
}

/** The hash of a name written with escapes: that of the name it means. */
export function hashOfEscaped(bytes: Buffer, quote: number): number {
  const name = Buffer.from(nameAt(bytes, quote));
  return hashOf(name, 0, name.length);
}

/** A stack of names; an object takes those from its first on. */
export class OpenNames {
  size = 0;
  #hashes = new Int32Array(1024);
  #quotes = new Int32Array(1024);
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Adds a name by its hash and the offset of its opening quote. */
  push(hash: number, quote: number): void {
    if (this.size === this.#hashes.length) {
      this.#hashes = grown(this.#hashes);
      this.#quotes = grown(this.#quotes);
    }
    this.#hashes[this.size] = hash;
    this.#quotes[this.size++] = quote;
  }

  /** The offset of the opening quote of the name at an index of the stack. */
  quoteAt(index: number): number {
    return this.#quotes[index]!;
  }

  /** Takes the names from `first` on away. Returns the offset of one that repeats an earlier one, or -1. */
  close(first: number): number {
    const length = this.size - first;
    const suspicious = length > 1 && (length <= few ? this.#pairwise(first) : this.#sorted(first));
    const repeated = suspicious ? this.#exact(first) : -1;
    this.size = first;
    return repeated;
  }

  #pairwise(first: number): boolean {
    const hashes = this.#hashes;
    for (let i = first + 1; i < this.size; i++) {
      const hash = hashes[i];
      for (let j = first; j < i; j++) if (hashes[j] === hash) return true;
    }
    return false;
  }

  #sorted(first: number): boolean {
    const hashes = this.#hashes.slice(first, this.size).sort();
    for (let i = 1; i < hashes.length; i++) if (hashes[i] === hashes[i - 1]) return true;
    return false;
  }

  #exact(first: number): number {
    const seen = new Set<string>();
    for (let i = first; i < this.size; i++) {
      const name = nameAt(this.#bytes, this.#quotes[i]!);
      if (seen.has(name)) return this.#quotes[i]!;
      seen.add(name);
    }
    return -1;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
