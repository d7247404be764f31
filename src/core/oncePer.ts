/** Makes of a function of an object one that works out the answer once for each, and keeps it as long as it lives. */
export function oncePer<Key extends object, Answer>(workOut: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, { answer: Answer }>();
  return key => {
    let found = known.get(key);
    if (!found) known.set(key, (found = { answer: workOut(key) }));
    return found.answer;
  };
}
