/** Distinct representatives: one candidate for each slot, no two alike (bipartite matching by augmenting paths). */

/** One of each slot's candidates, all with different keys; undefined where there is no such choice. */
export function assign<T>(slots: readonly (readonly T[])[], keyOf: (value: T) => string): T[] | undefined {
  const holder = new Map<string, number>();
  const chosen: T[] = [];
  const place = (slot: number, tried: Set<string>): boolean => {
    for (const value of slots[slot] ?? []) {
      const key = keyOf(value);
      if (tried.has(key)) continue;
      tried.add(key);
      const other = holder.get(key);
      if (other !== undefined && !place(other, tried)) continue;
      holder.set(key, slot);
      chosen[slot] = value;
      return true;
    }
    return false;
  };
  for (let slot = 0; slot < slots.length; slot++) if (!place(slot, new Set())) return undefined;
  return chosen;
}
