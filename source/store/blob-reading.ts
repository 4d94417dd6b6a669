// A blob that is being read: where it stands, and what becomes of each chunk of its bytes.
import {createHash, type Hash} from 'node:crypto';
import type {ParsedRecord} from '../event/audit-event.ts';
import {createParser} from '../event/parse-event.ts';
import type {Blob} from '../feed/feed.ts';
import {parseContent} from '../feed/parse-content.ts';
import {createSplitter, type RawRecord, type Splitter} from '../feed/records.ts';
import type {BuildOrder} from './build-segments.ts';
import {type FrameFile, openFrameFile} from './frame-file.ts';
import type {ReadTask} from './plan-ingest.ts';
import {createDraft, type SegmentDraft} from './segment-draft.ts';
import {hourOf} from './segment-name.ts';

export type BlobReading = {
  readonly blob: Blob;
  readonly splitter: Splitter;
  readonly frameFile: FrameFile | undefined;
  /** Where its frames lie, or itself. */
  readonly path: string;
  /** Bytes before this are in frames already. */
  readonly framedUntil: number;
  header: readonly string[] | null;
  draft: SegmentDraft;
  /** The next byte to come. */
  position: number;
  /** Where the range under way starts, which may lie behind the first bytes that are read. */
  start: number;
  hash: Hash;
  rows: number;
  isBroken: boolean;
  /** Is there more behind it that is not whole yet? */
  isCut: boolean;
};

export async function beginReading(
  blob: Blob,
  {frames, header}: BuildOrder,
  from: ReadTask['from'],
  draft: SegmentDraft,
): Promise<BlobReading> {
  const framed = frames.get(blob.name);
  const lastFrame = framed?.known.at(-1);
  const {begins, start} = from ?? {begins: 0, start: 0};
  const reading: BlobReading = {
    blob,
    splitter: createSplitter(
      record => addRecord(reading, record),
      from && {offset: begins, header: header ?? undefined},
    ),
    frameFile: framed && (await openFrameFile(framed.path, framed.known)),
    path: framed?.path ?? blob.location,
    framedUntil: lastFrame === undefined ? 0 : lastFrame.start + lastFrame.length,
    header: from === undefined ? null : header,
    draft,
    position: begins,
    start,
    hash: createHash('sha256'),
    rows: 0,
    isBroken: false,
    isCut: false,
  };
  beginRows(blob, draft);
  return reading;
}

export async function takeChunk(
  reading: BlobReading,
  chunk: Uint8Array,
  onRead: (bytes: number, rows: number) => void,
): Promise<void> {
  const [before, at] = [reading.rows, reading.position];
  reading.position += chunk.length;
  const fresh = chunk.subarray(Math.max(0, reading.start - at));
  reading.hash.update(fresh);
  reading.draft.bytes += fresh.length;
  const unframed = chunk.subarray(Math.max(0, reading.framedUntil - at));
  if (unframed.length > 0) await reading.frameFile?.append(unframed);
  reading.splitter.push(chunk);
  onRead(fresh.length, reading.rows - before);
}

/** Does what was read end with a whole line, so that what may come behind it can be read by itself? */
export function endsWithLine({splitter, position}: BlobReading): boolean {
  return splitter.resumesAt() === position;
}

/**
 * Closes the range under way: at the end of the blob, at a `cut`, where a segment is full or what follows is not written
 * yet. Its frames are made safe from then on.
 */
export function endReading(reading: BlobReading, where: 'end' | 'cut'): void {
  const {blob, draft, position, start, path, frameFile, isBroken} = reading;
  const resumesAt = reading.splitter.resumesAt() ?? null;
  if (where === 'end') reading.splitter.end();
  const {name, size = null, modified = null, created = null, etag = null} = blob;
  // Without a single byte, a blob that broke off is as if it had not been listed.
  if (isBroken && position === 0) return;
  // Nothing came that is whole yet.
  if (where === 'cut' && position <= start) return;
  draft.ranges.push({blob: name, start, until: position, sha256: reading.hash.digest('hex')});
  draft.blobs.push({
    ...{name, path, size, modified, created, header: reading.header, bytes: position},
    framed: !blob.inPlace,
    etag: isBroken ? null : etag,
    complete: where === 'end',
    // Behind a last line that is whole, reading goes on if the blob grows.
    resumes: where === 'cut' || resumesAt === position ? resumesAt : null,
  });
  if (frameFile) draft.frames.set(name, frameFile.save());
}

/** What the draft holds by now, as if it were cut here; it goes on to fill. */
export function draftSoFar(reading: BlobReading): SegmentDraft {
  const {ranges, blobs} = reading.draft;
  const draft = {...reading.draft, ranges: [...ranges], blobs: [...blobs], frames: new Map()};
  endReading({...reading, draft, hash: reading.hash.copy()}, 'cut');
  return draft;
}

/** The draft of the next segment, which begins where the last one was cut. */
export function continueReading(reading: BlobReading): SegmentDraft {
  const draft = createDraft(reading.splitter.resumesAt() ?? null, reading.draft.builder);
  beginRows(reading.blob, draft);
  return Object.assign(reading, {draft, start: reading.position, hash: createHash('sha256')}).draft;
}

function beginRows({name, modified}: Blob, {builder}: SegmentDraft): void {
  builder.beginBlob(name, hourOf(name) ?? modified ?? 0);
}

function addRecord(reading: BlobReading, record: RawRecord): void {
  if (record.content.type === 'row') reading.header = record.content.header;
  reading.draft.builder.add(record, parseRecord(record));
  reading.rows++;
}

const parser = createParser('fields');

/** The event in a record, as far as an index knows it, or why there is none. */
export function parseRecord({content}: Pick<RawRecord, 'content'>): ParsedRecord {
  return parseContent(content, parser);
}
