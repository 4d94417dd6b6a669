// Sources that grow are followed: what is written is found soon, once, and nothing of it is lost.
import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import type {Engine, Holdings} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {openCatalog} from '../../source/store/catalog.ts';

const root = mkdtempSync(`${tmpdir()}/hsmscope-follow-`);
after(() => rmSync(root, {recursive: true}));
let folders = 0;

const day = 'resourceId=/SUBSCRIPTIONS/A/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/C/y=2026/m=10/d=01';
const line = (number: number): string =>
  `${JSON.stringify({time: new Date(Date.UTC(2026, 9, 1, 12, 0, number)).toISOString(), operationName: `Key${number}`, httpStatusCode: 200})}\n`;

type Followed = AsyncDisposable & {
  readonly engine: Engine;
  readonly notices: readonly string[];
  readonly folder: string;
  readonly cache: string;
  /** Resolves when there are so many events. */
  readonly until: (events: number) => Promise<void>;
};

async function follow(folder: string, cache = `${folder}-cache`): Promise<Followed> {
  const engine = createLocalEngine(cache);
  const notices: string[] = [];
  let holdings: Holdings | undefined;
  let wake = (): void => undefined;
  const heard = (now: Holdings): void => {
    holdings = now;
    wake();
  };
  heard(
    await engine.open([folder], {onNotice: ({sentence}) => notices.push(sentence), onChange: heard}, {follow: true}),
  );
  const until = async (events: number): Promise<void> => {
    while (holdings?.events !== events) {
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  };
  return {engine, notices, folder, cache, until, [Symbol.asyncDispose]: () => engine.close()};
}

function newFolder(content: string): string {
  const folder = `${root}/${folders++}`;
  mkdirSync(`${folder}/${day}/h=12/m=00`, {recursive: true});
  writeFileSync(`${folder}/${day}/h=12/m=00/PT1H.json`, content);
  return folder;
}

const hour = (folder: string, name = '12'): string => {
  mkdirSync(`${folder}/${day}/h=${name}/m=00`, {recursive: true});
  return `${folder}/${day}/h=${name}/m=00/PT1H.json`;
};

const operations = async ({engine}: Followed): Promise<readonly unknown[]> =>
  (await engine.page({type: 'all'}, {rank: 0}, 0, 5000)).rows.map(({values}) => values.op);

test('What is appended is found, also when a line comes in halves, and what comes in further files', async () => {
  const folder = newFolder(line(0));
  await using followed = await follow(folder);
  appendFileSync(hour(folder), line(1));
  await followed.until(2);
  appendFileSync(hour(folder), line(2) + line(3).slice(0, 40));
  await followed.until(4);
  assert.equal(await followed.engine.count({type: 'is', is: 'unreadable'}), 1);
  appendFileSync(hour(folder), line(3).slice(40));
  while ((await followed.engine.count({type: 'is', is: 'unreadable'})) > 0) await new Promise(setImmediate);
  writeFileSync(hour(folder, '13'), line(4) + line(5));
  await followed.until(6);
  assert.deepEqual(await operations(followed), ['Key5', 'Key4', 'Key3', 'Key2', 'Key1', 'Key0']);
  assert.deepEqual(followed.notices, []);
});

test('A thousand small appends are each there once, in few segments', async () => {
  const folder = newFolder('');
  writeFileSync(hour(folder), line(0));
  await using followed = await follow(folder);
  for (let number = 1; number <= 1000; number++) {
    appendFileSync(hour(folder), line(number));
    if (number % 100 === 0) await new Promise(resolve => setTimeout(resolve, 250));
  }
  await followed.until(1001);
  assert.equal(new Set(await operations(followed)).size, 1001);
  const catalog = openCatalog(`${followed.cache}/catalog.sqlite`);
  assert.equal(catalog.read(`folder:${folder}`).segments.length, 1);
  catalog.close();
});

test('A folder that vanishes is told once, and told again when it is back', async () => {
  const folder = newFolder(line(0));
  await using followed = await follow(folder);
  renameSync(folder, `${folder}-away`);
  while (followed.notices.length === 0) await new Promise(resolve => setTimeout(resolve, 50));
  assert.match(followed.notices[0]!, /There is no /);
  renameSync(`${folder}-away`, folder);
  appendFileSync(hour(folder), line(1));
  await followed.until(2);
  assert.match(followed.notices.at(-1)!, /can be read again/);
  assert.equal(followed.notices.length, 2);
});

test('What is cut short or deleted stays found, and what is written anew is read', async () => {
  const folder = newFolder(line(0) + line(1));
  await using followed = await follow(folder);
  writeFileSync(hour(folder, '13'), line(2));
  await followed.until(3);
  unlinkSync(hour(folder, '13'));
  while (!followed.notices.some(notice => /gone/.test(notice))) await new Promise(resolve => setTimeout(resolve, 50));
  assert.equal(await followed.engine.count({type: 'all'}), 3);
  truncateSync(hour(folder), line(0).length);
  while (!followed.notices.some(notice => /shorter/.test(notice)))
    await new Promise(resolve => setTimeout(resolve, 50));
  assert.equal(await followed.engine.count({type: 'all'}), 3);
});

test('Two engines on one cache see what comes, whichever of them reads it', async () => {
  const folder = newFolder(line(0));
  await using one = await follow(folder);
  await using other = await follow(folder, one.cache);
  appendFileSync(hour(folder), line(1) + line(2));
  await Promise.all([one.until(3), other.until(3)]);
  assert.deepEqual(await operations(one), await operations(other));
});
