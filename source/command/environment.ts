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

/** Where the platform keeps caches (XDG on Linux). */
export const platformCache = envPaths('hsmscope', {suffix: ''}).cache;

/** The cache folder: `HSMSCOPE_CACHE`, else that of the platform. */
export function cacheFolder({variables}: Environment): string {
  return variables.HSMSCOPE_CACHE || platformCache;
}

/** The folder of settings, profiles and sessions: `HSMSCOPE_CONFIG`, else where the platform keeps such things. */
export function settingsFolder({variables}: Environment): string {
  return variables.HSMSCOPE_CONFIG || envPaths('hsmscope', {suffix: ''}).config;
}

/** Can a screen be drawn, and keys be read? */
export function hasTerminal({stdout, variables}: Environment): boolean {
  return stdout.isTTY === true && variables.TERM !== 'dumb';
}

/** 0 none, 1 sixteen colours, 2 256, 3 true colour. What forces colours counts more than what forbids them. */
export function colorLevel({stdout, variables}: Environment): 0 | 1 | 2 | 3 {
  const {NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE, ...others} = variables;
  const isForced = FORCE_COLOR === undefined ? isOn(CLICOLOR_FORCE) : FORCE_COLOR === '' || isOn(FORCE_COLOR);
  if (!isForced && (NO_COLOR || FORCE_COLOR !== undefined || CLICOLOR === '0')) return 0;
  const depth = stdout.isTTY
    ? stdout.getColorDepth({...others, ...(/^[123]$/.test(FORCE_COLOR ?? '') && {FORCE_COLOR})})
    : 1;
  const level = depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
  return isForced && level === 0 ? 1 : level;
}

const isOn = (variable: string | undefined): boolean => Boolean(variable) && !/^(?:0|false)$/.test(variable!);

/** What some terminals say of their colours, text before ground: `15;0`. */
export function groundOf({variables: {COLORFGBG}}: Environment): 'dark' | 'light' | undefined {
  const ground = /;(\d+)$/.exec(COLORFGBG ?? '')?.[1];
  if (ground === undefined) return undefined;
  return ground === '7' || ground === '15' ? 'light' : 'dark';
}

/** Consoles and old terminals might show the question for their ground instead of answering it. */
export const answersQuestions = ({variables: {TERM = ''}}: Environment): boolean =>
  /^(?:xterm|rxvt|tmux|screen|alacritty|foot|kitty|konsole|gnome|vte|wezterm|ghostty|contour|mintty|st)\b/.test(TERM);

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
