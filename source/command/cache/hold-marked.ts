// Blobs with marked events are evidence, also where they came into the cache anew since they were marked.
import {readMarks} from '../../settings/marks.ts';
import type {Store} from '../../store/store.ts';
import {UsageProblem} from '../usage-problem.ts';

/** Throws UsageProblem where nobody can tell what is marked: then nothing may be removed. */
export function holdMarked(store: Store, settings: string): void {
  const {marks, problem} = readMarks(settings);
  if (problem !== undefined) throw new UsageProblem(`Nothing is removed, as marks may be missing. ${problem}`);
  if (marks.size > 0) holdNamed(store, new Set([...marks.values()].map(({blob}) => blob)), true);
}

/** Blobs by the names that events know them by. */
export function holdNamed({catalog}: Store, blobs: ReadonlySet<string>, isHeld: boolean): void {
  for (const source of catalog.sources()) {
    // Where two sources have a blob of the same name, events know it by its source, too (see engine/shown-blobs.ts).
    const names = [...catalog.read(source).blobs.keys()].filter(
      name => blobs.has(name) || blobs.has(`${source}:${name}`),
    );
    catalog[isHeld ? 'hold' : 'release'](source, names, 'marks');
  }
}
