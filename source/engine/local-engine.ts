// The engine of this machine: reads sources into the store and answers from the column index.
import type {Feed} from '../feed/feed.ts';
import {openFeed} from '../feed/feeds.ts';
import {resolveTimes} from '../query/resolve-times.ts';
import type {PlainQuery, Query} from '../query/syntax.ts';
import {createColumnIndex} from '../search/column-index.ts';
import {countTimeline} from '../search/timeline.ts';
import {Cancelled} from '../store/cancelled.ts';
import {LockLost} from '../store/catalog.ts';
import {ingestFeed} from '../store/ingest.ts';
import type {Store} from '../store/store.ts';
import {explain, holdingsOf, nearest, pageAround, summarise, valuesOf} from './answers.ts';
import {cachedFeeds} from './cached-feed.ts';
import {type Control, createControl} from './control.ts';
import type {Engine, EngineListener, Holdings} from './engine.ts';
import {createEventReader} from './event-reader.ts';
import {type Follower, followOthers} from './follow-others.ts';
import {openCache} from './open-cache.ts';
import {createProgress, type ProgressReport} from './progress.ts';
import {createRawReader} from './raw-reader.ts';
import {createReaders, type ReaderPool} from './readers.ts';
import {type Seldom, seldom} from './seldom.ts';
import {createSharedScanner} from './shared-scanner.ts';
import {createShownBlobs, type ShownBlobs} from './shown-blobs.ts';

/** Throws when the cache was written by a newer hsmscope. `clock` tells the time that `last:24h` counts from. */
export function createLocalEngine(cacheFolder: string, clock: () => number = Date.now): Engine {
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
  let progress: ProgressReport | undefined;
  let follower: Follower | undefined;

  const asked = (query: Query): PlainQuery => resolveTimes(query, {now: clock(), zone: 'utc'});
  const onceMore = <Answer>(answer: () => Promise<Answer>) => answerOnceMore(answer, () => follower);
  const open = async (sources: readonly string[], listener: EngineListener): Promise<Holdings> => {
    tell = listener.onNotice;
    if (cache.problem !== undefined) listener.onNotice?.({sentence: cache.problem});
    const feeds = sources.length === 0 ? cachedFeeds(store) : await Promise.all(sources.map(openFeed));
    progress = createProgress(control, value => listener.onProgress?.(value));
    const arrived = seldom(() => listener.onChange?.(holdingsOf(index)));
    for (const feed of feeds) await readFeed({feed, store, readers, control, progress, shown, listener, arrived});
    arrived('now');
    await readers.close();
    void index.warm();
    follower = followOthers(
      store,
      feeds.map(({id}) => id),
      shown,
      arrived,
    );
    return holdingsOf(index);
  };
  return {
    open: (sources, listener = {}) => open(sources, listener),
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
      progress?.tell();
    },
    close: async () => {
      control.set('stop');
      follower?.stop();
      await Promise.all([readers.close(), scanner.close()]);
      cache.close();
    },
  };
}

/** An index file may be gone because another process wrote a newer one: that is taken over, and the question asked again. */
async function answerOnceMore<Answer>(
  answer: () => Promise<Answer>,
  follower: () => Follower | undefined,
): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || follower() === undefined) throw error;
    follower()!.look();
    return answer();
  }
}

type Reading = {
  readonly feed: Feed;
  readonly store: Store;
  readonly readers: ReaderPool;
  readonly control: Control;
  readonly progress: ProgressReport;
  readonly shown: ShownBlobs;
  readonly listener: EngineListener;
  /** There is more to be searched. */
  readonly arrived: Seldom;
};

/** Reading that was stopped is no failure: what came so far is there. */
async function readFeed(reading: Reading): Promise<void> {
  const {feed, store, readers, control, progress, shown, listener, arrived} = reading;
  const notice = (sentence: string, lacks = false): void => listener.onNotice?.({sentence, lacks});
  let follower: Follower | undefined;
  try {
    await ingestFeed(feed, store, readers, {
      proceed: control.proceed,
      onArrival: arrival => {
        shown.add(arrival);
        arrived();
      },
      onPlanned: progress.plan,
      onRead: progress.read,
      onProblem: notice,
      onWaiting: () => {
        notice(`Another hsmscope reads ${feed.title} at the moment; its progress shows here.`);
        follower = followOthers(store, [feed.id], shown, arrived, 'beginning');
      },
    });
  } catch (error) {
    if (error instanceof LockLost) return readFeed(reading);
    if (!(error instanceof Cancelled)) throw error;
    notice(`Reading ${feed.title} was stopped. Open it again to go on.`, true);
  } finally {
    follower?.stop();
  }
}
