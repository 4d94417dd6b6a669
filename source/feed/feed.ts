// The port to where bytes come from: a feed lists blobs and reads them.

export type Blob = {
  /** '/'-separated and relative to the feed: part of the identity of each event in it. */
  readonly name: string;
  /** Bytes as they lie at the source, compressed or not; `undefined` where only reading tells. */
  readonly size: number | undefined;
  /** Milliseconds since 1970. */
  readonly modified: number | undefined;
  /** Where the source keeps it: an absolute path; `-` is standard input. */
  readonly location: string;
  /** Do the bytes lie plainly (uncompressed) on this machine? Such a blob is referenced, not copied. */
  readonly inPlace: boolean;
};

export type Feed = {
  /** Stable between runs: `folder:/path`, `file:/path`, `standard-input`. */
  readonly id: string;
  readonly title: string;
  readonly list: () => Promise<readonly Blob[]>;
  /** The decompressed bytes. Ends with a SourceProblem after the last byte that could be read. */
  readonly read: (blob: Blob) => AsyncIterable<Uint8Array>;
};

/** A source cannot be read; the message is a sentence with the way out. */
export class SourceProblem extends Error {
  override readonly name = 'SourceProblem';
}
