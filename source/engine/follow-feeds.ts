// Follows sources that grow: each is looked at ever again, and read on when something of it has changed.
import {setTimeout as sleep} from 'node:timers/promises';
import {isAzureSource} from '../feed/azure/azure-source.ts';
import type {Blob, Feed, ListListener, Wait} from '../feed/feed.ts';
import {Cancelled} from '../store/cancelled.ts';
import type {Check} from './engine.ts';
import {isYoung} from './growing-blobs.ts';

export type FollowListener = {
  /** Reads what is new of the feed, which lists what it was found to have. */
  readonly read: (feed: Feed) => Promise<void>;
  readonly onNotice: (sentence: string) => void;
  readonly onCheck: (check: Check) => void;
  readonly onWait: (wait: Wait) => void;
  /** Waits while reading is paused; rejects when it is stopped. */
  readonly proceed: () => Promise<void>;
  /** Was the blob written to when it was read, and is no more? */
  readonly isOver: (feed: Feed, blob: Blob) => boolean;
};

/** Milliseconds. What is written is to be seen within two seconds; what is quiet is looked at less often. */
const soonest = 1000;
const latest = 5000;
/** Reading takes at most one part in so many of the time. */
const share = 8;
/** Milliseconds after which a compressed file counts as written: half of one cannot be told from a damaged one. */
const longestWrite = 1500;

/** Sources, each with what it listed when it was read. */
export type Listed = {readonly feed: Feed; readonly blobs: readonly Blob[]};

/** Returns what ends the following, once the reading under way is done. */
export function followFeeds(feeds: readonly Listed[], listener: FollowListener): () => Promise<void> {
  const ending = new AbortController();
  const followed = feeds
    .filter(({feed}) => feed.kind === 'place')
    .map(({feed, blobs}) => follow(feed, blobs, listener, ending.signal));
  return async () => {
    ending.abort();
    await Promise.all(followed);
  };
}

async function follow(
  feed: Feed,
  first: readonly Blob[],
  listener: FollowListener,
  signal: AbortSignal,
): Promise<void> {
  let known = first;
  let pause = feed.pace ?? soonest;
  let problem: string | undefined;
  const list = async (told: ListListener) => asWritten(await (feed.relist?.(known, told) ?? feed.list(told)), known);
  // Whoever reads asks again, as another process may have been there meanwhile.
  const reading: Feed = {
    ...feed,
    list: async (told = {}) => {
      known = await list(told);
      return known;
    },
  };
  while (await waits(pause, signal)) {
    const began = performance.now();
    try {
      await listener.proceed();
      const now = await list({onWait: listener.onWait});
      const isChanged = signatureOf(now) !== signatureOf(known) || now.some(blob => listener.isOver(feed, blob));
      if (problem !== undefined) listener.onNotice(`${feed.title} can be read again.`);
      problem = undefined;
      if (isChanged) await listener.read(reading);
      pause = isChanged ? soonest : Math.min(latest, pause * 1.3);
    } catch (error) {
      if (error instanceof Cancelled || signal.aborted) return;
      const sentence = (error as Error).message;
      if (problem !== sentence) listener.onNotice(sentence);
      problem = sentence;
      pause = latest;
    }
    pause = Math.max(pause, feed.pace ?? 0, (performance.now() - began) * share);
    listener.onCheck({source: feed.title, at: Date.now(), problem});
  }
}

/** What is compressed stays as it was known while it is written. */
function asWritten(now: readonly Blob[], known: readonly Blob[]): readonly Blob[] {
  const isWritten = (blob: Blob) =>
    blob.inPlace || isAzureSource(blob.location) || !isYoung(blob.modified, longestWrite, Date.now());
  return now.flatMap(blob => (isWritten(blob) ? [blob] : known.filter(({name}) => name === blob.name)));
}

/** Another one whenever something of the blobs has changed. */
function signatureOf(blobs: readonly Blob[]): string {
  return blobs.map(({name, etag}) => `${name}\n${etag}`).join('\n');
}

/** False when there is nothing more to wait for. */
async function waits(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, {signal, ref: false}).catch(() => false);
}
