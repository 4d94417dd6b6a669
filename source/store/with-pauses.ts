// The chunks of a stream as they come, and a word whenever none came for a while: what came before need not wait.

/** Milliseconds. */
const awhile = 500;

type Coming = {result?: IteratorResult<Uint8Array>; problem?: {readonly error: unknown}; wake: () => void};

/** Yields `undefined` for each while in which nothing came. */
export async function* withPauses(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  const iterator = chunks[Symbol.asyncIterator]();
  let coming = ask(iterator);
  try {
    for (;;) {
      if (coming.result === undefined && coming.problem === undefined) await changeOrPause(coming);
      if (coming.problem !== undefined) throw coming.problem.error;
      if (coming.result === undefined) yield undefined;
      else if (coming.result.done === true) return;
      else {
        yield coming.result.value;
        coming = ask(iterator);
      }
    }
  } finally {
    // Whoever goes before the end does not wait for what may never come.
    void iterator.return?.();
  }
}

/** Listens once: a promise that is pending for days must not gather those who wait for it. */
function ask(iterator: AsyncIterator<Uint8Array>): Coming {
  const coming: Coming = {wake: () => undefined};
  iterator.next().then(
    result => {
      coming.result = result;
      coming.wake();
    },
    error => {
      coming.problem = {error};
      coming.wake();
    },
  );
  return coming;
}

function changeOrPause(coming: Coming): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, awhile);
    coming.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
