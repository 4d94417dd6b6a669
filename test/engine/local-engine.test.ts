// The engine over real folders and a real cache: what was read is found, again and again, and nothing is lost.
import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import type {Engine, EngineListener, Holdings} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {SourceProblem} from '../../source/feed/feed.ts';
import {checkQuery} from '../../source/query/check.ts';
import type {Query} from '../../source/query/syntax.ts';

const root = mkdtempSync(`${tmpdir()}/hsmscope-engine-`);
after(() => rmSync(root, {recursive: true}));

const all: Query = {type: 'all'};
const hourly = 'resourceId=/SUBSCRIPTIONS/A/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/C/y=2026/m=10/d=01';
let folders = 0;

function line(minute: number, operationName = 'KeySign'): string {
  return `${JSON.stringify({time: `2026-10-01T12:${String(minute).padStart(2, '0')}:00.000Z`, operationName, httpStatusCode: 200})}\n`;
}

function newFolder(files: {readonly [name: string]: string | Uint8Array}): string {
  const folder = `${root}/${folders++}`;
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(`${folder}/${name}`.replace(/\/[^/]*$/, ''), {recursive: true});
    writeFileSync(`${folder}/${name}`, content);
  }
  return folder;
}

type Opened = {readonly engine: Engine; readonly holdings: Holdings; readonly notices: readonly string[]};

async function open(sources: readonly string[], cache: string, listener: EngineListener = {}): Promise<Opened> {
  const notices: string[] = [];
  const engine = createLocalEngine(cache);
  const holdings = await engine.open(sources, {...listener, onNotice: ({sentence}) => notices.push(sentence)});
  return {engine, holdings, notices};
}

/** Every operation, newest first, with its record as the blob has it. */
async function allRecords(engine: Engine): Promise<readonly string[]> {
  const {rows} = await engine.page(all, {rank: 0}, 0, 1000);
  return Promise.all(rows.map(async ({id}) => (await engine.event(id)).record));
}

test('every record is found, newest first, with its bytes as they were written', async () => {
  const logs = newFolder({
    [`${hourly}/h=12/m=00/PT1H.json`]: line(1) + line(3),
    [`${hourly}/h=13/m=00/PT1H.json`]: line(2),
  });
  const {engine, holdings} = await open([logs], `${logs}-cache`);
  assert.equal(holdings.events, 3);
  assert.deepEqual(
    await allRecords(engine),
    [line(3), line(2), line(1)].map(text => text.trimEnd()),
  );
  await engine.close();
});

test('a second engine on the same cache answers without reading the logs again', async () => {
  const logs = newFolder({'a.json': line(1), 'b.json': line(2)});
  const cache = `${logs}-cache`;
  utimesSync(`${logs}/a.json`, 1e9, 1e9);
  await (await open([logs], cache)).engine.close();
  // Same size and time, other bytes: only an engine that reads again would notice.
  writeFileSync(`${logs}/a.json`, line(1).replace('KeySign', 'KeyDrop'));
  utimesSync(`${logs}/a.json`, 1e9, 1e9);
  const {engine, holdings} = await open([logs], cache);
  assert.equal(holdings.events, 2);
  assert.equal(await engine.count({type: 'field', field: 'op', values: [{type: 'equal', text: 'KeySign'}]}), 2);
  await engine.close();
});

test('a file that grew, and a new one, are read; the rest stays', async () => {
  const logs = newFolder({'a.json': line(1), 'b.json': line(2)});
  await (await open([logs], `${logs}-cache`)).engine.close();
  appendFileSync(`${logs}/a.json`, line(3));
  writeFileSync(`${logs}/c.json`, line(4));
  const {engine} = await open([logs], `${logs}-cache`);
  assert.deepEqual(
    await allRecords(engine),
    [line(4), line(3), line(2), line(1)].map(text => text.trimEnd()),
  );
  await engine.close();
});

