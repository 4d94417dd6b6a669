// What of the sources is shown: each blob once, under the name that its events are known by.
import type {ColumnIndex} from '../search/column-index.ts';
import type {Segment, TextColumn} from '../search/segment.ts';
import type {StoredBlob} from '../store/catalog.ts';
import {decodeIndex, encodeIndex} from '../store/index-file.ts';
import type {Arrival} from '../store/ingest.ts';
import {partOfSegment} from '../store/part-of-segment.ts';
import {isContained} from '../store/same-content.ts';
import type {Store} from '../store/store.ts';
import {type BlobVersions, createBlobVersions} from './blob-versions.ts';
import type {EventId} from './engine.ts';
import {createSameBlobs, type HeldBlob} from './same-blobs.ts';

export type ShownBlobs = {
  /** Makes segments searchable and their records readable. */
  readonly add: (arrival: Arrival) => void;
  readonly remove: (source: string, segments: readonly string[]) => void;
  /** Is the segment that this index file holds shown already? */
  readonly holds: (file: string) => boolean;
  /** The blob of an event. */
  readonly find: (id: EventId) => Shown | undefined;
  /** The blob that a segment names, as it is known by now; `undefined` where another version has taken its place. */
  readonly findOf: BlobVersions['find'];
};

/** A blob under the name that events know it by; its rows may lie in several segments. */
export type Shown = {
  readonly source: string;
  readonly blob: StoredBlob;
  readonly segments: ReadonlyMap<string, Segment>;
};

/** A segment as it arrived. */
type Entry = Pick<Arrival, 'source' | 'segment' | 'file' | 'blobs'> & {
  /** The names that its blobs are shown under. */
  names: readonly string[];
};

export function createShownBlobs(index: ColumnIndex, store: Store): ShownBlobs {
  const entries = new Map<string, Entry>();
  const files = new Set<string>();
  const shown = new Map<string, Shown & {readonly segments: Map<string, Segment>}>();
  const same = createSameBlobs((shorter, longer) => isContained(store, shorter, longer));
  const versions = createBlobVersions((source, name) => same.find(source, name)?.blob);

  const hide = ({names, segment}: Entry): void => {
    for (const name of names) {
      const {segments} = shown.get(name)!;
      segments.delete(segment.name);
      if (segments.size === 0) shown.delete(name);
    }
  };
  const show = (entry: Entry): void => {
    const {source, segment} = entry;
    const held = entry.blobs.map(({name}) => same.find(source, name)!);
    const blobs = held.filter(({isHidden}) => !isHidden).map(({blob}) => blob);
    // Two sources may hold different blobs of the same name; an identity must mean one of them.
    const clashes = blobs.some(({name}) => shown.has(name) && shown.get(name)!.source !== source);
    const names = new Map(blobs.map(({name}) => [name, clashes ? `${source}:${name}` : name]));
    if (blobs.length === 0) {
      entry.names = [];
      index.remove(keyOf(source, segment.name));
      return;
    }
    const named =
      blobs.length < entry.blobs.length ? part(segment, names) : clashes ? renamed(segment, names) : segment;
    versions.put(named, source, entry.blobs, names);
    for (const blob of blobs) {
      const name = names.get(blob.name)!;
      const segments = shown.get(name)?.segments ?? new Map<string, Segment>();
      shown.set(name, {source, blob, segments: segments.set(segment.name, named)});
    }
    index.put(keyOf(source, segment.name), named);
  };
  /** Shows what is no longer hidden, and the other way round. */
  const refresh = (changed: readonly HeldBlob[], arrived: readonly Entry[]): void => {
    const stale = changed.flatMap(({source, ranges}) =>
      [...ranges.keys()].map(name => entries.get(keyOf(source, name))!),
    );
    const all = new Set([...stale, ...arrived]);
    for (const entry of all) hide(entry);
    for (const entry of all) show(entry);
  };
  const remove = (source: string, segments: readonly string[]): void => {
    for (const name of segments) {
      const entry = entries.get(keyOf(source, name));
      if (entry === undefined) continue;
      hide(entry);
      index.remove(keyOf(source, name));
      entries.delete(keyOf(source, name));
      if (entry.file !== undefined) files.delete(entry.file);
      const blobs = entry.blobs.map(blob => blob.name);
      refresh(same.remove(source, name, blobs), []);
    }
  };
  return {
    remove,
    holds: file => files.has(file),
    add: ({source, segment, file, blobs, ranges, replaces}) => {
      remove(source, [...replaces, segment.name]);
      const entry = {source, segment, file, blobs, names: []};
      if (file !== undefined) files.add(file);
      entries.set(keyOf(source, segment.name), entry);
      refresh(same.add(source, segment.name, blobs, ranges), [entry]);
    },
    find: ({blob}) => shown.get(blob),
    findOf: versions.find,
  };
}

/** In shared memory, as no index file has just these rows. */
function part(segment: Segment, names: ReadonlyMap<string, string>): Segment {
  return decodeIndex(encodeIndex(partOfSegment(segment, segment.name, names)));
}

/** The dictionary alone holds the names; all else is still read when it is asked for. */
function renamed(segment: Segment, names: ReadonlyMap<string, string>): Segment {
  const values = segment.blob.values.map(name => names.get(name) ?? name);
  const blob: TextColumn = Object.create(segment.blob, {values: {value: values}});
  return Object.create(segment, {blob: {value: blob}});
}

function keyOf(source: string, segment: string): string {
  return `${source}\n${segment}`;
}
