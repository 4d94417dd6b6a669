// Blobs on disk and their segment, plain or in frames, beside what the obvious way knows of their records.
import {mkdtempSync, writeFileSync} from 'node:fs';
import type {ParsedRecord} from '../../source/event/audit-event.ts';
import {createParser} from '../../source/event/parse-event.ts';
import {readBlob} from '../../source/feed/feeds.ts';
import {describeFile} from '../../source/feed/local-file.ts';
import {parseContent} from '../../source/feed/parse-content.ts';
import {createSplitter} from '../../source/feed/records.ts';
import {emptyBitmap, setBit} from '../../source/search/bitmap.ts';
import type {OpenedBlob, ReadStretches} from '../../source/search/raw-scan.ts';
import {type Segment, textOf} from '../../source/search/segment.ts';
import {type BuiltSegment, buildSegments} from '../../source/store/build-segments.ts';
import {createReadStretches, type FindBlob} from '../../source/store/read-stretches.ts';

export type RawBlobs = {
  readonly segment: Segment;
  readonly paths: ReadonlyMap<string, string>;
  readonly stored: FindBlob;
  readonly open: ReadStretches;
  /** The record of each row: its text as written, and its event. */
  readonly records: readonly {readonly text: string; readonly parsed: ParsedRecord}[];
};

export type Storage = 'plain' | 'framed';

/** In a new folder below `root`. */
export async function storeBlobs(
  root: string,
  contents: {readonly [name: string]: Buffer},
  storage: Storage,
): Promise<RawBlobs> {
  const folder = mkdtempSync(`${root}/blobs-`);
  const blobs = [];
  const frameFiles = new Map<string, {readonly path: string; readonly known: readonly []}>();
  for (const [name, content] of Object.entries(contents)) {
    writeFileSync(`${folder}/${name}`, content);
    blobs.push({...(await describeFile(`${folder}/${name}`, name)), inPlace: storage === 'plain'});
    if (storage === 'framed') frameFiles.set(name, {path: `${folder}/${name}.zst`, known: []});
  }
  const built: BuiltSegment[] = [];
  const order = {blobs, from: undefined, frames: frameFiles, header: null, growing: new Map()};
  const listener = {
    proceed: async () => undefined,
    onRead: () => undefined,
    onProblem: (_blob: unknown, _rows: number, error: Error) => {
      throw error;
    },
  };
  for await (const segment of buildSegments(order, readBlob, listener)) built.push(segment);
  if (built.length !== 1) throw new Error(`${built.length} segments were built where one was wanted`);
  const {segment, blobs: stored, frames} = built[0]!;
  const written = await frames();
  const find: FindBlob = name => {
    const blob = stored.find(each => each.name === name);
    return blob && {blob, frames: () => written.get(name) ?? []};
  };
  return {
    segment,
    stored: find,
    open: createReadStretches(find),
    paths: new Map(stored.map(blob => [blob.name, blob.path])),
    records: recordsOf(segment, contents),
  };
}

const parser = createParser('whole');

function recordsOf(segment: Segment, contents: {readonly [name: string]: Buffer}): RawBlobs['records'] {
  const byPlace = new Map<string, RawBlobs['records'][number]>();
  for (const [name, content] of Object.entries(contents)) {
    const splitter = createSplitter(({offset, length, content: record}) => {
      const text = content.toString('utf8', offset, offset + length);
      byPlace.set(`${name} ${offset}`, {text, parsed: parseContent(record, parser)});
    });
    splitter.push(content);
    splitter.end();
  }
  return Array.from({length: segment.rows}, (_, row) => {
    return byPlace.get(`${textOf(segment.blob, row)} ${segment.offset.numbers[row]}`)!;
  });
}

export function bitmapOf(rows: number, isIn: (row: number) => boolean) {
  const bits = emptyBitmap(rows);
  for (let row = 0; row < rows; row++) if (isIn(row)) setBit(bits, row);
  return bits;
}

/** Tells of each stretch that is read. */
export function watched(open: ReadStretches, onRead: (bytes: number) => void): ReadStretches {
  return name => {
    const blob = open(name);
    const read: OpenedBlob['read'] = (from, until) => {
      onRead(until - from);
      return blob.read(from, until);
    };
    return {...blob, read};
  };
}
