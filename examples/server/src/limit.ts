/** So many in so long. */

/** Counts what each key took. */
export interface Limit {
  /** Takes one for the key; false, and nothing is taken, when the key has had its share within the window. */
  take(key: string): boolean;
}

/** A sliding window: at most `count` within any `windowMs` milliseconds. */
export function createLimit(now: () => number, count: number, windowMs: number): Limit {
  const taken = new Map<string, number[]>();
  return {
    take(key) {
      const since = now() - windowMs;
      for (const [other, times] of taken) if ((times.at(-1) ?? 0) <= since) taken.delete(other);
      const recent = (taken.get(key) ?? []).filter((time) => time > since);
      if (recent.length >= count) return false;
      taken.set(key, [...recent, now()]);
      return true;
    },
  };
}
