// The engine of this machine: reads sources into the store and answers from the column index.
import type {FeedOptions} from '../feed/feeds.ts';
import {resolveTimes} from '../query/resolve-times.ts';
import type {PlainQuery, Query} from '../query/syntax.ts';
import {createColumnIndex} from '../search/column-index.ts';
import {countTimeline} from '../search/timeline.ts';
import {explain, nearest, pageAround, summarise, valuesOf} from './answers.ts';
import {createControl} from './control.ts';
import type {Engine, EngineListener} from './engine.ts';
import {createEventReader} from './event-reader.ts';
import {openCache} from './open-cache.ts';
import {createOpener} from './open-sources.ts';
import {createRawReader} from './raw-reader.ts';
import {createReaders} from './readers.ts';
import {createSharedScanner} from './shared-scanner.ts';
import {createShownBlobs, type ShownBlobs} from './shown-blobs.ts';

export type LocalOptions = Partial<FeedOptions> & {
  /** Tells the time that `last:24h` counts from. */
  readonly clock?: () => number;
};

/** Throws when the cache was written by a newer hsmscope. */
export function createLocalEngine(cacheFolder: string, {clock = Date.now, ...feedOptions}: LocalOptions = {}): Engine {
  const cache = openCache(cacheFolder);
  const {store} = cache;
  let tell: EngineListener['onNotice'];
  const readRaw = createRawReader(
    store,
    () => shown,
    sentence => tell?.({sentence, lacks: true}),
  );
  const scanner = createSharedScanner(readRaw);
  const index = createColumnIndex(scanner);
  const shown: ShownBlobs = createShownBlobs(index, store);
  const events = createEventReader(shown, store);
  const control = createControl();
  const readers = createReaders(control);
  const opener = createOpener({store, index, shown, control, readers, feedOptions});

  const asked = (query: Query): PlainQuery => resolveTimes(query, {now: clock(), zone: 'utc'});
  const onceMore = <Answer>(answer: () => Promise<Answer>) => answerOnceMore(answer, opener.look);
  return {
    open: (sources, listener = {}, options = {}) => {
      tell = listener.onNotice;
      if (cache.problem !== undefined) listener.onNotice?.({sentence: cache.problem});
      return opener.open(sources, listener, options);
    },
    count: (query, signal) => onceMore(async () => (await index.search(asked(query), signal)).set.count),
    summary: (query, buckets, signal) => onceMore(() => summarise(index, asked(query), buckets, signal)),
    timeline: (query, span, buckets, signal) =>
      onceMore(async () => countTimeline((await index.search(asked(query), signal)).parts, span, buckets)),
    facets: (query, fields, top, signal) => onceMore(() => index.facets(asked(query), fields, top, signal)),
    values: (query, field, text, top, signal) =>
      onceMore(() => valuesOf(index, asked(query), {field, text, top}, signal)),
    nearest: (query, from, direction, signal) => onceMore(() => nearest(index, asked(query), from, direction, signal)),
    explain: (query, signal) => onceMore(() => explain(index, asked(query), signal)),
    page: (query, anchor, before, after, signal) =>
      onceMore(() => pageAround(index, asked(query), {anchor, before, after}, signal)),
    event: async id => events.read(id),
    records: async given => events.readMany(given),
    control: async state => {
      control.set(state);
      opener.tellProgress();
    },
    close: async () => {
      control.set('stop');
      await opener.close();
      await Promise.all([readers.close(), scanner.close()]);
      cache.close();
    },
  };
}

/** An index file may be gone because another process wrote a newer one: that is taken over, and the question asked again. */
async function answerOnceMore<Answer>(answer: () => Promise<Answer>, look: () => boolean): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !look()) throw error;
    return answer();
  }
}