test('index files that are damaged or gone are built anew', async () => {
  const logs = newFolder({'a.json': line(1), 'b.json': line(2)});
  const cache = `${logs}-cache`;
  await (await open([logs], cache)).engine.close();
  const index = readdirSync(cache, {recursive: true, withFileTypes: true}).filter(entry =>
    entry.name.endsWith('.index'),
  );
  assert.equal(index.length, 2);
  writeFileSync(`${index[0]!.parentPath}/${index[0]!.name}`, 'damaged');
  rmSync(`${index[1]!.parentPath}/${index[1]!.name}`);
  const {engine, holdings} = await open([logs], cache);
  assert.equal(holdings.events, 2);
  assert.deepEqual((await allRecords(engine)).length, 2);
  await engine.close();
});

test('a compressed blob is kept as frames and its records come from there, even when the file is gone', async () => {
  const logs = newFolder({'a.json.gz': gzipSync(line(1) + line(2))});
  const {engine} = await open([logs], `${logs}-cache`);
  rmSync(`${logs}/a.json.gz`);
  assert.deepEqual(
    await allRecords(engine),
    [line(2), line(1)].map(text => text.trimEnd()),
  );
  await engine.close();
});

test('a compressed file that breaks off gives what came before, and says so each time', async () => {
  const whole = gzipSync(
    Array.from({length: 5000}, (_, minute) => line(minute % 60, `Op${Math.sin(minute)}`)).join(''),
  );
  const logs = newFolder({'cut.json.gz': whole.subarray(0, whole.length / 2)});
  for (const _ of ['first', 'second']) {
    const {engine, holdings, notices} = await open([logs], `${logs}-cache`);
    assert.ok(holdings.events > 1000 && holdings.events < 5000, `${holdings.events} events`);
    assert.equal(notices.length, 1);
    assert.match(notices[0]!, /cut\.json\.gz/);
    assert.equal((await allRecords(engine)).length, 1001);
    await engine.close();
  }
});

test('events of two folders with files of the same name are told apart', async () => {
  const [one, two] = [newFolder({'a.json': line(1, 'KeyGet')}), newFolder({'a.json': line(2, 'KeyList')})];
  const {engine} = await open([one, two], `${one}-cache`);
  assert.deepEqual(
    await allRecords(engine),
    [line(2, 'KeyList'), line(1, 'KeyGet')].map(text => text.trimEnd()),
  );
  await engine.close();
});

test('the same blob has the same name wherever its download lies', async () => {
  const name = `${hourly}/h=12/m=00/PT1H.json`;
  const [one, two] = [newFolder({[`insights-logs-auditevent/${name}`]: line(1)}), newFolder({[name]: line(1)})];
  for (const folder of [one, two]) {
    const {engine} = await open([folder], `${folder}-cache`);
    assert.deepEqual((await engine.page(all, {rank: 0}, 0, 0)).rows[0]!.id, {blob: name, offset: 0});
    await engine.close();
  }
});

test('events appear while the rest is still read, the newest day first', async () => {
  const day = (date: string) => `${hourly.replace('d=01', `d=${date}`)}/h=12/m=00/PT1H.json`;
  const logs = newFolder({
    [day('01')]: line(1),
    [day('02')]: line(1).replace('-01T', '-02T'),
    [day('03')]: line(1).replace('-01T', '-03T'),
  });
  const seen: number[] = [];
  const oldest: (number | undefined)[] = [];
  const onChange = ({events, first}: Holdings) => {
    seen.push(events);
    oldest.push(first);
  };
  const {engine} = await open([logs], `${logs}-cache`, {onChange});
  assert.ok(seen[0]! < 3, 'the first event is shown before all are read');
  assert.equal(seen.at(-1), 3);
  const noon = (date: number) => Date.UTC(2026, 9, date, 12, 1);
  assert.notEqual(oldest[0], noon(1), 'the oldest day does not come first');
  await engine.close();
});

