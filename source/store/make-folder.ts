// Folders of the cache: private to the user.
import {mkdirSync, statSync} from 'node:fs';
import {dirname} from 'node:path';

const privateFolder = 0o700;

/** With those above it. `mkdir` itself, told to be recursive, never ends where nothing can be made, as under /proc. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, {mode: privateFolder});
  } catch (error) {
    if (isFolder(path)) return;
    const above = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || isFolder(above)) throw error;
    makeFolder(above);
    makeFolder(path);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() === true;
}
