// Blobs as evidence: kept from pruning, and told where they come from and what of them was read.
import type {StoredSource} from '../store/catalog.ts';
import type {Store} from '../store/store.ts';
import type {Custody, Engine} from './engine.ts';
import type {Shown, ShownBlobs} from './shown-blobs.ts';

export function createEvidence(shown: () => ShownBlobs, {catalog}: Store): Pick<Engine, 'hold' | 'custody'> {
  return {
    hold: async (ids, isHeld) => {
      const found = ids.map(id => shown().find(id)).filter(blob => blob !== undefined);
      for (const [source, own] of Map.groupBy(found, ({source}) => source)) {
        const names = own.map(({blob}) => blob.name);
        catalog[isHeld ? 'hold' : 'release'](source, names, 'marks');
      }
    },
    custody: async ids => {
      const sources = new Map<string, StoredSource>();
      return ids.map(id => {
        const found = shown().find(id);
        if (found === undefined) return undefined;
        const stored = sources.get(found.source) ?? catalog.read(found.source);
        sources.set(found.source, stored);
        return custodyOf(found, stored);
      });
    },
  };
}

function custodyOf({source, blob: {name}}: Shown, {blobs, segments}: StoredSource): Custody {
  const blob = blobs.get(name);
  const ranges = segments.flatMap(segment => segment.ranges.filter(range => range.blob === name));
  return {
    source,
    location: blob?.location ?? undefined,
    etag: blob?.etag ?? undefined,
    modified: blob?.modified ?? undefined,
    ranges: ranges.toSorted((a, b) => a.start - b.start).map(({start, until, sha256}) => ({start, until, sha256})),
  };
}
