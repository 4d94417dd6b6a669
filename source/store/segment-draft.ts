// A segment in the making: rows from one blob after another, and the ranges of bytes that they came from.

import {segmentSpan} from '../search/segment.ts';
import type {BuiltSegment} from './build-segments.ts';
import type {Range, ReadBlob} from './catalog.ts';
import type {Frame} from './frame-file.ts';
import type {IndexBuilder} from './index-builder.ts';
import {segmentBytes} from './plan-ingest.ts';

export type SegmentDraft = {
  readonly builder: IndexBuilder;
  /** Where a splitter may begin to read the first blob; `null` in the midst of a document. */
  readonly begins: number | null;
  readonly ranges: Range[];
  readonly blobs: ReadBlob[];
  readonly frames: Map<string, Promise<readonly Frame[]>>;
  /** Bytes read for it so far. */
  bytes: number;
};

/** So many rows end a segment, too: tiny records must not fill the memory. */
const mostRows = 250_000;

/** The builder is the draft's alone until it is finished. */
export function createDraft(begins: number | null, builder: IndexBuilder): SegmentDraft {
  builder.clear();
  return {builder, begins, ranges: [], blobs: [], frames: new Map(), bytes: 0};
}

export function isFull({bytes, builder}: SegmentDraft): boolean {
  return bytes >= segmentBytes || builder.rows() >= mostRows;
}

export function finishDraft({builder, begins, ranges, blobs, frames: saving}: SegmentDraft): BuiltSegment {
  const name = `${ranges[0]!.blob}@${ranges[0]!.start}`;
  const segment = builder.finish(name);
  const span = segment.rows === 0 ? {first: null, last: null} : segmentSpan(segment);
  const stored = {name, rows: segment.rows, unreadable: builder.unreadable(), ...span, begins, ranges};
  const frames = async () =>
    new Map(await Promise.all([...saving].map(async ([blob, saved]) => [blob, await saved] as const)));
  return {segment, stored, blobs, frames};
}
