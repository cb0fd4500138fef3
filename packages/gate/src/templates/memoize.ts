/** Calls a function once per object, for the lifetime of the object. A call that throws is repeated. */
export function memoize<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.result;
    const now = { result: compute(key) };
    known.set(key, now);
    return now.result;
  };
}

/** Twice the number of scenarios of a template, in each of which a rule asks about the same resource. */
const MOST_RECENT = 32;

/**
 * As `memoize`, for the last few objects only. The rules ask about one resource after the other. What is kept for each of
 * a thousand resources is moved by the garbage collector several times, which takes longer than to find it again.
 */
export function memoizeRecent<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, { readonly result: Result }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.result;
    const result = compute(key);
    if (known.size >= MOST_RECENT) known.clear();
    known.set(key, { result });
    return result;
  };
}
