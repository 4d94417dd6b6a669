// The port to where bytes come from: a feed lists blobs; each can be read by itself, on any thread.

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
  /** Where the source keeps it: an absolute path; `-` is standard input. */
  readonly location: string;
  /** Do the bytes lie plainly (uncompressed) on this machine? Such a blob is referenced, not copied. */
  readonly inPlace: boolean;
};

export type Feed = {
  /**
   * What it says of a blob that it does not list: a place has it no more, a stream passes once and knows nothing of
   * others, and a memory, which asks nobody, says nothing at all.
   */
  readonly kind: 'place' | 'stream' | 'memory';
  /** Stable between runs: `folder:/path`, `file:/path`, `standard-input`. */
  readonly id: string;
  readonly title: string;
  /** `note` is told what the user should know of the listing, in sentences. */
  readonly list: (note?: (sentence: string) => void) => Promise<readonly Blob[]>;
};

/** A source cannot be read; the message is a sentence with the way out. */
export class SourceProblem extends Error {
  override readonly name = 'SourceProblem';
}
