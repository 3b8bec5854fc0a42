/** At most `count` for a key within any `windowMs` milliseconds. */
function createLimit(now, count, windowMs) {
  const taken = new Map();
  return {
    take(key) {
      const recent = (taken.get(key) ?? []).filter((time) => time > now() - windowMs);
      if (recent.length < count) recent.push(now());
      else return false;
      taken.set(key, recent);
      return true;
    },
  };
}

module.exports = { createLimit };