test('a page lies around a rank or an event, and an event that does not match has its place in time', async () => {
  const logs = newFolder({
    'a.json': Array.from({length: 9}, (_, minute) => line(minute, minute % 2 ? 'KeyGet' : 'KeyList')).join(''),
  });
  const {engine} = await open([logs], `${logs}-cache`);
  const gets: Query = {type: 'field', field: 'op', values: [{type: 'equal', text: 'keyget'}]};
  const minutes = (rows: readonly {time: {milliseconds: number}}[]) =>
    rows.map(({time}) => new Date(time.milliseconds).getUTCMinutes());
  const page = await engine.page(all, {rank: 4}, 1, 2);
  assert.deepEqual([page.count, page.anchor, page.first, minutes(page.rows)], [9, 4, 3, [5, 4, 3, 2]]);
  const {id, time} = page.rows[1]!;
  const around = await engine.page(gets, {id, time}, 1, 1);
  assert.deepEqual([around.count, around.anchor, minutes(around.rows)], [4, 2, [5, 3, 1]]);
  const beyond = await engine.page(gets, {rank: 99}, 1, 1);
  assert.deepEqual([beyond.anchor, minutes(beyond.rows)], [3, [3, 1]]);
  await engine.close();
});

test('the summary counts matches and says what each word found', async () => {
  const logs = newFolder({'a.json': line(1, 'KeyPurge') + line(2, 'KeyGet') + line(3, 'SecretPurge')});
  const {engine} = await open([logs], `${logs}-cache`);
  const exact = await engine.summary({type: 'word', match: 'fuzzy', text: 'purge'}, 3);
  assert.deepEqual(
    [exact.count, exact.words],
    [2, [{word: 'purge', found: [{field: 'op', values: 2}], beyond: undefined}]],
  );
  assert.equal(
    exact.timeline.all.reduce((sum, count) => sum + count),
    2,
  );
  const misspelt = await engine.summary({type: 'word', match: 'fuzzy', text: 'keypruge'}, 3);
  assert.deepEqual(
    [misspelt.count, misspelt.words],
    [1, [{word: 'keypruge', found: [{field: 'op', values: 1}], beyond: undefined}]],
  );
  await engine.close();
});

test('times by the clock are those of the moment at which it is asked', async () => {
  const logs = newFolder({'a.json': line(0) + line(20) + line(40)});
  let now = Date.parse('2026-10-01T12:45:00Z');
  const engine = createLocalEngine(`${logs}-cache`, {clock: () => now});
  await engine.open([logs]);
  const lastHalfHour: Query = {type: 'during', word: 'last', amount: 30, unit: 'm'};
  assert.equal(await engine.count(lastHalfHour), 2);
  const {count, timeline} = await engine.summary(lastHalfHour, 10);
  assert.deepEqual([count, timeline.from], [2, Date.parse('2026-10-01T12:15:00Z')]);
  now += 10 * 60_000;
  assert.equal((await engine.page(lastHalfHour, {rank: 0}, 0, 10)).count, 1);
  await engine.close();
});

test('the cache is for its owner alone', async () => {
  const logs = newFolder({'a.json': line(1), 'b.json.gz': gzipSync(line(2))});
  const cache = `${logs}-cache`;
  await (await open([logs], cache)).engine.close();
  for (const entry of readdirSync(cache, {recursive: true, withFileTypes: true})) {
    const {mode} = statSync(`${entry.parentPath}/${entry.name}`);
    assert.equal(mode & 0o777, entry.isDirectory() ? 0o700 : 0o600, entry.name);
  }
});

test('a record whose file has gone or become shorter is a sentence, not a wrong record', async () => {
  const logs = newFolder({'a.json': line(1) + line(2)});
  const {engine} = await open([logs], `${logs}-cache`);
  const {rows} = await engine.page(all, {rank: 0}, 0, 1);
  writeFileSync(`${logs}/a.json`, readFileSync(`${logs}/a.json`).subarray(0, 20));
  await assert.rejects(
    engine.event(rows[0]!.id),
    error => error instanceof SourceProblem && /shorter/.test(error.message),
  );
  rmSync(`${logs}/a.json`);
  await assert.rejects(engine.event(rows[0]!.id), SourceProblem);
  await assert.rejects(engine.event({blob: 'a.json', offset: 7}), /There is no event at a\.json, byte 7/);
  await engine.close();
});

test('a file that may not be read is said, and the others are read', {
  skip: process.getuid?.() === 0 && 'root may read everything',
}, async () => {
  const logs = newFolder({'a.json': line(1), 'b.json': line(2)});
  chmodSync(`${logs}/a.json`, 0);
  const {engine, holdings, notices} = await open([logs], `${logs}-cache`);
  assert.equal(holdings.events, 1);
  assert.match(notices[0]!, /a\.json/);
  await engine.close();
});

