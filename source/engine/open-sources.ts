// Opens sources: reads what is new of each into the store, shows it as it comes, follows what grows, mends what is damaged.
import type {Feed} from '../feed/feed.ts';
import {type FeedOptions, openFeed} from '../feed/feeds.ts';
import type {ColumnIndex} from '../search/column-index.ts';
import {Cancelled} from '../store/cancelled.ts';
import {LockLost} from '../store/catalog.ts';
import {DamagedIndex} from '../store/damaged-index.ts';
import {ingestFeed} from '../store/ingest.ts';
import type {Store} from '../store/store.ts';
import {holdingsOf} from './answers.ts';
import {cachedFeeds} from './cached-feed.ts';
import type {Control} from './control.ts';
import type {EngineListener, Holdings, OpenOptions} from './engine.ts';
import {followFeeds, type Listed} from './follow-feeds.ts';
import {type Follower, followOthers} from './follow-others.ts';
import {createGrowingBlobs, type GrowingBlobs} from './growing-blobs.ts';
import {createProgress, type ProgressReport} from './progress.ts';
import type {ReaderPool} from './readers.ts';
import {type Seldom, seldom} from './seldom.ts';
import type {ShownBlobs} from './shown-blobs.ts';

export type Opener = {
  readonly open: (sources: readonly string[], listener: EngineListener, options: OpenOptions) => Promise<Holdings>;
  /** Takes over what other processes have written. */
  readonly look: () => void;
  /** Looks through the index files of all that is open, and builds anew what is damaged. */
  readonly mend: () => Promise<void>;
  /** Tells how far the reading is, at once. */
  readonly tellProgress: () => void;
  readonly close: () => Promise<void>;
};

type Parts = {
  readonly store: Store;
  readonly index: ColumnIndex;
  readonly shown: ShownBlobs;
  readonly control: Control;
  readonly readers: ReaderPool;
  readonly feedOptions: Partial<FeedOptions>;
};

export function createOpener({store, index, shown, control, readers, feedOptions}: Parts): Opener {
  let opened: Promise<Reading> | undefined;
  let mending: Promise<void> | undefined;
  let progress: ProgressReport | undefined;
  let others: Follower | undefined;
  let endFollowing: (() => Promise<void>) | undefined;

  /** Tells what reading needs once it has read all. */
  const read = async (sources: readonly string[], listener: EngineListener, follow: boolean): Promise<Reading> => {
    const feeds =
      sources.length === 0
        ? cachedFeeds(store)
        : await Promise.all(sources.map(source => openFeed(source, feedOptions)));
    const listed = new Map<string, Listed>();
    progress = createProgress(control, listener.onProgress);
    const arrived = seldom(() => listener.onChange?.(holdingsOf(index)));
    others = followOthers(store, shown, arrived);
    const growing = follow ? createGrowingBlobs() : undefined;
    const reading: Reading = {store, readers, control, progress, shown, listener, arrived, others, growing};
    await readFeeds(
      reading,
      feeds.map(feed => rememberingList(feed, listed)),
    );
    if (follow) endFollowing = followListed([...listed.values()], reading);
    return reading;
  };
  const mend = async (): Promise<void> => {
    const reading = await opened;
    if (reading === undefined) return;
    reading.listener.onNotice?.({sentence: 'A part of the cache is damaged. It is built anew.'});
    progress = createProgress(control, reading.listener.onProgress);
    await readFeeds(
      {...reading, progress, isChecked: true},
      cachedFeeds(store).filter(({id}) => reading.others.follows(id)),
    );
  };
  return {
    open: async (sources, listener, {follow = false}) => {
      opened = read(sources, listener, follow);
      await opened;
      return holdingsOf(index);
    },
    look: () => others?.look(),
    mend: () => {
      mending ??= mend().finally(() => {
        mending = undefined;
      });
      return mending;
    },
    tellProgress: () => progress?.tell(),
    close: async () => {
      others?.stop();
      await endFollowing?.();
    },
  };
}

/** The same feed, whose last list is kept. */
function rememberingList(feed: Feed, listed: Map<string, Listed>): Feed {
  return {
    ...feed,
    list: async told => {
      const blobs = await feed.list(told);
      listed.set(feed.id, {feed, blobs});
      return blobs;
    },
  };
}

type Reading = {
  readonly store: Store;
  readonly readers: ReaderPool;
  readonly control: Control;
  readonly progress: ProgressReport;
  readonly shown: ShownBlobs;
  readonly listener: EngineListener;
  /** There is more to be searched. */
  readonly arrived: Seldom;
  readonly others: Follower;
  /** Where sources are followed. */
  readonly growing: GrowingBlobs | undefined;
  /** Index files are looked through before they are believed. */
  readonly isChecked?: boolean;
};

async function readFeeds(reading: Reading, feeds: readonly Feed[]): Promise<void> {
  const {arrived, progress, readers} = reading;
  for (const feed of feeds) await readFeed(reading, feed);
  arrived('now');
  progress.tell();
  await readers.close();
}

function followListed(listed: readonly Listed[], reading: Reading): () => Promise<void> {
  const {control, growing, listener, readers} = reading;
  const quieter = tellOnce(listener);
  return followFeeds(listed, {
    read: async feed => {
      await readFeed({...reading, listener: quieter}, feed);
      await readers.close();
    },
    proceed: control.proceed,
    isOver: ({id}, {name}) => growing?.isOver(id, name) === true,
    onNotice: sentence => listener.onNotice?.({sentence}),
    onCheck: check => listener.onCheck?.(check),
    onWait: wait => listener.onWait?.(wait),
  });
}

/** What each look at a source finds again is said once. */
function tellOnce(listener: EngineListener): EngineListener {
  const told = new Set<string>();
  return {
    ...listener,
    onNotice: notice => {
      if (told.has(notice.sentence)) return;
      told.add(notice.sentence);
      listener.onNotice?.(notice);
    },
  };
}

/** Reading that was stopped is no failure: what came so far is there. */
async function readFeed(reading: Reading, feed: Feed): Promise<void> {
  const {store, readers, control, progress, shown, listener, arrived, others, isChecked = false} = reading;
  const notice = (sentence: string, lacks = false): void => listener.onNotice?.({sentence, lacks});
  try {
    await ingestFeed(feed, store, readers, {
      isChecked,
      proceed: control.proceed,
      onArrival: arrival => {
        shown.add(arrival);
        arrived();
      },
      isShown: ({file}) => shown.holds(file),
      isGrowing: (blob, taken) => reading.growing?.isGrowing(feed.id, blob, taken) === true,
      onKnown: () => arrived('now'),
      onDamaged: segment => shown.remove(feed.id, [segment]),
      onPlanned: progress.plan,
      onRead: progress.read,
      onProblem: notice,
      onWait: wait => listener.onWait?.(wait),
      onWaiting: () => {
        notice(`Another hsmscope is reading this; what it has shows here: ${feed.title}`);
        others.follow(feed.id, 'beginning');
      },
    });
  } catch (error) {
    if (error instanceof LockLost) return readFeed(reading, feed);
    if (error instanceof DamagedIndex && !isChecked) return readFeed({...reading, isChecked: true}, feed);
    if (!(error instanceof Cancelled)) throw error;
    notice(`Reading ${feed.title} was stopped. Open it again to go on.`, true);
  } finally {
    others.follow(feed.id, 'now');
  }
}
