// The file that an export goes to: private to the user, and either whole or not there at all.
import {randomUUID} from 'node:crypto';
import {rmSync} from 'node:fs';
import {lstat, open, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {privateFile, syncFolder} from '../../store/files.ts';
import {safeText} from '../../text/safe-text.ts';
import {UsageProblem} from '../usage-problem.ts';
import {writeProblem} from './write-problem.ts';

type Work<Result> = (write: (data: string | Uint8Array) => Promise<void>) => Promise<Result>;

/** Gives `work` a file to fill; when all is safe on disk, the file takes its name. Throws UsageProblem where it cannot. */
export async function withOutputFile<Result>(path: string, replaces: boolean, work: Work<Result>): Promise<Result> {
  await refuseTaken(path, replaces);
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`;
  const forget = removeWhenKilled(temporary, () => opening);
  const opening = open(temporary, 'wx', privateFile);
  try {
    const file = await said(path, () => opening);
    try {
      const result = await work(data => said(path, () => file.appendFile(data)));
      await said(path, () => file.sync());
      await refuseTaken(path, replaces);
      await said(path, () => rename(temporary, path));
      await said(path, () => syncFolder(dirname(path)));
      return result;
    } finally {
      await file.close();
      await rm(temporary, {force: true});
    }
  } finally {
    forget();
  }
}

async function refuseTaken(path: string, replaces: boolean): Promise<void> {
  const status = await lstat(path).catch(() => undefined);
  if (status === undefined) return;
  const name = safeText(path);
  // A device or link would be replaced by a file; for these there is redirection.
  if (!status.isFile()) throw new UsageProblem(`${name} is not a regular file. Name another.`);
  if (!replaces) throw new UsageProblem(`${name} is there already. Name another file, or replace it with --force.`);
}

async function said<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw writeProblem(error, path);
  }
}

/** Until told to forget it: a signal that ends the program takes the unfinished file with it. */
function removeWhenKilled(path: string, opening: () => Promise<unknown>): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = async (signal: NodeJS.Signals) => {
    await opening().catch(() => undefined);
    rmSync(path, {force: true});
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
