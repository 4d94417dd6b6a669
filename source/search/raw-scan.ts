// Searches the records themselves for what no column knows: bytes first, and single records only where they may hold it.
import {SourceProblem} from '../feed/feed.ts';
import {type Bitmap, clearBit, emptyBitmap, setBit} from './bitmap.ts';
import {createLowerBytes} from './lower-bytes.ts';
import {lastNotAfter, rowsByBlob, type Stretch, stretchesOf} from './raw-order.ts';
import type {Segment} from './segment.ts';
import {type WrittenRecord, writtenRecord} from './written-record.ts';

/** One condition on a record as written. */
export type RawTest = {
  /**
   * At least one of these is among the bytes of every record that can be accepted, so records without any are not
   * looked at; `undefined` where nothing is known, and every record is. See needle.ts for why they miss nothing.
   */
  readonly needles: readonly Needle[] | undefined;
  readonly accepts: (record: WrittenRecord) => boolean;
};

/** `bytes` as they are when ASCII letters are in lower case. If it `proves`, a record that has them is accepted. */
export type Needle = {readonly bytes: Buffer; readonly proves: boolean};

/** A blob whose bytes are those that the index speaks of. Its methods throw SourceProblem where they are not. */
export type OpenedBlob = {
  readonly header: readonly string[] | undefined;
  /** The bytes `[from, until)`, which are there until the next are asked for. */
  readonly read: (from: number, until: number) => Buffer;
  /** Throws where the blob changed while it was read. */
  readonly check: () => void;
  readonly close: () => void;
};

/** Opens a blob by the name that the segment gives it; throws SourceProblem where it cannot be read. */
export type ReadStretches = (blob: string) => OpenedBlob;

export type RawAnswer = {
  /** The rows that each test accepts. */
  readonly matches: readonly Bitmap[];
  /** Candidates whose blob could not be read: in no match, and in no complement of one either. */
  readonly unread: Bitmap;
  /** Why, each in a sentence: what the answer lacks. */
  readonly problems: readonly string[];
};

/** `proceed` is awaited between stretches of 256 KiB: it rejects to end the search, and may let other work run. */
export async function scanRaw(
  segment: Segment,
  candidates: Bitmap,
  tests: readonly RawTest[],
  open: ReadStretches,
  proceed: () => Promise<void>,
): Promise<RawAnswer> {
  const matches = tests.map(() => emptyBitmap(segment.rows));
  const unread = emptyBitmap(segment.rows);
  const problems: string[] = [];
  const scanStretch = createStretchScan(segment, tests, (test, row) => setBit(matches[test]!, row));
  for (const {blob, rows} of rowsByBlob(segment, candidates)) {
    try {
      await scanBlob(open(blob), stretchesOf(rows, segment), scanStretch, proceed);
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      problems.push(error.message);
      for (const row of rows) {
        setBit(unread, row);
        for (const bits of matches) clearBit(bits, row);
      }
    }
  }
  return {matches, unread, problems};
}

type StretchScan = (stretch: Stretch, bytes: Buffer, header: readonly string[] | undefined) => void;

async function scanBlob(
  blob: OpenedBlob,
  stretches: Iterable<Stretch>,
  scanStretch: StretchScan,
  proceed: () => Promise<void>,
): Promise<void> {
  try {
    for (const stretch of stretches) {
      await proceed();
      scanStretch(stretch, blob.read(stretch.from, stretch.until), blob.header);
    }
    blob.check();
  } finally {
    blob.close();
  }
}

/** Where the records of a stretch lie in its bytes. */
type Places = {readonly starts: Uint32Array; readonly ends: Uint32Array};

/** A long record is there in part only. */
function placesIn({from, until, rows}: Stretch, {offset, length}: Segment): Places {
  const starts = new Uint32Array(rows.length);
  const ends = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const start = offset.numbers[rows[index]!]!;
    starts[index] = Math.max(from, start) - from;
    ends[index] = Math.min(until, start + length.numbers[rows[index]!]!) - from;
  }
  return {starts, ends};
}

const marks = {look: 1, accepted: 2} as const;

function createStretchScan(
  segment: Segment,
  tests: readonly RawTest[],
  accept: (test: number, row: number) => void,
): StretchScan {
  const lowerBytes = createLowerBytes();
  return (stretch, bytes, header) => {
    const places = placesIn(stretch, segment);
    const lower = tests.some(({needles}) => needles !== undefined) ? lowerBytes(bytes) : bytes;
    const found = tests.map(({needles}) => markRecords(lower, places, needles));
    for (let index = 0; index < stretch.rows.length; index++) {
      const row = stretch.rows[index]!;
      let record: WrittenRecord | undefined;
      for (let test = 0; test < tests.length; test++) {
        const mark = found[test]![index];
        if (mark === marks.look)
          record ??= writtenRecord(
            bytes.subarray(places.starts[index], places.ends[index]),
            segment.length.numbers[row]!,
            header,
          );
        if (mark === marks.accepted || (mark === marks.look && tests[test]!.accepts(record!))) accept(test, row);
      }
    }
  };
}

function markRecords(lower: Buffer, {starts, ends}: Places, needles: readonly Needle[] | undefined): Uint8Array {
  const found = new Uint8Array(starts.length);
  if (needles === undefined) return found.fill(marks.look);
  for (const {bytes, proves} of needles) {
    let at = lower.indexOf(bytes);
    while (at >= 0) {
      const index = lastNotAfter(starts, at);
      // What begins between records, or goes beyond one, is in none.
      if (at + bytes.length <= ends[index]!)
        found[index] = Math.max(found[index]!, proves ? marks.accepted : marks.look);
      at = index + 1 < starts.length ? lower.indexOf(bytes, starts[index + 1]) : -1;
    }
  }
  return found;
}
