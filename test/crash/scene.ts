// A small source of every kind of blob, a cache for it, and what must hold of the two whatever happened before.
import assert from 'node:assert/strict';
import {appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {dirname, extname, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {createHome, type Run, type RunOptions, removeHome, runProgram} from '../helpers/program.ts';

export type Scene = AsyncDisposable & {
  /** Lines that the source has by now. */
  readonly lines: Lines;
  /** Adds lines to a blob, or makes it. */
  readonly append: (blob: string, text: string) => void;
  /** Adds the beginning of a line to a blob that is there; `append` is to end it. */
  readonly begin: (blob: string, text: string) => void;
  /** Removes a blob, whose lines are to stay. */
  readonly vanish: (blob: string) => void;
  /** Runs `count ''` on the source. */
  readonly count: (options?: RunOptions) => Promise<Run>;
  /** Runs it once, ending it with SIGKILL at its n-th step towards the disk; `steps` tells what it did until then. */
  readonly countUntil: (step: number) => Promise<Run & {readonly steps: readonly string[]}>;
  /** Fails unless all lines are there exactly once and the cache is whole. */
  readonly check: (because: string) => Promise<void>;
  /** How many files of which kind the cache holds beside the catalog. */
  readonly files: () => Kinds;
  /** Keeps the cache as it is now; `restore` brings it back. */
  readonly keep: () => void;
  readonly restore: () => void;
};

export type Kinds = {readonly [kind: string]: number};

export type Lines = {readonly [blob: string]: {readonly events: number; readonly unreadable: number}};

const resource = 'resourceId=/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/CONTOSO';
export const hours = ['y=2026/m=10/d=01/h=22', 'y=2026/m=10/d=01/h=23', 'y=2026/m=10/d=02/h=00'].map(
  hour => `${resource}/${hour}/m=00/PT1H.json`,
);
const preload = new URL('../helpers/kill-at.mjs', import.meta.url);

type Append = Scene['append'];

/** Two days of one HSM, a compressed log, a table, and a log of which nearly nothing can be read. */
export function everyKind(append: Append): void {
  for (const [index, hour] of hours.entries()) append(hour, records(20 + index));
  append('older.json.gz', records(30));
  append('table.csv', `${csvHeader}\n${'"2026-09-01T00:00:00.000Z","KeyGet","200"\n'.repeat(10)}`);
  append('damaged.json', `garbage 1\n${records(2)}garbage {"2"\ngarbage 3`);
}

/** Long enough for a thread of its own; mostly blanks, which are soon read. */
export function longFile(append: Append): void {
  append('long.json', `${`${' '.repeat(2 ** 20)}\n`.repeat(9)}${records(20)}`);
}

export async function createScene(fill: (append: Append) => void = everyKind): Promise<Scene> {
  const home = await createHome();
  const logs = join(home, 'logs');
  const cache = join(home, 'cache');
  const kept = join(home, 'kept');
  const lines: {[blob: string]: {events: number; unreadable: number}} = {};
  const append = (blob: string, text: string) => {
    mkdirSync(dirname(join(logs, blob)), {recursive: true});
    appendFileSync(join(logs, blob), blob.endsWith('.gz') ? gzipSync(text) : text);
    lines[blob] ??= {events: 0, unreadable: 0};
    for (const line of text.split('\n').filter(line => line.trim() !== '' && line !== csvHeader)) {
      lines[blob][/^garbage/.test(line) ? 'unreadable' : 'events']++;
    }
  };
  fill(append);

  const run = (arguments_: readonly string[], options: RunOptions = {}) =>
    runProgram(arguments_, {...options, environment: {HSMSCOPE_CACHE: cache, ...options.environment}});
  return {
    lines,
    append,
    begin: (blob, text) => appendFileSync(join(logs, blob), text),
    vanish: blob => rmSync(join(logs, blob)),
    count: options => run(['count', '', logs], options),
    countUntil: async step => {
      const log = join(home, 'steps');
      rmSync(log, {force: true});
      const environment = {KILL_AT: String(step), KILL_LOG: log, NODE_OPTIONS: `--import=${preload}`};
      const result = await run(['count', '', logs], {environment});
      const steps = readFileSync(log, 'latin1').split('\n').slice(0, -1);
      return {...result, steps: steps.map(each => each.trimEnd())};
    },
    check: async because => {
      checkEvents(await run(['search', '', logs, '-o', 'json']), lines, because);
      const verified = await run(['cache', 'verify']);
      assert.equal(verified.code, 0, `${because}: cache verify says\n${verified.stdout}${verified.stderr}`);
    },
    files: () => kindsOfFiles(cache),
    keep: () => {
      mkdirSync(cache, {recursive: true});
      cpSync(cache, kept, {recursive: true});
    },
    restore: () => {
      rmSync(cache, {recursive: true, force: true});
      cpSync(kept, cache, {recursive: true});
    },
    [Symbol.asyncDispose]: () => removeHome(home),
  };
}

let made = 0;
/** Lines of JSON, each with a time of its own. */
export function records(count: number): string {
  return Array.from({length: count}, () => {
    const time = new Date(Date.UTC(2026, 9, 1) + 1000 * made++).toISOString();
    return `${JSON.stringify({time, operationName: 'KeySign', httpStatusCode: 200, resource: 'contoso', made})}\n`;
  }).join('');
}

const csvHeader = 'TimeGenerated,OperationName,httpStatusCode_d';

function checkEvents({code, stdout, stderr}: Run, lines: Lines, because: string): void {
  assert.equal(code, 0, `${because}: search fails with\n${stderr}`);
  const found: {[blob: string]: {events: number; unreadable: number}} = {};
  const places = new Set<string>();
  for (const line of stdout.split('\n').slice(0, -1)) {
    const {blob, offset, outcome} = JSON.parse(line);
    assert.ok(!places.has(`${blob} ${offset}`), `${because}: ${blob} byte ${offset} is there twice`);
    places.add(`${blob} ${offset}`);
    found[blob] ??= {events: 0, unreadable: 0};
    found[blob][outcome === 'unreadable' ? 'unreadable' : 'events']++;
  }
  assert.deepEqual(found, lines, `${because}: not every line is there once`);
}

/** A kind of file is its folder and its extension: names may hold a moment or a hash of the content. */
function kindsOfFiles(cache: string): Kinds {
  const kinds: {[kind: string]: number} = {};
  for (const entry of readdirSync(cache, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || /^catalog\.sqlite(-wal|-shm)?$/.test(entry.name)) continue;
    const kind = `${join(entry.parentPath, '.').slice(cache.length + 1)}/${entry.name.startsWith('.') ? '.' : ''}*${extname(entry.name)}`;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}
