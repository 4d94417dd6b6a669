// Carries what becomes of the saved queries to whoever keeps them, one change after the other, and reads them anew.
import type {SavedChange, SavedPort} from '../panes/saved/changes.ts';
import type {Store} from './store.ts';

/** Returns what ends it, resolving when all changes are kept. */
export function keepSaved(port: SavedPort, store: Store): () => Promise<void> {
  const begun = new WeakSet<SavedChange>();
  let work = Promise.resolve();

  const read = (): void => {
    const {queries, problem} = port.list();
    store.dispatch({type: 'saved-listed', own: queries, problem});
  };
  const keep = async (change: SavedChange): Promise<void> => {
    const sentence = await port.carryOut(change).catch((error: Error) => error.message);
    store.dispatch({type: 'saved-kept', change, sentence});
    if (store.state().saved.changes.length === 0) read();
  };
  const unsubscribe = store.subscribe(({saved}, {type}) => {
    // Another process may have changed them.
    if (type === 'saved-opened' || type === 'save-opened') read();
    for (const change of saved.changes) {
      if (begun.has(change)) continue;
      begun.add(change);
      work = work.then(() => keep(change));
    }
  });
  return () => {
    unsubscribe();
    return work;
  };
}
