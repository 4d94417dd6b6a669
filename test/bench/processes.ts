// Processes without a terminal, and what they cost.
import {spawn, spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {createHome, removeHome, surroundings} from '../helpers/program.ts';

export type Cost = {
  readonly milliseconds: number;
  /** The most memory that it ever held, in bytes. */
  readonly peak: number;
  /** Milliseconds of processor time, without that of processes that it started. */
  readonly work: number;
  readonly stdout: string;
};

export type Home = AsyncDisposable & {
  readonly environment: {readonly HOME: string; readonly HSMSCOPE_CACHE: string; readonly [name: string]: string};
};

const program = fileURLToPath(new URL('../../build/cli.js', import.meta.url));

/** How often the memory is looked at, in ms; the system remembers the peak. */
const PATIENCE = 20;

/** Where nothing was read before. */
export async function makeHome(): Promise<Home> {
  const home = await createHome();
  const environment = {HSMSCOPE_CACHE: join(home, 'cache'), ...surroundings(home), HOME: home};
  return {environment, [Symbol.asyncDispose]: () => removeHome(home)};
}

/** Where the folder was read before. */
export async function makeWarmHome(folder: string): Promise<Home> {
  const home = await makeHome();
  await measureProgram(['count', '', folder], home);
  return home;
}

export function measureProgram(given: readonly string[], {environment}: Home): Promise<Cost> {
  return measureProcess(process.execPath, [program, ...given], environment);
}

export async function measureProcess(
  command: string,
  given: readonly string[],
  environment: {readonly [name: string]: string},
): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, given, {
    env: {PATH: process.env.PATH, ...environment},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [peak, work] = [0, 0];
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMemory(child.pid));
    work = Math.max(work, processorTime(child.pid));
  }, PATIENCE);
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(performance.now() - started));
  });
  try {
    const [stdout, milliseconds] = await Promise.all([text(child.stdout), ended]);
    return {milliseconds, peak, work, stdout};
  } finally {
    clearInterval(watch);
  }
}

/** Bytes; 0 where the system does not tell, or the process has ended. */
export function peakMemory(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Milliseconds of processor time that all threads of the process took; 0 where the system does not tell. */
export function processorTime(pid: number | undefined): number {
  try {
    // The name of the program, in parentheses, may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // In ticks of which Linux counts a hundred in a second, whatever its kernel's clock is.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

export function isInstalled(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

/** Paths of all files below the folder. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

export async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all((await filesIn(folder)).map(async path => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
