// What the program was started with, and what follows from it.
import {fstatSync} from 'node:fs';
import type {ReadStream, WriteStream} from 'node:tty';
import envPaths from 'env-paths';

export type Environment = {
  readonly arguments: readonly string[];
  readonly variables: {readonly [name: string]: string | undefined};
  readonly stdin: () => ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
};

/** The cache folder: `HSMSCOPE_CACHE`, else where the platform keeps caches (XDG on Linux). */
export function cacheFolder({variables}: Environment): string {
  return variables.HSMSCOPE_CACHE || envPaths('hsmscope', {suffix: ''}).cache;
}

/** The folder of settings, profiles and sessions: `HSMSCOPE_CONFIG`, else where the platform keeps such things. */
export function settingsFolder({variables}: Environment): string {
  return variables.HSMSCOPE_CONFIG || envPaths('hsmscope', {suffix: ''}).config;
}

/** Can a screen be drawn, and keys be read? */
export function hasTerminal({stdout, variables}: Environment): boolean {
  return stdout.isTTY === true && variables.TERM !== 'dumb';
}

/** 0 none, 1 sixteen colours, 2 256, 3 true colour; NO_COLOR and FORCE_COLOR are respected. */
export function colorLevel({stdout, variables}: Environment): 0 | 1 | 2 | 3 {
  if (variables.NO_COLOR) return 0;
  const depth = stdout.isTTY ? stdout.getColorDepth(variables) : 1;
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}

/** Does the locale speak UTF-8? The first of these variables that is set decides (POSIX). */
export function speaksUnicode({variables}: Environment): boolean {
  const locale = variables.LC_ALL || variables.LC_CTYPE || variables.LANG;
  return locale === undefined ? process.platform !== 'linux' : /utf-?8/i.test(locale);
}

/** Is something piped or redirected into the program? */
export function isPipedInto(): boolean {
  try {
    const status = fstatSync(0);
    return status.isFIFO() || status.isFile();
  } catch {
    return false;
  }
}
