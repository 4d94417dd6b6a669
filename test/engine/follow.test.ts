// Sources that grow are followed: what is written is found soon, once, and nothing of it is lost.
import assert from 'node:assert/strict';
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {gzipSync} from 'node:zlib';
import type {Engine, Holdings} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import type {Query} from '../../source/query/syntax.ts';
import {openCatalog} from '../../source/store/catalog.ts';
import {find, verify} from './cached-logs.ts';

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
  /** Resolves when the condition holds, which is looked at now and then. */
  readonly untilIt: (holds: () => Promise<boolean>) => Promise<void>;
};

const unreadable: Query = {type: 'is', is: 'unreadable'};
const longAgo = new Date('2026-10-01');

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
  const untilIt = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await sleep(50);
  };
  return {engine, notices, folder, cache, until, untilIt, [Symbol.asyncDispose]: () => engine.close()};
}

function newFolder(content: string | Buffer): string {
  const folder = `${root}/${folders++}`;
  mkdirSync(`${folder}/${day}/h=12/m=00`, {recursive: true});
  writeFileSync(`${folder}/${day}/h=12/m=00/PT1H.json`, content);
  return folder;
}

const hour = (folder: string, name = '12'): string => {
  mkdirSync(`${folder}/${day}/h=${name}/m=00`, {recursive: true});
  return `${folder}/${day}/h=${name}/m=00/PT1H.json`;
};

/** The cache agrees with the logs, and whoever opens it next finds so many events. */
async function assertSound({folder, cache}: Followed, events: number): Promise<void> {
  assert.deepEqual((await verify(cache)).problems, []);
  assert.equal((await find([folder], `${cache}-anew`)).events, events);
}

const operations = async ({engine}: Followed): Promise<readonly unknown[]> =>
  (await engine.page({type: 'all'}, {rank: 0}, 0, 5000)).rows.map(({values}) => values.op);

test('What is appended is found, and what comes in further files', async () => {
  const folder = newFolder(line(0));
  await using followed = await follow(folder);
  appendFileSync(hour(folder), line(1));
  await followed.until(2);
  writeFileSync(hour(folder, '13'), line(2) + line(3));
  await followed.until(4);
  assert.deepEqual(await operations(followed), ['Key3', 'Key2', 'Key1', 'Key0']);
  assert.deepEqual(followed.notices, []);
});

test('The beginning of a line is held until its rest comes', async () => {
  const folder = newFolder(line(0) + line(1).slice(0, 20));
  await using followed = await follow(folder);
  assert.deepEqual(await operations(followed), ['Key0']);
  appendFileSync(hour(folder), line(1).slice(20) + line(2) + line(3).slice(0, 40));
  await followed.until(3);
  assert.deepEqual(await operations(followed), ['Key2', 'Key1', 'Key0']);
  assert.equal(await followed.engine.count(unreadable), 0);
  appendFileSync(hour(folder), line(3).slice(40) + line(4));
  await followed.until(5);
  assert.deepEqual(await operations(followed), ['Key4', 'Key3', 'Key2', 'Key1', 'Key0']);
  assert.deepEqual(followed.notices, []);
  await assertSound(followed, 5);
});

test('The beginning of a line that gets no rest is shown when nobody has written for a while, and whole when it is', async () => {
  const folder = newFolder(line(0));
  await using followed = await follow(folder);
  appendFileSync(hour(folder), line(1).slice(0, 40));
  writeFileSync(hour(folder, '13'), line(2));
  await followed.until(2);
  utimesSync(hour(folder), new Date(), longAgo);
  await followed.until(3);
  assert.equal(await followed.engine.count(unreadable), 1);
  await assertSound(followed, 3);
  appendFileSync(hour(folder), line(1).slice(40));
  await followed.untilIt(async () => (await followed.engine.count(unreadable)) === 0);
  assert.deepEqual(await operations(followed), ['Key2', 'Key1', 'Key0']);
  await assertSound(followed, 3);
});

test('The beginning of a line that was held when following ended is there at the next opening', async () => {
  const folder = newFolder(line(0));
  {
    await using followed = await follow(folder);
    appendFileSync(hour(folder), line(1) + line(2).slice(0, 40));
    await followed.until(2);
    assert.equal(await followed.engine.count(unreadable), 0);
  }
  const {events, records} = await find([folder], `${folder}-cache`);
  assert.equal(events, 3);
  assert.equal(records.filter(record => record === line(2).slice(0, 40)).length, 1);
  appendFileSync(hour(folder), line(2).slice(40));
  assert.equal((await find([folder], `${folder}-cache`)).records[0], line(2).trimEnd());
  assert.deepEqual((await verify(`${folder}-cache`)).problems, []);
});

