// Finds an event's raw record by its identity and reads it again, whole.
import {SourceProblem} from '../feed/feed.ts';
import {readRecordAt} from '../feed/records.ts';
import type {ColumnIndex} from '../search/column-index.ts';
import {rowOfRecord, type Segment} from '../search/segment.ts';
import type {StoredBlob, StoredSegment} from '../store/catalog.ts';
import {parseRecord} from '../store/ingest.ts';
import {readRaw} from '../store/store.ts';
import type {EventDetail, EventId} from './engine.ts';

export type EventReader = {
  /** Makes a stored segment searchable and its records readable. */
  readonly add: (segment: Segment, stored: StoredSegment) => void;
  /** Throws SourceProblem when the record's bytes are not to be had any more. */
  readonly read: (id: EventId) => EventDetail;
};

type Held = {readonly source: string; readonly segment: Segment; readonly blob: StoredBlob};

export function createEventReader(index: ColumnIndex): EventReader {
  const held = new Map<string, Held>();
  return {
    add: (segment, stored) => {
      const taken = (name: string) => held.has(name) && held.get(name)!.source !== stored.source;
      // Two sources may hold blobs of the same name; an identity must mean one of them.
      const clash = segment.blob.values.some(taken);
      const named = segment.blob.values.map(name => (clash ? `${stored.source}:${name}` : name));
      const unique = {...segment, blob: {...segment.blob, values: named}};
      for (const blob of stored.blobs) {
        const name = named[segment.blob.values.indexOf(blob.name)];
        if (name !== undefined) held.set(name, {source: stored.source, segment: unique, blob});
      }
      index.put(`${stored.source}\n${stored.name}`, unique);
    },
    read: id => {
      const found = held.get(id.blob);
      const length = found && lengthOf(found.segment, id);
      if (found === undefined || length === undefined) {
        throw new SourceProblem(`There is no event at ${id.blob}, byte ${id.offset}. Open the source that holds it.`);
      }
      return readDetail(found.blob, id, length);
    },
  };
}

function readDetail(blob: StoredBlob, id: EventId, length: number): EventDetail {
  let bytes: Buffer;
  try {
    bytes = readRaw(blob, id.offset, length);
  } catch (error) {
    throw new SourceProblem(`${blob.path} cannot be read any more (${(error as Error).message}).`);
  }
  if (bytes.length < length) throw new SourceProblem(`${blob.path} has become shorter. Open its source again.`);
  const content = readRecordAt(bytes, blob.header);
  return {id, parsed: parseRecord({content}), record: bytes.toString('utf8'), length};
}

function lengthOf(segment: Segment, id: EventId): number | undefined {
  const row = rowOfRecord(segment, id.blob, id.offset);
  return row === undefined ? undefined : segment.length.numbers[row];
}
