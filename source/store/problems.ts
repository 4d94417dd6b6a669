// Sentences for what goes wrong while the store is filled, each with the way out.
import {type Blob, SourceProblem} from '../feed/feed.ts';

/** A blob that could not be read, or not to its end. */
export function problemOf(blob: Blob, rows: number, error: Error): string {
  const reason = error instanceof SourceProblem ? error.message : `${blob.name}: ${error.message}`;
  return rows === 0 ? reason : `${reason} (the ${rows} records before that are shown)`;
}

const causes: {readonly [code: string]: string} = {
  ENOSPC: 'the disk is full. Free some space',
  EDQUOT: 'your quota is used up. Free some space',
  EROFS: 'the file system is read-only. Set HSMSCOPE_CACHE to a folder that can be written',
  EACCES: 'you may not write there. Set HSMSCOPE_CACHE to a folder of yours',
  EPERM: 'you may not write there. Set HSMSCOPE_CACHE to a folder of yours',
};

/** SQLite says so in its message, the file system in a code. */
const unwritable = /EACCES|EPERM|EROFS|ENOSPC|EDQUOT|ENOENT|ENOTDIR|EEXIST|readonly|unable to open|disk is full/i;

/** There can be no cache in a folder, for a reason that the system gives. */
export class UnwritableCache extends Error {
  readonly reason: string;

  constructor(folder: string, {message}: Error) {
    super(`The cache at ${folder} cannot be written (${message}). Set HSMSCOPE_CACHE to a folder of yours.`);
    this.reason = message;
  }
}

/** The error as one of an unwritable cache, where it is that. */
export function asUnwritable(folder: string, error: unknown): unknown {
  const {code, message} = error as NodeJS.ErrnoException;
  return unwritable.test(`${code} ${message}`) ? new UnwritableCache(folder, error as Error) : error;
}

/** What was read could not be kept. */
export function storeProblem(root: string, error: Error): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const cause = causes[code] ?? `${error.message}. Check the disk`;
  return `The cache at ${root} cannot keep what is read: ${cause}, and open the source again. Until then it is shown, but not kept.`;
}

/** Why records that are in the index cannot be had any more. */
export const recordProblems = {
  unreadable: (path: string, error: Error) => `${path} cannot be read any more (${error.message}).`,
  shorter: (path: string) => `${path} has become shorter, or could not be kept. Open its source again.`,
  replaced: (name: string) => `${name} was replaced while it was searched, or is held no more. Ask again.`,
  changed: (path: string) => `${path} has changed since it was read. Open its source again.`,
} as const;
