// Which blobs somebody writes to at the moment, as far as the time of their last change tells.
import type {Blob} from '../feed/feed.ts';

export type GrowingBlobs = {
  /** Is the blob written to, so that what is behind the bytes `taken` of it may not be whole? */
  readonly isGrowing: (source: string, blob: Blob, taken: number) => boolean;
  /** Was it written to when that was asked last, and is no more? */
  readonly isOver: (source: string, blob: string) => boolean;
};

/** Milliseconds without a change, after which what looks like the beginning of a line is all that comes. */
const quietAfter = 10_000;
/** Milliseconds after which nobody waits for bytes any more that stay away, while others of the blob come. */
const longestHold = 60_000;

type Growing = {readonly modified: number; readonly taken: number; readonly since: number; readonly isHeld: boolean};

export function createGrowingBlobs(now: () => number = Date.now): GrowingBlobs {
  const known = new Map<string, Growing>();
  const isStill = ({modified, since}: Pick<Growing, 'modified' | 'since'>): boolean =>
    isYoung(modified, quietAfter, now()) && now() - since < longestHold;
  return {
    isGrowing: (source, {name, modified, size}, taken) => {
      // A stream passes, however long it stays away.
      if (size === undefined) return true;
      if (modified === undefined || !isYoung(modified, quietAfter, now())) {
        known.delete(keyOf(source, name));
        return false;
      }
      const before = known.get(keyOf(source, name));
      const growing = {modified, taken, since: before?.taken === taken ? before.since : now()};
      const isHeld = isStill(growing);
      known.set(keyOf(source, name), {...growing, isHeld});
      return isHeld;
    },
    isOver: (source, name) => {
      const growing = known.get(keyOf(source, name));
      return growing?.isHeld === true && !isStill(growing);
    },
  };
}

/** Was it changed so short a time ago? A clock that is ahead of ours tells nothing. */
export function isYoung(modified: number | undefined, age: number, now: number): boolean {
  return modified !== undefined && modified <= now && now - modified < age;
}

function keyOf(source: string, blob: string): string {
  return `${source}\n${blob}`;
}
