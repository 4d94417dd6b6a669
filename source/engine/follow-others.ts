// Other processes fill the same cache: what they commit is shown here, too.
import {loadIndex} from '../store/load-index.ts';
import type {Store} from '../store/store.ts';
import type {ShownBlobs} from './shown-blobs.ts';

/** Milliseconds: new segments are to be seen within two seconds. */
const lookEvery = 1000;

export type Follower = {
  /** Takes over what others commit to the source from now on, or what they committed since the `beginning`. */
  readonly follow: (source: string, from: 'beginning' | 'now') => void;
  readonly follows: (source: string) => boolean;
  /** Looks at once. */
  readonly look: () => void;
  readonly stop: () => void;
};

export function followOthers({catalog}: Store, shown: ShownBlobs, onChange: () => void): Follower {
  let version: number | undefined;
  /** By source, the index file of each segment that was seen. */
  const known = new Map<string, ReadonlyMap<string, string>>();
  const look = (): void => {
    if (catalog.version() === version) return;
    version = catalog.version();
    const changed = [...known.keys()].filter(source => takeOver(source));
    if (changed.length > 0) onChange();
  };
  const takeOver = (source: string): boolean => {
    const {segments, blobs} = catalog.read(source);
    const before = known.get(source)!;
    const now = new Map(segments.map(({name, file}) => [name, file]));
    const fresh = segments.filter(({name, file}) => before.get(name) !== file && !shown.holds(file));
    const gone = [...before.keys()].filter(name => !now.has(name));
    shown.remove(source, gone);
    for (const {name, file, ranges} of fresh) {
      const segment = loadIndex(file);
      // Replaced again since: the next look finds what took its place.
      if (segment === undefined) now.delete(name);
      else shown.add({source, segment, file, ranges, blobs: ranges.map(({blob}) => blobs.get(blob)!), replaces: []});
    }
    known.set(source, now);
    return fresh.length + gone.length > 0;
  };
  const timer = setInterval(look, lookEvery).unref();
  return {
    follow: (source, from) => {
      known.set(source, from === 'now' ? catalog.files(source).segments : new Map());
      version = from === 'now' ? (version ?? catalog.version()) : undefined;
    },
    follows: source => known.has(source),
    look,
    stop: () => clearInterval(timer),
  };
}
