// Remembers answers, and shares those under way: who asks for the same gets the same, and the last to leave ends the work.

export type SharedMemory<Answer> = {
  /** `make` is given a signal of its own, aborted when nobody waits any more. Rejects when the asker's signal is aborted. */
  readonly get: (key: string, make: (signal: AbortSignal) => Promise<Answer>, signal?: AbortSignal) => Promise<Answer>;
  /** Is there an answer at hand? */
  readonly has: (key: string) => boolean;
  /** Forgets all; those who wait still get their answers. */
  readonly clear: () => void;
};

type Entry<Answer> = {
  readonly answer: Promise<Answer>;
  readonly controller: AbortController;
  waiting: number;
  isMade: boolean;
};

/** Holds the answers of the last `limit` questions; `forget` is told each answer that is let go, once it is made. */
export function rememberShared<Answer>(limit: number, forget: (answer: Answer) => void): SharedMemory<Answer> {
  const entries = new Map<string, Entry<Answer>>();
  const drop = (key: string, entry: Entry<Answer>): void => {
    if (entries.get(key) === entry) entries.delete(key);
    void entry.answer.then(forget, () => undefined);
  };
  const begin = (key: string, make: (signal: AbortSignal) => Promise<Answer>): Entry<Answer> => {
    const controller = new AbortController();
    const entry: Entry<Answer> = {answer: make(controller.signal), controller, waiting: 0, isMade: false};
    entry.answer.then(
      () => {
        entry.isMade = true;
      },
      () => drop(key, entry),
    );
    return entry;
  };
  return {
    get: async (key, make, signal) => {
      signal?.throwIfAborted();
      const entry = entries.get(key) ?? begin(key, make);
      // The one asked for last is forgotten last.
      entries.delete(key);
      entries.set(key, entry);
      for (const [oldest, old] of entries) if (entries.size > limit && old.isMade) drop(oldest, old);
      entry.waiting++;
      try {
        return await unlessAborted(entry.answer, signal);
      } finally {
        entry.waiting--;
        if (entry.waiting === 0 && !entry.isMade) {
          entry.controller.abort(signal?.reason);
          drop(key, entry);
        }
      }
    },
    has: key => entries.get(key)?.isMade === true,
    clear: () => {
      for (const [key, entry] of entries) drop(key, entry);
    },
  };
}

function unlessAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, {once: true});
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
