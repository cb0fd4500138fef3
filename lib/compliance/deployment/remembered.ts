/** Asks once for each object, as long as the object lives. What could not be answered is asked again. */
export function remembered<Key extends object, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.answer;
    const now = { answer: answer(key) };
    known.set(key, now);
    return now.answer;
  };
}
