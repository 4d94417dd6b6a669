// Keeps what Node compiles of the program, so that the next start does not compile it again.
import {statSync} from 'node:fs';
import {makeFolder} from '../store/make-folder.ts';

/**
 * Keeps it for this thread, and for those that are started with `variables` from now on. Harmless where it cannot be
 * kept, and not done where somebody else could write there: what lies there is run.
 */
export function keepCompiledCode(folder: string, variables: NodeJS.ProcessEnv): void {
  try {
    makeFolder(folder);
    if (!isOwn(folder)) return;
  } catch {
    return;
  }
  process.getBuiltinModule('node:module').enableCompileCache(folder);
  variables.NODE_COMPILE_CACHE ??= folder;
}

function isOwn(folder: string): boolean {
  const {uid, mode} = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
