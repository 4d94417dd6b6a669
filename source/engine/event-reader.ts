// Finds an event's raw record by its identity and reads it again, whole.
import {createParser} from '../event/parse-event.ts';
import {SourceProblem} from '../feed/feed.ts';
import {readRecordAt} from '../feed/records.ts';
import type {ColumnIndex} from '../search/column-index.ts';
import {rowOfRecord, type Segment} from '../search/segment.ts';
import {parseContent} from '../store/blob-reading.ts';
import type {StoredBlob} from '../store/catalog.ts';
import type {Frame} from '../store/frame-file.ts';
import type {Arrival} from '../store/ingest.ts';
import {readRaw, type Store} from '../store/store.ts';
import {difference, type IndexedRow} from '../store/verify.ts';
import type {EventDetail, EventId} from './engine.ts';

export type EventReader = {
  /** Makes segments searchable and their records readable. */
  readonly add: (arrival: Arrival) => void;
  readonly remove: (source: string, segments: readonly string[]) => void;
  /** Throws SourceProblem when the record's bytes are not to be had any more. */
  readonly read: (id: EventId) => EventDetail;
};

/** A blob under the name that events know it by; its rows may lie in several segments. */
type Held = {readonly source: string; readonly blob: StoredBlob; readonly segments: Map<string, Segment>};

export function createEventReader(index: ColumnIndex, store: Store): EventReader {
  const held = new Map<string, Held>();
  const keyOf = (source: string, segment: string) => `${source}\n${segment}`;
  const remove = (source: string, segments: readonly string[]): void => {
    for (const name of segments) {
      index.remove(keyOf(source, name));
      for (const blob of held.values()) if (blob.source === source) blob.segments.delete(name);
    }
  };
  return {
    remove,
    add: ({source, segment, blobs, replaces}) => {
      remove(source, replaces);
      const taken = (name: string) => held.has(name) && held.get(name)!.source !== source;
      // Two sources may hold blobs of the same name; an identity must mean one of them.
      const clash = segment.blob.values.some(taken);
      const named = segment.blob.values.map(name => (clash && name !== '' ? `${source}:${name}` : name));
      const unique = {...segment, blob: {...segment.blob, values: named}};
      for (const blob of blobs) {
        const name = named[segment.blob.values.indexOf(blob.name)]!;
        const segments = held.get(name)?.segments ?? new Map<string, Segment>();
        held.set(name, {source, blob, segments: segments.set(segment.name, unique)});
      }
      index.put(keyOf(source, segment.name), unique);
    },
    read: id => {
      const found = held.get(id.blob);
      const indexed = found && rowIn(found, id);
      if (found === undefined || indexed === undefined) {
        throw new SourceProblem(`There is no event at ${id.blob}, byte ${id.offset}. Open the source that holds it.`);
      }
      return readDetail(found.blob, () => store.catalog.frames(found.source, found.blob.name), id, indexed);
    },
  };
}

const parser = createParser('whole');

function readDetail(blob: StoredBlob, frames: () => readonly Frame[], id: EventId, indexed: IndexedRow): EventDetail {
  if (blob.gone && !blob.framed) {
    throw new SourceProblem(
      `${blob.location ?? blob.path} is gone, or was replaced, and its records with it. Put it back, and open its source again.`,
    );
  }
  const length = indexed.segment.length.numbers[indexed.row]!;
  let bytes: Buffer;
  try {
    bytes = readRaw(blob, frames, id.offset, length);
  } catch (error) {
    throw new SourceProblem(`${blob.path} cannot be read any more (${(error as Error).message}).`);
  }
  if (bytes.length < length) {
    throw new SourceProblem(`${blob.path} has become shorter, or could not be kept. Open its source again.`);
  }
  const content = readRecordAt(bytes, blob.header ?? undefined);
  // A file that was written anew in place has other bytes there: no record is better than a wrong one.
  if (difference(indexed, {length, content}) !== undefined) {
    throw new SourceProblem(`${blob.path} has changed since it was read. Open its source again.`);
  }
  return {
    id,
    parsed: parseContent(content, parser),
    record: bytes.toString('utf8'),
    bytes: new Uint8Array(bytes),
    length,
  };
}

function rowIn({segments}: Held, id: EventId): IndexedRow | undefined {
  for (const segment of segments.values()) {
    const row = rowOfRecord(segment, id.blob, id.offset);
    if (row !== undefined) return {segment, row};
  }
  return undefined;
}
