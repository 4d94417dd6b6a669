// Folders of logs, caches of them, and engines on both, in a folder that vanishes when the tests end.
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {after} from 'node:test';
import type {Engine, Notice} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import type {Query} from '../../source/query/syntax.ts';
import {openStore, type Store} from '../../source/store/store.ts';
import {verifySource} from '../../source/store/verify.ts';

const root = mkdtempSync(`${tmpdir()}/hsmscope-logs-`);
after(() => rmSync(root, {recursive: true}));
let folders = 0;

export const all: Query = {type: 'all'};

export function hour(number: number): string {
  const hour = String(number).padStart(2, '0');
  return `resourceId=/SUBSCRIPTIONS/A/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/C/y=2026/m=10/d=01/h=${hour}/m=00/PT1H.json`;
}

export function line(minute: number, operationName = 'KeySign'): string {
  const time = `2026-10-01T12:${String(minute % 60).padStart(2, '0')}:00.000Z`;
  return `${JSON.stringify({time, operationName, httpStatusCode: 200})}\n`;
}

export type Files = {readonly [name: string]: string | Uint8Array};

export function write(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(`${folder}/${name}`.replace(/\/[^/]*$/, ''), {recursive: true});
    writeFileSync(`${folder}/${name}`, content);
  }
}

/** A folder of logs, and the path of a cache that is its own. */
export function newLogs(files: Files): {readonly logs: string; readonly cache: string} {
  const logs = `${root}/${folders++}`;
  write(logs, files);
  return {logs, cache: `${logs}-cache`};
}

export type Found = {
  readonly events: number;
  /** The newest hundred: each one's record, or why there is none. */
  readonly records: readonly string[];
  /** The blobs of these. */
  readonly blobs: readonly string[];
  readonly notices: readonly string[];
  /** Was it said that answers lack something? */
  readonly lacks: boolean;
};

/** Opens the sources, asks for everything, and closes. */
export async function find(sources: readonly string[], cache: string): Promise<Found> {
  const engine = createLocalEngine(cache);
  const notices: Notice[] = [];
  try {
    const {events} = await engine.open(sources, {onNotice: notice => notices.push(notice)});
    const {rows} = await engine.page(all, {rank: 0}, 0, 99);
    return {
      events,
      records: await Promise.all(rows.map(({id}) => recordOf(engine, id))),
      blobs: rows.map(({id}) => id.blob),
      notices: notices.map(({sentence}) => sentence),
      lacks: notices.some(({lacks}) => lacks === true),
    };
  } finally {
    await engine.close();
  }
}

async function recordOf(engine: Engine, id: Parameters<Engine['event']>[0]): Promise<string> {
  return engine.event(id).then(
    ({record}) => record,
    (error: Error) => error.message,
  );
}

export async function withStore<Result>(cache: string, work: (store: Store) => Result | Promise<Result>) {
  const store = openStore(cache);
  try {
    return await work(store);
  } finally {
    store.catalog.close();
  }
}

export async function hold(cache: string, blob: string): Promise<void> {
  await withStore(cache, ({catalog}) => {
    for (const source of catalog.sources()) catalog.hold(source, [blob], 'hand');
  });
}

/** What verify finds wrong, and what it remarks. */
export function verify(cache: string) {
  return withStore(cache, async store => {
    const all = await Promise.all(store.catalog.sources().map(source => verifySource(store, source)));
    return {problems: all.flatMap(({problems}) => problems), notes: all.flatMap(({notes}) => notes)};
  });
}

export function indexFiles(cache: string): readonly string[] {
  return readdirSync(cache, {recursive: true, withFileTypes: true})
    .filter(entry => entry.name.endsWith('.index'))
    .map(entry => `${entry.parentPath}/${entry.name}`);
}
