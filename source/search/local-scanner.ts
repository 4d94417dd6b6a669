// Scans on the thread that asks.
import type {Bitmap} from './bitmap.ts';
import type {IndexedSegment} from './evaluate.ts';
import type {ReadRaw} from './evaluate-raw.ts';
import type {Scanner} from './scanner.ts';
import {scanSegments, tallySegments} from './shard.ts';

export function createLocalScanner(readRaw?: ReadRaw<IndexedSegment>): Scanner {
  const segments = new Map<string, IndexedSegment>();
  return {
    put: (key, indexed) => segments.set(key, indexed),
    remove: key => segments.delete(key),
    scan: async (plan, signal) => {
      const held = new Map(segments);
      const bits = new Map<string, Bitmap>();
      for await (const [key, rows] of scanSegments(plan, held, readRaw, () => signal.throwIfAborted())) {
        bits.set(key, rows);
      }
      return {bits, tally: async fields => tallySegments(held, bits, fields), release: () => undefined};
    },
  };
}
