// Files of the cache: private to the user, and either whole or not there at all.
import {randomBytes} from 'node:crypto';
import {mkdir, open, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';

const privateFile = 0o600;
const privateFolder = 0o700;

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, {recursive: true, mode: privateFolder});
}

/**
 * Writes a file under a temporary name and renames it when its bytes are safe on disk.
 * `nameOf` is asked last, so that a name may depend on what was written. Returns the path.
 */
export async function writeWhole(
  folder: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  nameOf: () => string,
): Promise<string> {
  await makeFolder(folder);
  const temporary = `${folder}/.${randomBytes(8).toString('hex')}.part`;
  try {
    const file = await open(temporary, 'wx', privateFile);
    try {
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    const path = `${folder}/${nameOf()}`;
    await makeFolder(dirname(path));
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return path;
  } catch (error) {
    await rm(temporary, {force: true});
    throw error;
  }
}

/** A rename survives a power cut only when its folder was synced, too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
