// Opens sources: reads what is new of each into the store, shows it as it comes, and follows what grows.
import type {Feed} from '../feed/feed.ts';
import {type FeedOptions, openFeed} from '../feed/feeds.ts';
import type {ColumnIndex} from '../search/column-index.ts';
import {Cancelled} from '../store/cancelled.ts';
import {LockLost} from '../store/catalog.ts';
import {ingestFeed} from '../store/ingest.ts';
import type {Store} from '../store/store.ts';
import {holdingsOf} from './answers.ts';
import {cachedFeeds} from './cached-feed.ts';
import type {Control} from './control.ts';
import type {EngineListener, Holdings, OpenOptions} from './engine.ts';
import {followFeeds, type Listed} from './follow-feeds.ts';
import {type Follower, followOthers} from './follow-others.ts';
import {createProgress, type ProgressReport} from './progress.ts';
import type {ReaderPool} from './readers.ts';
import {type Seldom, seldom} from './seldom.ts';
import type {ShownBlobs} from './shown-blobs.ts';

export type Opener = {
  readonly open: (sources: readonly string[], listener: EngineListener, options: OpenOptions) => Promise<Holdings>;
  /** Takes over what other processes have written; false where nothing is open yet. */
  readonly look: () => boolean;
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
  let progress: ProgressReport | undefined;
  let others: Follower | undefined;
  let endFollowing: (() => Promise<void>) | undefined;

  const open: Opener['open'] = async (sources, listener, {follow = false}) => {
    const opened =
      sources.length === 0
        ? cachedFeeds(store)
        : await Promise.all(sources.map(source => openFeed(source, feedOptions)));
    const listed = new Map<string, Listed>();
    progress = createProgress(control, value => listener.onProgress?.(value));
    const arrived = seldom(() => listener.onChange?.(holdingsOf(index)));
    const reading = {store, readers, control, progress, shown, listener, arrived};
    for (const feed of opened) await readFeed({...reading, feed: rememberingList(feed, listed)});
    arrived('now');
    progress.tell();
    await readers.close();
    void index.warm(follow);
    const names = opened.map(({id}) => id);
    others = followOthers(store, names, shown, arrived);
    if (follow) endFollowing = followListed([...listed.values()], reading);
    return holdingsOf(index);
  };
  return {
    open,
    look: () => {
      others?.look();
      return others !== undefined;
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
    list: async note => {
      const blobs = await feed.list(note);
      listed.set(feed.id, {feed, blobs});
      return blobs;
    },
  };
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

function followListed(listed: readonly Listed[], reading: Omit<Reading, 'feed'>): () => Promise<void> {
  const {control, listener, readers} = reading;
  const quieter = tellOnce(listener);
  return followFeeds(listed, {
    read: async feed => {
      await readFeed({...reading, listener: quieter, feed});
      await readers.close();
    },
    proceed: control.proceed,
    onNotice: sentence => listener.onNotice?.({sentence}),
    onCheck: check => listener.onCheck?.(check),
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
      isShown: ({file}) => shown.holds(file),
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