test('A record is seen before its line ends', async () => {
  const folder = newFolder(line(0));
  await using followed = await follow(folder);
  appendFileSync(hour(folder), line(1).trimEnd());
  await followed.until(2);
  appendFileSync(hour(folder), `\n${line(2)}`);
  await followed.until(3);
  assert.deepEqual(await operations(followed), ['Key2', 'Key1', 'Key0']);
  await assertSound(followed, 3);
});

test('A record in many lines is held until it is whole', async () => {
  const pretty = (number: number) => `${JSON.stringify(JSON.parse(line(number)), null, 2)}\n`;
  const folder = newFolder(pretty(0));
  await using followed = await follow(folder);
  appendFileSync(hour(folder), pretty(1) + pretty(2).slice(0, 30));
  await followed.until(2);
  assert.equal(await followed.engine.count(unreadable), 0);
  appendFileSync(hour(folder), pretty(2).slice(30) + pretty(3));
  await followed.until(4);
  assert.deepEqual(await operations(followed), ['Key3', 'Key2', 'Key1', 'Key0']);
  await assertSound(followed, 4);
});

test('Rows of a CSV export, and records of an array, are held until they are whole', async () => {
  const row = (number: number) => `2026-10-01T12:00:0${number}Z,Key${number},200\n`;
  const item = (number: number) => line(number).trimEnd();
  const folder = newFolder(line(0));
  await using followed = await follow(folder);
  writeFileSync(`${folder}/rows.csv`, `TimeGenerated,OperationName,httpStatusCode_d\n${row(1)}${row(2).slice(0, 25)}`);
  writeFileSync(`${folder}/array.json`, `{"records":[\n${item(3)},\n${item(4).slice(0, 30)}`);
  await followed.until(3);
  assert.equal(await followed.engine.count(unreadable), 0);
  appendFileSync(`${folder}/rows.csv`, row(2).slice(25) + row(5));
  appendFileSync(`${folder}/array.json`, `${item(4).slice(30)},\n${item(6)}\n]}\n`);
  await followed.until(7);
  assert.deepEqual(await operations(followed), ['Key6', 'Key5', 'Key4', 'Key3', 'Key2', 'Key1', 'Key0']);
  await assertSound(followed, 7);
});

/** A file as a download makes it: as long as it will be, with zeros where parts are missing yet. */
function withHole(text: string, from: number, until = text.length): Buffer {
  return Buffer.from(text).fill(0, from, until);
}

function overwrite(path: string, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
}

test('Where parts of a download are missing yet, nothing is taken for read', async () => {
  const text = Array.from({length: 9}, (_, number) => line(number)).join('');
  const cut = line(0).length + 20;
  const folder = newFolder(withHole(text, cut));
  await using followed = await follow(folder);
  assert.deepEqual(await operations(followed), ['Key0']);
  overwrite(hour(folder), withHole(text, cut, text.length - 30));
  writeFileSync(hour(folder, '13'), line(10));
  await followed.until(2);
  assert.equal(await followed.engine.count(unreadable), 0);
  overwrite(hour(folder), withHole(text, cut * 4, cut * 6));
  await followed.untilIt(async () => (await followed.engine.count({type: 'all'})) > 3);
  assert.equal(await followed.engine.count(unreadable), 0);
  overwrite(hour(folder), Buffer.from(text));
  await followed.until(10);
  assert.deepEqual(followed.notices, []);
  await assertSound(followed, 10);
});

test('Zeros that were taken for read are read again when the bytes come, also when the file is longer by then', async () => {
  const text = Array.from({length: 9}, (_, number) => line(number)).join('');
  const part = line(0).length * 6;
  const folder = newFolder(withHole(text.slice(0, part), line(0).length + 20, part - 30));
  utimesSync(hour(folder), new Date(), longAgo);
  assert.ok((await find([folder], `${folder}-cache`)).records.some(record => record.includes('\0')));
  await using followed = await follow(folder);
  overwrite(hour(folder), Buffer.from(text));
  await followed.until(9);
  assert.equal(await followed.engine.count(unreadable), 0);
  await assertSound(followed, 9);
});

test('A file that is written anew in place, and longer, is what it is now', async () => {
  const folder = newFolder(line(0) + line(1));
  await using followed = await follow(folder);
  writeFileSync(hour(folder), line(2) + line(3) + line(4));
  await followed.until(3);
  assert.deepEqual(await operations(followed), ['Key4', 'Key3', 'Key2']);
  await assertSound(followed, 3);
});

test('A compressed file is read when it is written', async () => {
  const folder = newFolder(line(0));
  await using followed = await follow(folder);
  const packed = gzipSync(line(1) + line(2));
  const path = `${hour(folder, '13')}.gz`;
  writeFileSync(path, packed.subarray(0, 30));
  appendFileSync(hour(folder), line(3));
  await followed.until(2);
  appendFileSync(path, packed.subarray(30));
  await followed.until(4);
  assert.deepEqual(followed.notices, []);
  await assertSound(followed, 4);
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
