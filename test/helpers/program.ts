// The built program, with and without a terminal, in a home of its own.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {openTerminal, type Terminal} from './terminal.ts';
import type {Exit} from './waits.ts';

export type ProgramOptions = {
  readonly columns?: number;
  readonly rows?: number;
  /** Beside or instead of the surroundings below; give HOME and HSMSCOPE_CACHE to share a home between runs. */
  readonly environment?: {readonly [name: string]: string};
};

export type RunOptions = {
  readonly input?: string | Uint8Array;
  readonly environment?: {readonly [name: string]: string};
  /** Ends the program with SIGKILL after so many milliseconds. */
  readonly killAfter?: number;
};

export type Run = Exit & {readonly stdout: string; readonly stderr: string};

/** Opens the program in a terminal; its home vanishes with `close`. */
export async function openProgram(
  programArguments: readonly string[],
  options: ProgramOptions = {},
): Promise<Terminal> {
  const program = builtProgram();
  const home = await createHome();
  const {environment, columns = 80, rows = 24} = options;
  const terminal = await openTerminal({
    command: process.execPath,
    arguments: [program, ...programArguments],
    environment: {...surroundings(home), ...environment},
    columns,
    rows,
  });
  const close = async () => {
    await terminal.close();
    await removeHome(home);
  };
  return {...terminal, close, [Symbol.asyncDispose]: close};
}

/** Runs the program without a terminal until it ends. */
export async function runProgram(programArguments: readonly string[], options: RunOptions = {}): Promise<Run> {
  const path = builtProgram();
  const home = await createHome();
  const program = spawn(process.execPath, [path, ...programArguments], {
    env: {PATH: process.env.PATH, ...surroundings(home), ...options.environment},
    ...(options.killAfter === undefined ? {} : {timeout: options.killAfter, killSignal: 'SIGKILL'}),
  });
  // A program that needs no input may end before it has read any.
  program.stdin.on('error', () => {});
  program.stdin.end(options.input);
  const exit = new Promise<Exit>((resolve, reject) => {
    program.once('error', reject);
    program.once('close', (code, signal) => resolve({code, signal}));
  });
  try {
    const [stdout, stderr, end] = await Promise.all([text(program.stdout), text(program.stderr), exit]);
    return {...end, stdout, stderr};
  } finally {
    await removeHome(home);
  }
}

/** A home directory of its own, empty; `removeHome` takes it away. */
export function createHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'hsmscope-test-'));
}

export function removeHome(home: string): Promise<void> {
  return rm(home, {recursive: true, force: true, maxRetries: 3});
}

/** The same on every machine, so that screens are. */
export function surroundings(home: string): {readonly [name: string]: string} {
  return {
    HOME: home,
    HSMSCOPE_CACHE: join(home, 'cache'),
    TERM: 'xterm-256color',
    COLORTERM: 'truecolor',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
  };
}

export function builtProgram(): string {
  const path = fileURLToPath(new URL('../../build/cli.js', import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`npm run build\` first.`);
  return path;
}
