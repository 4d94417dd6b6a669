// Compares a stream of bytes with the hashes of what was read of it.
import {createHash} from 'node:crypto';
import type {Range} from './catalog.ts';

/** Hashes a stream of bytes range by range. The ranges begin at 0 and leave nothing out; where they do, that is wrong. */
export function createRangeHashes(ranges: readonly Range[]) {
  const wrong: Pick<Range, 'start' | 'until'>[] = [];
  let [index, at, hash] = [0, 0, createHash('sha256')];
  const close = (range: Range): void => {
    if (hash.digest('hex') !== range.sha256) wrong.push(range);
    hash = createHash('sha256');
    const next = ranges[++index];
    if (next !== undefined && next.start !== range.until) wrong.push({start: range.until, until: next.start});
  };
  return {
    update: (bytes: Uint8Array): void => {
      for (let from = 0; from < bytes.length && index < ranges.length; ) {
        const range = ranges[index]!;
        const taken = bytes.subarray(from, from + range.until - at);
        hash.update(taken);
        from += taken.length;
        at += taken.length;
        if (at === range.until) close(range);
      }
    },
    /** Ranges that were seen to their end, and have another hash. */
    wrong: () => wrong,
    /** Ranges that the stream did not reach the end of. */
    missing: () => ranges.slice(index).filter(range => range.until > range.start),
  };
}
