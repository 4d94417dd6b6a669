// Which version of its blobs a segment speaks of: they may have been replaced since it was made, under the same names.
import type {Segment} from '../search/segment.ts';
import type {StoredBlob} from '../store/catalog.ts';

export type BlobVersions = {
  /** Remembers a segment's blobs as they arrived with it, by the names that they have in it. */
  readonly put: (
    segment: Segment,
    source: string,
    blobs: readonly StoredBlob[],
    names: ReadonlyMap<string, string>,
  ) => void;
  /** The blob that a segment names, as it is known by now; `undefined` where another version has taken its place. */
  readonly find: (segment: Segment, name: string) => {readonly source: string; readonly blob: StoredBlob} | undefined;
};

/** `current` tells what a source holds under a name by now. */
export function createBlobVersions(current: (source: string, name: string) => StoredBlob | undefined): BlobVersions {
  /** As long as somebody has the segment. */
  const arrived = new WeakMap<Segment, {readonly source: string; readonly blobs: ReadonlyMap<string, StoredBlob>}>();
  return {
    put: (segment, source, blobs, names) => {
      const own = blobs.filter(({name}) => names.has(name));
      arrived.set(segment, {source, blobs: new Map(own.map(blob => [names.get(blob.name)!, blob]))});
    },
    find: (segment, name) => {
      const from = arrived.get(segment);
      const then = from?.blobs.get(name);
      const now = then && current(from!.source, then.name);
      return now && isSameVersion(then, now) ? {source: from!.source, blob: now} : undefined;
    },
  };
}

/** The same bytes, and perhaps more behind them: frames are appended, and each version has a file of its own. */
function isSameVersion(then: StoredBlob, now: StoredBlob): boolean {
  const isPlace = then.path === now.path && then.framed === now.framed;
  return isPlace && (then.framed || (then.created === now.created && then.bytes <= now.bytes));
}
