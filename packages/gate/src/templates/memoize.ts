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
