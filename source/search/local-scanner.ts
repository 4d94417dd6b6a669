// Scans on the thread that asks.
import type {Bitmap} from './bitmap.ts';
import type {IndexedSegment, Plan} from './evaluate.ts';
import type {ReadRaw} from './evaluate-raw.ts';
import type {Scan, Scanner} from './scanner.ts';
import {scanSegments, tallySegments} from './shard.ts';

export function createLocalScanner(readRaw?: ReadRaw<IndexedSegment>): Scanner {
  const segments = new Map<string, IndexedSegment>();
  return {
    put: (key, indexed) => segments.set(key, indexed),
    remove: key => segments.delete(key),
    scan: (plan, signal) => scanHere(new Map(segments), readRaw, plan, signal),
  };
}

/** The segments must stay as they are. */
export async function scanHere(
  segments: ReadonlyMap<string, IndexedSegment>,
  readRaw: ReadRaw<IndexedSegment> | undefined,
  plan: Plan,
  signal: AbortSignal,
): Promise<Scan> {
  const bits = new Map<string, Bitmap>();
  for await (const [key, rows] of scanSegments(plan, segments, readRaw, () => signal.throwIfAborted())) {
    bits.set(key, rows);
  }
  return {bits, tally: async fields => tallySegments(segments, bits, fields), release: () => undefined};
}
