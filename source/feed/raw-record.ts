// One record as it lies in a blob, before anyone knows what it says.

export type RawRecord = {
  /** Bytes in the decompressed blob; exactly these bytes are the record's text. */
  readonly offset: number;
  readonly length: number;
  readonly content: /** The bytes `[from, to)`, which are there until the record was taken. */
    | {readonly type: 'json'; readonly bytes: Buffer; readonly from: number; readonly to: number}
    | {readonly type: 'row'; readonly header: readonly string[]; readonly row: readonly string[]}
    | {readonly type: 'unreadable'; readonly reason: string};
};

export type Splitter = {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
  /** The offset at which a new splitter would go on just as this one; `undefined` in the midst of a document. */
  readonly resumesAt: () => number | undefined;
};

/** Where a splitter goes on that another one left: between records, under the heading of a CSV blob. */
export type Resumption = {readonly offset: number; readonly header: readonly string[] | undefined};

/** Bytes. A longer record is one unreadable row, so that no line can fill the memory. */
export const longestRecord = 4 * 1024 * 1024;

export const tooLong: RawRecord['content'] = {type: 'unreadable', reason: 'longer than 4 MiB'};

export function jsonContent(bytes: Buffer, from: number, to: number): RawRecord['content'] {
  return {type: 'json', bytes, from, to};
}
