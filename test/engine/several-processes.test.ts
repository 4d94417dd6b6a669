// Several engines on one cache at the same time, each with its own connection as another process would have it.
import assert from 'node:assert/strict';
import {appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import {createLocalEngine} from '../../source/engine/local-engine.ts';

const root = mkdtempSync(`${tmpdir()}/hsmscope-several-`);
after(() => rmSync(root, {recursive: true}));

const record = (minute: number) =>
  `{"time":"2026-10-01T12:${String(minute % 60).padStart(2, '0')}:00.000Z","operationName":"KeySign"}\n`;

test('what one engine reads, another that is open sees within two seconds', async () => {
  const logs = `${root}/logs`;
  mkdirSync(logs);
  writeFileSync(`${logs}/a.json`, record(1));
  const [reader, writer] = [createLocalEngine(`${root}/cache`), createLocalEngine(`${root}/cache`)];
  const seen = Promise.withResolvers<number>();
  const {events} = await reader.open([logs], {
    onChange: holdings => holdings.events === 3 && seen.resolve(holdings.events),
  });
  assert.equal(events, 1);
  appendFileSync(`${logs}/a.json`, record(2));
  writeFileSync(`${logs}/b.json`, record(3));
  const began = performance.now();
  await writer.open([logs]);
  // The follower's timer keeps no process alive by itself.
  const alive = setTimeout(() => undefined, 10_000);
  assert.equal(await seen.promise, 3);
  clearTimeout(alive);
  assert.ok(performance.now() - began < 5000);
  assert.equal(await reader.count({type: 'all'}), 3);
  const {rows} = await reader.page({type: 'all'}, {rank: 0}, 0, 9);
  assert.deepEqual(
    await Promise.all(rows.map(async ({id}) => (await reader.event(id)).record)),
    [3, 2, 1].map(minute => record(minute).trimEnd()),
  );
  await Promise.all([reader.close(), writer.close()]);
});

test('what another process has just written anew is asked for at once, not found missing', async () => {
  const logs = `${root}/grown`;
  mkdirSync(logs);
  const line = (minute: number) => record(minute).replace('}', `,"correlationId":"id ${minute}"}`);
  writeFileSync(`${logs}/a.json`, line(1));
  const [reader, writer] = [createLocalEngine(`${root}/cache-grown`), createLocalEngine(`${root}/cache-grown`)];
  await reader.open([logs]);
  appendFileSync(`${logs}/a.json`, line(2));
  await writer.open([logs]);
  const {rows} = await reader.page({type: 'all'}, {rank: 0}, 0, 9);
  assert.deepEqual(
    rows.map(({values}) => values.corr),
    ['id 2', 'id 1'],
  );
  await Promise.all([reader.close(), writer.close()]);
});

test('an index whose ids are damaged is built anew', async () => {
  const logs = `${root}/damaged`;
  mkdirSync(logs);
  writeFileSync(`${logs}/a.json`, record(1).replace('}', ',"correlationId":"id 1"}'));
  const first = createLocalEngine(`${root}/cache-damaged`);
  await first.open([logs]);
  await first.close();
  const [file = ''] = readdirSync(`${root}/cache-damaged/index`, {recursive: true, encoding: 'utf8'}).filter(name =>
    name.endsWith('.index'),
  );
  const path = `${root}/cache-damaged/index/${file}`;
  const bytes = readFileSync(path);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(path, bytes);
  const again = createLocalEngine(`${root}/cache-damaged`);
  await again.open([logs]);
  const {rows} = await again.page({type: 'all'}, {rank: 0}, 0, 9);
  assert.deepEqual([rows.length, rows[0]?.values.corr], [1, 'id 1']);
  await again.close();
});

test('two engines that open the same new source at once both have all of it, once', async () => {
  const logs = `${root}/twice`;
  mkdirSync(logs);
  for (let file = 0; file < 30; file++) writeFileSync(`${logs}/${file}.json`, record(file).repeat(50));
  const engines = [1, 2, 3].map(() => createLocalEngine(`${root}/shared`));
  const notices: string[] = [];
  const held = await Promise.all(
    engines.map(engine => engine.open([logs], {onNotice: ({sentence}) => notices.push(sentence)})),
  );
  assert.deepEqual(
    held.map(({events}) => events),
    [1500, 1500, 1500],
  );
  assert.deepEqual(await Promise.all(engines.map(engine => engine.count({type: 'all'}))), [1500, 1500, 1500]);
  await Promise.all(engines.map(engine => engine.close()));
});

test('reading that is paused goes on where it stood, and what is stopped goes on at the next start', async () => {
  const logs = `${root}/paused`;
  mkdirSync(logs);
  for (let file = 0; file < 10; file++) writeFileSync(`${logs}/${file}.json`, record(file));
  const paused = createLocalEngine(`${root}/cache-paused`);
  await paused.control('pause');
  const opening = paused.open([logs]);
  assert.equal(
    await Promise.race([opening.then(() => 'open'), new Promise(resolve => setTimeout(resolve, 200, 'paused'))]),
    'paused',
  );
  await paused.control('go');
  assert.equal((await opening).events, 10);
  await paused.close();

  const stopped = createLocalEngine(`${root}/cache-stopped`);
  await stopped.control('stop');
  const notices: string[] = [];
  const {events} = await stopped.open([logs], {onNotice: ({sentence}) => notices.push(sentence)});
  assert.ok(events < 10);
  assert.match(notices.join(), /was stopped. Open it again to go on/);
  await stopped.close();
  const again = createLocalEngine(`${root}/cache-stopped`);
  assert.equal((await again.open([logs])).events, 10);
  await again.close();
});
