// The engine of this machine: reads sources into the store and answers from the column index.
import {type Feed, SourceProblem} from '../feed/feed.ts';
import {openFeed} from '../feed/feeds.ts';
import type {Query} from '../query/syntax.ts';
import {type ColumnIndex, createColumnIndex, type Matches} from '../search/column-index.ts';
import {countTimeline, timelineSpan} from '../search/timeline.ts';
import {ingestFeed, loadIndex} from '../store/ingest.ts';
import {openStore, type Store} from '../store/store.ts';
import type {Anchor, Engine, EngineListener, Holdings, Page, Progress, Summary, WordFinding} from './engine.ts';
import {createEventReader, type EventReader} from './event-reader.ts';
import {rowOf} from './row.ts';

export type LocalEngineOptions = {
  /** The cache folder. */
  readonly cache: string;
  readonly standardInput: NodeJS.ReadableStream;
};

/** Throws when the cache cannot be opened. */
export function createLocalEngine({cache, standardInput}: LocalEngineOptions): Engine {
  const store = openStore(cache);
  const index = createColumnIndex();
  const events = createEventReader(index);
  return {
    open: async (sources, listener = {}) => {
      if (sources.length === 0) loadCache(store, index, events, listener);
      const feeds = await Promise.all(sources.map(source => openFeed(source, standardInput)));
      await readFeeds(feeds, store, index, events, listener);
      return holdingsOf(index);
    },
    count: async query => index.search(query).set.count,
    summary: async (query, buckets) => summarise(index, query, buckets),
    page: async (query, anchor, before, after) => pageAround(index, query, anchor, before, after),
    event: async id => events.read(id),
    close: async () => store.catalog.close(),
  };
}

async function readFeeds(
  feeds: readonly Feed[],
  store: Store,
  index: ColumnIndex,
  events: EventReader,
  listener: EngineListener,
): Promise<void> {
  let progress: Progress = {blobs: 0, blobsRead: 0, bytes: 0, bytesRead: 0, events: 0};
  const advance = (change: (before: Progress) => Partial<Progress>) => {
    progress = {...progress, ...change(progress)};
    listener.onProgress?.(progress);
  };
  for (const feed of feeds) {
    await ingestFeed(feed, store, {
      onListed: (blobs, bytes) => advance(before => ({blobs: before.blobs + blobs, bytes: before.bytes + bytes})),
      onRead: (blobs, bytes, read) =>
        advance(before => ({
          blobsRead: before.blobsRead + blobs,
          bytesRead: before.bytesRead + bytes,
          events: before.events + read,
        })),
      onSegment: (segment, stored) => {
        events.add(segment, stored);
        listener.onChange?.(holdingsOf(index));
      },
      onProblem: sentence => listener.onNotice?.({sentence}),
    });
  }
}

/** Without a source named: all that was ever read into this cache. */
function loadCache(store: Store, index: ColumnIndex, events: EventReader, listener: EngineListener): void {
  const stored = store.catalog.sources().flatMap(source => store.catalog.segments(source));
  if (stored.length === 0) {
    throw new SourceProblem('The cache is empty. Name a folder or file of audit logs, or try `hsmscope demo`.');
  }
  for (const each of stored) {
    const segment = loadIndex(each.index);
    if (segment) events.add(segment, each);
    else
      listener.onNotice?.({
        sentence: `The index of ${each.name} is missing or damaged. Open its source again to rebuild it.`,
      });
  }
  listener.onChange?.(holdingsOf(index));
}

function holdingsOf(index: ColumnIndex): Holdings {
  const span = index.span();
  return {
    revision: index.revision(),
    events: index.events(),
    unreadable: index.unreadable(),
    first: span?.from,
    last: span && span.until - 1,
    resources: [...new Set(index.segments().flatMap(segment => segment.text.hsm.values.slice(1)))].sort(),
  };
}

function summarise(index: ColumnIndex, query: Query, buckets: number): Summary {
  const start = performance.now();
  const {set, plan, parts} = index.search(query);
  const held = index.span() ?? {from: 0, until: 1};
  return {
    revision: index.revision(),
    count: set.count,
    timeline: countTimeline(parts, timelineSpan(query, held), buckets),
    words: findings(plan),
    elapsed: performance.now() - start,
  };
}

function findings({words}: Matches['plan']): readonly WordFinding[] {
  return [...words].map(([word, hits]) => ({
    word: word.text,
    found: Object.entries(hits).map(([field, wanted]) => ({
      field: field as WordFinding['found'][number]['field'],
      values: wanted.reduce((sum, hit) => sum + hit, 0),
    })),
  }));
}

function pageAround(index: ColumnIndex, query: Query, anchor: Anchor, before: number, after: number): Page {
  const {set} = index.search(query);
  const rank = 'rank' in anchor ? anchor.rank : set.rankOf({...anchor.time, ...anchor.id});
  const middle = Math.max(0, Math.min(rank, set.count - 1));
  const first = Math.max(0, middle - before);
  return {
    revision: index.revision(),
    count: set.count,
    anchor: middle,
    first,
    rows: set
      .from(first)
      .take(middle + after + 1 - first)
      .map(rowOf)
      .toArray(),
  };
}
