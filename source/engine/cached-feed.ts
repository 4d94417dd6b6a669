// Sources as the cache remembers them: to be searched, and indexed anew where need be, without asking anyone.
import {type Feed, SourceProblem} from '../feed/feed.ts';
import type {Store} from '../store/store.ts';

/** All that was ever read into the cache. Throws SourceProblem when that is nothing. */
export function cachedFeeds(store: Store): readonly Feed[] {
  const sources = store.catalog.sources();
  if (sources.length === 0) {
    throw new SourceProblem('The cache is empty. Name a folder or file of audit logs, or try `hsmscope demo`.');
  }
  return sources.map(source => ({
    kind: 'memory',
    id: source,
    title: source,
    list: async () => [],
  }));
}
