// Finds raw records by the identities of their events and reads them again, whole.
import {createParser} from '../event/parse-event.ts';
import {SourceProblem} from '../feed/feed.ts';
import {parseContent} from '../feed/parse-content.ts';
import {type RawRecord, readRecordAt} from '../feed/records.ts';
import {comparePlaces, placeOf, rowAtPlace, rowOfRecord} from '../search/segment.ts';
import type {Stretch} from '../store/frame-file.ts';
import {recordProblems} from '../store/problems.ts';
import {readRaw, type Store} from '../store/store.ts';
import {difference, type IndexedRow} from '../store/verify.ts';
import type {EventDetail, EventId, EventPlace} from './engine.ts';
import type {Shown, ShownBlobs} from './shown-blobs.ts';

export type EventReader = {
  /** Throws SourceProblem when the record's bytes are not to be had any more. */
  readonly read: (id: EventId) => EventDetail;
  /** The records of the first few events, in their order, as far as they do not fill the memory. */
  readonly readMany: (events: readonly EventPlace[]) => readonly Uint8Array[];
};

/** Bytes: this and one record more are read at a time. */
const mostBytes = 16 * 1024 * 1024;

export function createEventReader(blobs: ShownBlobs, store: Store): EventReader {
  return {
    read: id => {
      const shown = blobs.find(id);
      const indexed = shown && rowOf(shown, id);
      if (shown === undefined || indexed === undefined) throw unknownEvent(id);
      const {length} = stretchOf(indexed);
      const [record] = readRecords(store, shown, [indexed]);
      return {
        id,
        parsed: parseContent(record!.content, parser),
        record: record!.bytes.toString('utf8'),
        bytes: new Uint8Array(record!.bytes),
        length,
      };
    },
    readMany: events => {
      const found = takeWhileSmall(events.values().map(event => find(blobs, event)));
      for (const [shown, own] of Map.groupBy(found, ({shown}) => shown)) {
        const inOrder = own.toSorted((a, b) => stretchOf(a.indexed).offset - stretchOf(b.indexed).offset);
        const records = readRecords(
          store,
          shown,
          inOrder.map(({indexed}) => indexed),
        );
        inOrder.forEach((event, index) => {
          event.bytes = records[index]!.bytes;
        });
      }
      return inOneBuffer(found.map(({bytes}) => bytes));
    },
  };
}

type Found = {readonly shown: Shown; readonly indexed: IndexedRow; bytes: Uint8Array};

function find(blobs: ShownBlobs, {id, time}: EventPlace): Found {
  const shown = blobs.find(id);
  const place = {...time, ...id};
  for (const segment of shown?.segments.values() ?? []) {
    const row = rowAtPlace(segment, place);
    if (row < segment.rows && comparePlaces(placeOf(segment, row), place) === 0)
      return {shown: shown!, indexed: {segment, row}, bytes: none};
  }
  throw unknownEvent(id);
}

const none = new Uint8Array();

function takeWhileSmall(events: Iterable<Found>): readonly Found[] {
  const taken: Found[] = [];
  let bytes = 0;
  for (const event of events) {
    taken.push(event);
    bytes += stretchOf(event.indexed).length;
    if (bytes >= mostBytes) break;
  }
  return taken;
}

/** Views of one buffer go to another thread in one piece. */
function inOneBuffer(records: readonly Uint8Array[]): readonly Uint8Array[] {
  const all = new Uint8Array(records.reduce((sum, {length}) => sum + length, 0));
  let end = 0;
  return records.map(record => {
    all.set(record, end);
    end += record.length;
    return all.subarray(end - record.length, end);
  });
}

const parser = createParser('whole');

type Record = {readonly bytes: Buffer; readonly content: RawRecord['content']};

/** Rows of one blob, in the order of their offsets. */
function readRecords(store: Store, {source, blob}: Shown, rows: readonly IndexedRow[]): readonly Record[] {
  if (blob.gone && !blob.framed) {
    throw new SourceProblem(
      `${blob.location ?? blob.path} is gone, or was replaced, and its records with it. Put it back, and open its source again.`,
    );
  }
  let records: readonly Buffer[];
  try {
    records = readRaw(store, source, blob, rows.map(stretchOf));
  } catch (error) {
    throw new SourceProblem(recordProblems.unreadable(blob.path, error as Error));
  }
  return records.map((bytes, index) => {
    const indexed = rows[index]!;
    const {length} = stretchOf(indexed);
    if (bytes.length < length) {
      throw new SourceProblem(recordProblems.shorter(blob.path));
    }
    const content = readRecordAt(bytes, blob.header ?? undefined);
    // A file that was written anew in place has other bytes there: no record is better than a wrong one.
    if (difference(indexed, {length, content}) !== undefined) {
      throw new SourceProblem(recordProblems.changed(blob.path));
    }
    return {bytes, content};
  });
}

function stretchOf({segment, row}: IndexedRow): Stretch {
  return {offset: segment.offset.numbers[row]!, length: segment.length.numbers[row]!};
}

function rowOf({segments}: Shown, id: EventId): IndexedRow | undefined {
  for (const segment of segments.values()) {
    const row = rowOfRecord(segment, id.blob, id.offset);
    if (row !== undefined) return {segment, row};
  }
  return undefined;
}

function unknownEvent({blob, offset}: EventId): SourceProblem {
  return new SourceProblem(`There is no event at ${blob}, byte ${offset}. Open the source that holds it.`);
}
