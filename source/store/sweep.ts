// Removes files of a source that the catalog does not know: what a crash, or a newer version of a blob, left behind.
import {readdir, rm} from 'node:fs/promises';
import type {Store} from './store.ts';

/** To be called by the owner of the source's lock only: others must not take its unfinished files for left ones. */
export async function sweep(store: Store, source: string): Promise<void> {
  const {segments, frames} = store.catalog.files(source);
  const known = new Set([...segments.values(), ...frames]);
  for (const folder of [store.indexFolder(source), store.rawFolder(source)]) {
    for (const entry of await filesIn(folder)) {
      // What cannot be removed now is removed another time.
      if (!known.has(entry)) await rm(entry, {force: true}).catch(() => undefined);
    }
  }
}

/** Milliseconds. */
const longestQuestion = 30_000;

/** Removes an index file that another one took the place of, once those who look into it are done. */
export function removeLater(file: string): void {
  // What a program leaves behind that ends before that is swept by the next one.
  setTimeout(() => void rm(file, {force: true}).catch(() => undefined), longestQuestion).unref();
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, {recursive: true, withFileTypes: true});
    return entries.filter(entry => entry.isFile()).map(entry => `${entry.parentPath}/${entry.name}`);
  } catch {
    // Nothing was kept yet, or nothing can be: then there is nothing to remove.
    return [];
  }
}
