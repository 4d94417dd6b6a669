// Other processes fill the same cache: what they commit is shown here, too.
import {loadIndex} from '../store/load-index.ts';
import type {Store} from '../store/store.ts';
import type {ShownBlobs} from './shown-blobs.ts';

/** Milliseconds: new segments are to be seen within two seconds. */
const lookEvery = 1000;

export type Follower = {
  /** Looks at once. */
  readonly look: () => void;
  readonly stop: () => void;
};

/** Looks for what others commit to the sources from now on, or `from` the beginning; see Follower. */
export function followOthers(
  store: Store,
  sources: readonly string[],
  shown: ShownBlobs,
  onChange: () => void,
  from: 'beginning' | 'now' = 'now',
): Follower {
  const {catalog} = store;
  let version = from === 'now' ? catalog.version() : undefined;
  let known = new Map(
    sources.map(source => [source, from === 'now' ? catalog.files(source).segments : new Map<string, string>()]),
  );
  const look = (): void => {
    if (catalog.version() === version) return;
    version = catalog.version();
    const changed = sources.filter(source => takeOver(source));
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
    known = new Map(known).set(source, now);
    return fresh.length + gone.length > 0;
  };
  const timer = setInterval(look, lookEvery).unref();
  return {look, stop: () => clearInterval(timer)};
}
