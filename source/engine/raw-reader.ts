// Reads the records themselves for what no column knows, and says once which of them cannot be read.
import type {IndexedSegment, RawLeaf} from '../search/evaluate.ts';
import type {ReadRaw} from '../search/evaluate-raw.ts';
import {type RawTest, scanRaw} from '../search/raw-scan.ts';
import {pathTest, substringTest} from '../search/raw-tests.ts';
import {createReadStretches} from '../store/read-stretches.ts';
import type {Store} from '../store/store.ts';
import type {ShownBlobs} from './shown-blobs.ts';

export function createRawReader(
  store: Store,
  blobs: () => ShownBlobs,
  onProblem: (sentence: string) => void,
): ReadRaw<IndexedSegment> {
  const told = new Set<string>();
  return async (leaves, candidates, {segment}, proceed) => {
    // Each search has memory of its own: another one may go on between its stretches.
    const open = createReadStretches(name => {
      const found = blobs().findOf(segment, name);
      return found && {blob: found.blob, frames: () => store.catalog.frames(found.source, found.blob.name)};
    });
    const {matches, unread, problems} = await scanRaw(segment, candidates, leaves.map(testOf), open, proceed);
    for (const problem of problems) {
      if (!told.has(problem)) onProblem(problem);
      told.add(problem);
    }
    return {rows: new Map(leaves.map((leaf, index) => [leaf, matches[index]!])), unread};
  };
}

function testOf(leaf: RawLeaf): RawTest {
  return leaf.type === 'path' ? pathTest(leaf) : substringTest(leaf.text);
}