test('what cannot be kept is shown all the same, and it is said', async () => {
  const logs = newFolder({'a.json': line(1), 'b.json.gz': gzipSync(line(2))});
  mkdirSync(`${logs}-cache`);
  // A file where the folder of indexes belongs: as on a full disk, nothing can be written there.
  writeFileSync(`${logs}-cache/index`, '');
  const {engine, holdings, notices} = await open([logs], `${logs}-cache`);
  assert.equal(holdings.events, 2);
  assert.match(notices.join(), /cannot keep what is read: .* Until then it is shown, but not kept/);
  const {rows} = await engine.page(all, {rank: 1}, 0, 0);
  assert.equal((await engine.event(rows[0]!.id)).record, line(1).trimEnd());
  await engine.close();
});

test('a file that was written anew in place gives no record rather than a wrong one', async () => {
  const logs = newFolder({'a.json': line(1) + line(2)});
  const {engine} = await open([logs], `${logs}-cache`);
  const {rows} = await engine.page(all, {rank: 0}, 0, 1);
  writeFileSync(`${logs}/a.json`, (line(3, 'KeyOther') + line(4, 'KeyOther')).repeat(3));
  for (const {id} of rows)
    await assert.rejects(engine.event(id), /has changed since it was read. Open its source again/);
  await engine.close();
});

test('an hour that cannot be read at all leaves the hours after it their names and records', async () => {
  const hour = (number: number) => `${hourly}/h=0${number}/m=00/PT1H.json`;
  const broken = Buffer.from([0x1f, 0x8b, 0xff, 0xff, 0xff]);
  const logs = newFolder({[hour(1)]: line(1), [hour(2)]: broken, [hour(3)]: line(3)});
  const {engine, notices} = await open([logs], `${logs}-cache`);
  assert.match(notices.join(), /h=02/);
  const {rows} = await engine.page(all, {rank: 0}, 0, 9);
  assert.deepEqual(
    rows.map(({id}) => id.blob),
    [hour(3), hour(1)],
  );
  assert.deepEqual(
    await allRecords(engine),
    [line(3), line(1)].map(text => text.trimEnd()),
  );
  await engine.close();
});

test('what no column knows is read from the records: texts, paths, and the beginnings of ids', async () => {
  const records = ['a', 'b', 'c'].map((letter, index) =>
    JSON.stringify({
      time: `2026-10-01T12:0${index}:00Z`,
      operationName: 'KeySign',
      correlationId: `${letter.repeat(8)}-ebc3-11ea-9e9b-00155db778ad`,
      subnetId: `subnet of ${letter}`,
      properties: {keyProperties: {type: letter === 'b' ? 'RSA' : 'EC'}},
    }),
  );
  const logs = newFolder({'a.json': `${records.join('\n')}\n`});
  const notices: string[] = [];
  const engine = createLocalEngine(`${logs}-cache`);
  await engine.open([logs], {onNotice: ({sentence}) => notices.push(sentence)});
  const found = async (text: string) => {
    const {rows} = await engine.page(checkQuery(text).query, {rank: 0}, 0, 10);
    return rows.map(({id}) =>
      records.findIndex((_, index) => id.offset === records.slice(0, index).join('\n').length + Math.min(1, index)),
    );
  };
  assert.deepEqual(await found('"SUBNET of b"'), [1]);
  assert.deepEqual(await found('properties.keyProperties.type:rsa'), [1]);
  assert.deepEqual(await found('op:KeySign -properties.keyProperties.type:RSA'), [2, 0]);
  assert.deepEqual(await found('cccccccc-ebc3'), [2]);
  assert.deepEqual(await found('corr:bbbbbbbb or !subnet'), [1]);
  const {words} = await engine.summary(checkQuery('"subnet of" cccccccc').query, 3);
  assert.deepEqual(
    words.map(({beyond}) => beyond),
    ['records', 'ids'],
  );
  assert.deepEqual(notices, []);
  writeFileSync(`${logs}/a.json`, 'other bytes');
  assert.deepEqual(await found('"subnet of" -op:Other'), []);
  assert.match(notices.join(), /a\.json has changed since it was read/);
  await engine.close();
});
