// The engine of this machine: reads sources into the store and answers from the column index.
import type {FeedOptions} from '../feed/feeds.ts';
import {resolveTimes} from '../query/resolve-times.ts';
import type {PlainQuery, Query} from '../query/syntax.ts';
import {createColumnIndex} from '../search/column-index.ts';
import {countTimeline} from '../search/timeline.ts';
import {DamagedIndex} from '../store/damaged-index.ts';
import {explain, nearest, pageAround, summarise, valuesOf} from './answers.ts';
import {createControl} from './control.ts';
import type {Engine, EngineListener} from './engine.ts';
import {createEventReader} from './event-reader.ts';
import {createEvidence} from './evidence.ts';
import {openCache} from './open-cache.ts';
import {createOpener} from './open-sources.ts';
import {createRawReader} from './raw-reader.ts';
import {createReaders} from './readers.ts';
import {rehearse} from './rehearse.ts';
import {createSharedScanner} from './shared-scanner.ts';
import {createShownBlobs, type ShownBlobs} from './shown-blobs.ts';

/** Milliseconds in which those who opened ask their first questions, which nothing is to slow down. */
const firstFrame = 500;

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
  let warming: NodeJS.Timeout | undefined;
  let isFollowed = false;

  const asked = (query: Query): PlainQuery => resolveTimes(query, {now: clock(), zone: 'utc'});
  const again = <Answer>(answer: () => Promise<Answer>) => answerAgain(answer, [opener.look, opener.mend]);
  const warm = async (): Promise<void> => {
    await index.warm();
    if (!isFollowed) return;
    await scanner.prepare();
    await rehearse(index);
  };
  return {
    open: async (sources, listener = {}, options = {}) => {
      tell = listener.onNotice;
      if (cache.problem !== undefined) listener.onNotice?.({sentence: cache.problem});
      const holdings = await opener.open(sources, listener, options);
      isFollowed = options.follow === true;
      warming = setTimeout(() => {
        // What cannot be mended, a question will find as well.
        again(warm).catch(() => undefined);
      }, firstFrame).unref();
      return holdings;
    },
    count: (query, signal) => again(async () => (await index.search(asked(query), signal)).set.count),
    summary: (query, buckets, signal) => again(() => summarise(index, asked(query), buckets, signal)),
    timeline: (query, span, buckets, signal) =>
      again(async () => countTimeline((await index.search(asked(query), signal)).parts, span, buckets)),
    facets: (query, fields, top, signal) => again(() => index.facets(asked(query), fields, top, signal)),
    values: (query, field, text, top, signal) => again(() => valuesOf(index, asked(query), {field, text, top}, signal)),
    nearest: (query, from, direction, signal) => again(() => nearest(index, asked(query), from, direction, signal)),
    explain: (query, signal) => again(() => explain(index, asked(query), signal)),
    page: (query, anchor, before, after, signal) =>
      again(() => pageAround(index, asked(query), {anchor, before, after}, signal)),
    event: id => again(async () => events.read(id)),
    records: given => again(async () => events.readMany(given)),
    ...createEvidence(() => shown, store),
    control: async state => {
      control.set(state);
      opener.tellProgress();
    },
    close: async () => {
      clearTimeout(warming);
      control.set('stop');
      await opener.close();
      await Promise.all([readers.close(), scanner.close()]);
      cache.close();
    },
  };
}

/**
 * An index file may be gone, because another process wrote a newer one, or damaged: then one remedy after the other is
 * tried, and the question asked again.
 */
async function answerAgain<Answer>(
  answer: () => Promise<Answer>,
  [remedy, ...further]: readonly (() => unknown)[],
): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (remedy === undefined || !(isGone || error instanceof DamagedIndex)) throw error;
    await remedy();
    return answerAgain(answer, further);
  }
}
