// What keeps a file from being written, as a sentence with the way out.
import {dirname} from 'node:path';
import {safeText} from '../../text/safe-text.ts';
import {UsageProblem} from '../usage-problem.ts';

const noFolder = (path: string) => `There is no folder ${dirname(path)}. Create it, or name another file.`;
const forbidden = (path: string) => `You may not write ${path}. Name a file in a folder of yours.`;
const noRoom = (path: string) => `There is no room for ${path}. Free some space, or write to another disk.`;

const sentences: {readonly [code: string]: (path: string) => string} = {
  ENOENT: noFolder,
  ENOTDIR: noFolder,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: forbidden,
  ENOSPC: noRoom,
  EDQUOT: noRoom,
  EFBIG: noRoom,
};

export function writeProblem(error: unknown, path: string): UsageProblem {
  const {code = '', message} = error as NodeJS.ErrnoException;
  return new UsageProblem(safeText(sentences[code]?.(path) ?? `${path} cannot be written (${message}).`));
}
