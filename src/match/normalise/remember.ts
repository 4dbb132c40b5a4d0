/**
 * A pure function of text that remembers its answers: names, hosts and places
 * come again and again. Holds a bounded number and starts afresh when full, so
 * that memory is bounded and the answers depend on nothing but the text.
 */
const entriesMax = 20_000;
/** A longer text hardly comes twice. */
const charactersMax = 80;

export function remember<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > charactersMax) return answer(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= entriesMax) known.clear();
    const value = answer(text);
    known.set(text, value);
    return value;
  };
}
