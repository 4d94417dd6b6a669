// Remembers what a function made of a text, because the same few texts occur thousands of times in a log.

/** Longer texts are worked out anew, so that hostile ones cannot fill the memory. */
const longestRemembered = 16_384;

/** The function with a memory of at most `limit` texts; when that is full, it starts anew. */
export function remember<Result>(make: (text: string) => Result, limit = 50_000): (text: string) => Result {
  const known = new Map<string, Result>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = make(text);
    if (text.length > longestRemembered) return result;
    if (known.size >= limit) known.clear();
    known.set(text, result);
    return result;
  };
}
