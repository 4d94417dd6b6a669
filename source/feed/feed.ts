// The port to where bytes come from: a feed lists blobs; each can be read by itself, on any thread.
import type {AccessProvider} from './azure/access.ts';

export type Blob = {
  /** '/'-separated and relative to the feed: part of the identity of each event in it. */
  readonly name: string;
  /** Bytes as they lie at the source, compressed or not; `undefined` where only reading tells. */
  readonly size: number | undefined;
  /** Milliseconds since 1970. */
  readonly modified: number | undefined;
  readonly created: number | undefined;
  /** Changes with every change of the content; `undefined` where a blob can be read only once. */
  readonly etag: string | undefined;
  /** Where the source keeps it: an absolute path or a URL; `-` is standard input. */
  readonly location: string;
  /** Do the bytes lie plainly (uncompressed) on this machine? Such a blob is referenced, not copied. */
  readonly inPlace: boolean;
  /** Does it only ever grow, so that what was read of it stands as long as it was not made anew? */
  readonly appends?: boolean;
};

/** Something failed that may go well the next time. */
export type Wait = {
  readonly subject: string;
  /** In few words. */
  readonly reason: string;
  /** When it is tried again; milliseconds since 1970. */
  readonly until: number;
};

export type Feed = {
  /**
   * What it says of a blob that it does not list: a place has it no more, a stream passes once and knows nothing of
   * others, and a memory, which asks nobody, says nothing at all.
   */
  readonly kind: 'place' | 'stream' | 'memory';
  /** Stable between runs: `folder:/path`, `file:/path`, `azure:https://…`; but each standard input is one of its own. */
  readonly id: string;
  readonly title: string;
  /** Does it list a blob of that name if there is one? Without it, any. */
  readonly covers?: (name: string) => boolean;
  /** What reading a blob of it takes, asked for shortly before. */
  readonly access?: AccessProvider;
  readonly list: (listener?: ListListener) => Promise<readonly Blob[]>;
  /** Milliseconds between two looks at it, at least. */
  readonly pace?: number;
  /** What `list` would say now, found out with less from what it said before. */
  readonly relist?: (known: readonly Blob[], listener?: ListListener) => Promise<readonly Blob[]>;
};

export type ListListener = {
  /** What the user should know of the listing, in sentences. */
  readonly onNote?: (sentence: string) => void;
  readonly onWait?: (wait: Wait) => void;
};

/** A source cannot be read; the message is a sentence with the way out. */
export class SourceProblem extends Error {
  override readonly name = 'SourceProblem';
}
