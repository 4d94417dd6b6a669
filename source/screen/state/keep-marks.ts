// Keeps what is marked on the screen: in the user's settings, and its blobs as evidence in the cache.
import type {Engine} from '../../engine/engine.ts';
import {type Mark, type Marks, markKey} from '../../settings/marks.ts';
import type {Store} from './store.ts';

/** Where marks are kept; its methods reject with a sentence. */
export type MarksPort = {
  /** As they are when the screen opens. */
  readonly marks: Marks;
  readonly put: (mark: Mark) => Promise<void>;
  readonly remove: (mark: Mark) => Promise<void>;
};

/** Returns what ends it, when all is kept. */
export function keepMarks(port: MarksPort, engine: Engine, store: Store): () => Promise<void> {
  let kept = store.state().marks.all;
  let work = Promise.resolve();
  const then = (act: () => Promise<void>): void => {
    work = work.then(act).catch(error => {
      const sentence = `The marks are not kept as they are shown. ${(error as Error).message}`;
      store.dispatch({type: 'notice-given', notice: {sentence}});
    });
  };
  const unsubscribe = store.subscribe(({marks: {all}}, {type}) => {
    // A cache may have been made anew since the events were marked.
    if (type === 'reading-finished' && all.size > 0) then(() => engine.hold(idsOf(all.values()), true));
    if (all === kept) return;
    const before = kept;
    kept = all;
    then(() => keepChange(port, engine, before, all));
  });
  return async () => {
    unsubscribe();
    await work;
  };
}

async function keepChange(port: MarksPort, engine: Engine, before: Marks, after: Marks): Promise<void> {
  const changed = [...after].filter(([key, mark]) => before.get(key) !== mark).map(([, mark]) => mark);
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, mark]) => mark);
  for (const mark of changed) await port.put(mark);
  for (const mark of removed) await port.remove(mark);
  const blobs = new Set([...after.values()].map(({blob}) => blob));
  const fresh = changed.filter(mark => !before.has(markKey(mark)));
  const free = removed.filter(({blob}) => !blobs.has(blob));
  if (fresh.length > 0) await engine.hold(idsOf(fresh), true);
  if (free.length > 0) await engine.hold(idsOf(free), false);
}

const idsOf = (marks: Iterable<Mark>) => Array.from(marks, ({blob, offset}) => ({blob, offset}));
