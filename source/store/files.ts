// Files of the cache: private to the user, and either whole or not there at all.
import {open, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {makeFolder} from './make-folder.ts';

export const privateFile = 0o600;
/** How a file is called until it is whole. */
const partSuffix = '.part';

/** Writes a file under a temporary name and renames it when its bytes are safe on disk. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  makeFolder(dirname(path));
  const temporary = `${path}${partSuffix}`;
  try {
    const file = await open(temporary, 'w', privateFile);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, {force: true});
    throw error;
  }
}

/** A rename, and a new file, survive a power cut only when their folder was synced, too. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
