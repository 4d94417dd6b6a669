// The bundled incident, written to disk as a download of the storage account would lie there.
import {readdir, readFile, rename, rm, utimes, writeFile} from 'node:fs/promises';
import {basename, dirname, join, resolve} from 'node:path';
import {hourOf} from '../feed/blob-name.ts';
import {makeFolder} from '../store/make-folder.ts';
import {demoBlobs} from './blobs.ts';

/** Raised with every change of what is written, so that older demos are replaced. */
const version = '2';
/** Hidden, so that nobody takes it for a log; written last, so that it stands for completeness. */
const marker = '.hsmscope-demo';
/** It lies in the cache, where everything is the user's alone. */
const privateFile = {mode: 0o600} as const;

/**
 * Writes the demo into the folder: about 50,000 records of 2026-10-05 to 2026-10-07 UTC, the same bytes each time.
 * The folder belongs to the demo: if it holds anything but the complete current one, it is replaced as a whole.
 */
export async function writeDemo(folder: string): Promise<void> {
  const target = resolve(folder);
  if (await isCurrent(target)) return;
  makeFolder(dirname(target));
  await removeLeftovers(target);
  const fresh = siblingOf(target, 'new');
  const old = siblingOf(target, 'old');
  try {
    await writeInto(fresh);
    await moveAway(target, old);
    await rename(fresh, target);
  } catch (error) {
    // Another process may have been faster with the same demo.
    if (!(await isCurrent(target))) throw error;
  } finally {
    await Promise.all([fresh, old].map(path => rm(path, {recursive: true, force: true})));
  }
}

async function isCurrent(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, marker), 'utf8').catch(() => undefined);
  return text?.trim() === version;
}

async function writeInto(folder: string): Promise<void> {
  for (const {path, content} of demoBlobs()) {
    const file = join(folder, path);
    makeFolder(dirname(file));
    await writeFile(file, content, privateFile);
    // As old as its hour: what was only just written is taken for a log that somebody writes to.
    const hour = hourOf(path);
    if (hour !== undefined) await utimes(file, hour / 1000 + 3600, hour / 1000 + 3600);
  }
  await writeFile(join(folder, marker), `${version}\n`, privateFile);
}

async function moveAway(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Beside the folder, on the same disk, so that a rename is all it takes; hidden, and with its process's id. */
function siblingOf(folder: string, role: 'new' | 'old'): string {
  return join(dirname(folder), `.${basename(folder)}.${role}-${process.pid}`);
}

/** Removes what processes that no longer run have left half written. */
async function removeLeftovers(folder: string): Promise<void> {
  const name = basename(folder);
  for (const entry of await readdir(dirname(folder))) {
    const [, owner] = entry.startsWith(`.${name}.`) ? (/\.(?:new|old)-(\d+)$/.exec(entry) ?? []) : [];
    if (owner && !isRunning(Number(owner))) await rm(join(dirname(folder), entry), {recursive: true, force: true});
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
