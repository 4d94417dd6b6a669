// How the version of a blob that its source has now relates to the one that was read before.

import {createReader} from '../feed/byte-reader.ts';
import type {Blob} from '../feed/feed.ts';
import {createSplitter, type RawRecord} from '../feed/records.ts';
import type {Range, StoredBlob} from './catalog.ts';
import type {Frame} from './frame-file.ts';
import {createRangeHashes} from './range-hashes.ts';
import {readKept} from './store.ts';
import {difference, type IndexedRow} from './verify.ts';

export type Comparison = {
  /** `more` begins with all that was read, `less` is the beginning of it, `other` is neither. */
  readonly kind: 'more' | 'less' | 'other';
  /** Why reading it ended before its end. */
  readonly problem: Error | undefined;
};

/** What is left of a version that was read: its bytes in frames, or their hashes and the rows by offset. */
export type Remains =
  | {readonly frames: readonly Frame[]}
  | {readonly ranges: readonly Range[]; readonly rows: ReadonlyMap<number, IndexedRow>};

export type Comparing = {
  /** The bytes that the source has now, from an offset on. */
  readonly read: (blob: Blob, offset: number) => AsyncIterable<Uint8Array>;
  /** Rejects to end the comparison. */
  readonly proceed: () => Promise<void>;
};

/** Reads the blob once, to the end or to where it differs. */
export async function compareVersions(
  now: Blob,
  then: StoredBlob,
  remains: Remains,
  {read, proceed}: Comparing,
): Promise<Comparison> {
  const compared = 'frames' in remains ? withFrames(then, remains.frames) : withHashes(remains.ranges, remains.rows);
  let length = 0;
  let problem: Error | undefined;
  try {
    for await (const chunk of bytesOf(read(now, 0), error => {
      problem = error;
    })) {
      await proceed();
      if (!(await compared.agrees(chunk.subarray(0, Math.max(0, then.bytes - length)))))
        return {kind: 'other', problem};
      length += chunk.length;
    }
    if (length > then.bytes || (length === then.bytes && problem === undefined)) return {kind: 'more', problem};
    return {kind: compared.agreesAtEnd() ? 'less' : 'other', problem};
  } finally {
    await compared.close();
  }
}

async function* bytesOf(
  bytes: AsyncIterable<Uint8Array>,
  onProblem: (error: Error) => void,
): AsyncIterable<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    onProblem(error as Error);
  }
}

/** Enough to tell what was appended to from what was made anew. */
const overlap = 4096;

/** As `compareVersions`, for a blob that only grows: does what was read end as it did? */
export async function compareEnds(
  now: Blob,
  then: StoredBlob,
  frames: readonly Frame[],
  {read}: Comparing,
): Promise<Comparison> {
  const from = Math.max(0, then.bytes - overlap);
  try {
    const old = createReader(readKept(then, frames, from)[Symbol.asyncIterator]());
    const fresh = createReader(read({...now, size: then.bytes}, from)[Symbol.asyncIterator]());
    // Bytes are there until the next are asked for.
    const before = Buffer.from(await old.take(overlap));
    const after = Buffer.from(await fresh.take(overlap));
    return {kind: Buffer.compare(before, after) === 0 ? 'more' : 'other', problem: undefined};
  } catch (error) {
    return {kind: 'other', problem: error as Error};
  }
}

type Compared = {
  /** Is that what comes next in the version that was read? */
  readonly agrees: (bytes: Uint8Array) => Promise<boolean>;
  readonly agreesAtEnd: () => boolean;
  readonly close: () => Promise<void>;
};

/** Byte by byte. */
function withFrames(then: StoredBlob, frames: readonly Frame[]): Compared {
  const old = readKept(then, frames, 0)[Symbol.asyncIterator]();
  const {take} = createReader(old);
  return {
    agrees: async bytes => Buffer.compare(await take(bytes.length), bytes) === 0,
    agreesAtEnd: () => true,
    close: async () => {
      await old.return?.();
    },
  };
}

/** By hash as far as ranges reach; behind the last one that is whole, record by record. */
function withHashes(ranges: readonly Range[], rows: ReadonlyMap<number, IndexedRow>): Compared {
  const hashes = createRangeHashes(ranges);
  const records: RawRecord[] = [];
  const splitter = createSplitter(record => records.push(ownRecord(record)));
  const unproven = () => hashes.missing()[0]?.start ?? Number.POSITIVE_INFINITY;
  let length = 0;
  return {
    agrees: async bytes => {
      hashes.update(bytes);
      splitter.push(bytes);
      length += bytes.length;
      const proven = records.findIndex(({offset}) => offset >= unproven());
      records.splice(0, proven === -1 ? records.length : proven);
      return hashes.wrong().length === 0;
    },
    agreesAtEnd: () => {
      splitter.end();
      // The last record may be cut in its midst.
      const whole = records.filter(({offset, length: own}) => offset >= unproven() && offset + own < length);
      return whole.every(record => {
        const row = rows.get(record.offset);
        return row !== undefined && difference(row, record) === undefined;
      });
    },
    close: async () => undefined,
  };
}

/** Its bytes are there until the next record comes; whoever keeps it needs a copy. */
function ownRecord({content, ...place}: RawRecord): RawRecord {
  if (content.type !== 'json') return {...place, content};
  const bytes = Buffer.from(content.bytes.subarray(content.from, content.to));
  return {...place, content: {type: 'json', bytes, from: 0, to: bytes.length}};
}
