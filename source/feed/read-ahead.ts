// Fetches before it is asked: what comes from afar is on its way while something else is still being read.

/**
 * Begins at once, and holds at most so many bytes (and a chunk) that nobody has taken yet. A failure reaches whoever
 * reads up to it. Chunks must be the taker's own, not a buffer that is used again.
 */
export function readAhead(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const iterator = source[Symbol.asyncIterator]();
  let held = 0;
  let isOver = false;
  let failure: {readonly error: unknown} | undefined;
  let wakeTaker = (): void => undefined;
  let wakePump = (): void => undefined;

  const pump = async (): Promise<void> => {
    try {
      while (!isOver) {
        const {done, value} = await iterator.next();
        if (done) break;
        chunks.push(value);
        held += value.length;
        wakeTaker();
        while (held >= most && !isOver) {
          await new Promise<void>(resolve => {
            wakePump = resolve;
          });
        }
      }
    } catch (error) {
      failure = {error};
    } finally {
      isOver = true;
      wakeTaker();
    }
  };
  void pump();
  return take();

  async function* take(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const chunk = chunks.shift();
        if (chunk !== undefined) {
          held -= chunk.length;
          wakePump();
          yield chunk;
        } else if (isOver) {
          if (failure !== undefined) throw failure.error;
          return;
        } else {
          await new Promise<void>(resolve => {
            wakeTaker = resolve;
          });
        }
      }
    } finally {
      isOver = true;
      wakePump();
      await iterator.return?.();
    }
  }
}
