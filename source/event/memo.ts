// Remembers what a function made of a text, because the same few texts occur thousands of times in a log.

/** Longer texts are worked out anew, so that hostile ones cannot fill the memory. */
const longestRemembered = 16_384;

/** The function with a memory of at most `limit` texts; when that is full, it starts anew. */
export function remember<Result>(make: (text: string) => Result, limit = 50_000): (text: string) => Result {
  const known = new Map<string, Result>();
  const find = (text: string): Result => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = make(text);
    if (text.length > longestRemembered) return result;
    if (known.size >= limit) known.clear();
    known.set(text, result);
    return result;
  };
  // Comparing with the last text costs less than hashing this one, and many a field is the same all through a blob.
  let last: {readonly text: string; readonly result: Result} | undefined;
  return text => {
    if (last?.text !== text) last = {text, result: find(text)};
    return last.result;
  };
}
