// The engine behind its worker thread: the same answers, and the same problems.
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {DatabaseSync} from 'node:sqlite';
import {after, test} from 'node:test';
import {Worker} from 'node:worker_threads';
import type {Progress} from '../../source/engine/engine.ts';
import {startEngine} from '../../source/engine/worker-engine.ts';
import {SourceProblem} from '../../source/feed/feed.ts';
import {checkQuery} from '../../source/query/check.ts';

const root = mkdtempSync(`${tmpdir()}/hsmscope-worker-`);
after(() => rmSync(root, {recursive: true}));

test('answers, events, progress and changes come back from the worker', async () => {
  writeFileSync(`${root}/a.json`, '{"time":"2026-10-01T12:00:00.000Z","operationName":"KeySign"}\n');
  const engine = startEngine({cache: `${root}/cache`});
  const [changes, progress]: [number[], Progress[]] = [[], []];
  const holdings = await engine.open([`${root}/a.json`], {
    onChange: ({events}) => changes.push(events),
    onProgress: value => progress.push(value),
  });
  assert.deepEqual([holdings.events, changes, progress.at(-1)?.blobs], [1, [1], 1]);
  assert.equal(await engine.count({type: 'all'}), 1);
  const {rows} = await engine.page({type: 'all'}, {rank: 0}, 0, 10);
  const {parsed} = await engine.event(rows[0]!.id);
  assert.ok(parsed.readable && parsed.operation === 'KeySign' && parsed.identity.claims instanceof Map);
  await engine.close();
});

test('facets, a timeline of any span and an explanation come back from the worker', async () => {
  const record = (hour: number, operationName: string, httpStatusCode: number) =>
    `${JSON.stringify({time: `2026-10-01T${hour}:30:00.000Z`, operationName, httpStatusCode})}\n`;
  writeFileSync(`${root}/b.json`, record(12, 'KeySign', 200) + record(12, 'KeySign', 403) + record(14, 'KeyGet', 200));
  const engine = startEngine({cache: `${root}/cache`});
  await engine.open([`${root}/b.json`]);
  assert.deepEqual(await engine.facets({type: 'all'}, ['op', 'ip'], 1), [
    {field: 'op', distinct: 2, top: [{value: 'KeySign', count: 2, failed: 1}], none: {count: 0, failed: 0}},
    {field: 'ip', distinct: 0, top: [], none: {count: 3, failed: 1}},
  ]);
  const span = {from: Date.UTC(2026, 9, 1, 12), until: Date.UTC(2026, 9, 1, 15)};
  assert.deepEqual(await engine.timeline({type: 'all'}, span, 3), {
    from: span.from,
    width: 3_600_000,
    all: [2, 0, 1],
    failed: [1, 0, 0],
  });
  const {query, count, leaves, segments} = await engine.explain(checkQuery('FAILED op:key*').query);
  assert.deepEqual([query, count, segments], ['failed op:key*', 1, {searched: 1, pruned: 0}]);
  assert.deepEqual(
    leaves.map(({text, rows}) => [text, rows]),
    [
      ['failed', 1],
      ['op:key*', 3],
    ],
  );
  await engine.close();
});

test('a problem of a source stays one on its way', async () => {
  const engine = startEngine({cache: `${root}/cache`});
  await assert.rejects(
    engine.open([`${root}/nowhere`]),
    error => error instanceof SourceProblem && /nowhere/.test(error.message),
  );
  await engine.close();
});

test('where the cache cannot be written, the sources are read all the same, and it is said', async () => {
  // Under /proc a folder is made without end, if one lets it.
  for (const cache of ['/dev/null/cache', '/proc/cache', '/proc/cache/below', `${root}/a.json`]) {
    const engine = startEngine({cache});
    const notices: string[] = [];
    const {events} = await engine.open([`${root}/a.json`], {onNotice: ({sentence}) => notices.push(sentence)});
    await engine.close();
    assert.equal(events, 1);
    assert.match(notices.join(), /cannot be written .*nothing will be remembered.*HSMSCOPE_CACHE/);
    assert.ok(notices.join().includes(`The cache at ${cache} `));
  }
});

test('a cache that may not be used is said in answer to every question', async () => {
  const cache = `${root}/newer`;
  mkdirSync(cache);
  const database = new DatabaseSync(`${cache}/catalog.sqlite`);
  database.exec('PRAGMA user_version = 99');
  database.close();
  const engine = startEngine({cache});
  await assert.rejects(engine.open([root]), /newer hsmscope/);
  await assert.rejects(engine.count({type: 'all'}), /newer hsmscope/);
  await engine.close();
});

test('when the thread has ended every question says so, and closing ends', async t => {
  const {postMessage} = Worker.prototype;
  let worker: Worker | undefined;
  t.mock.method(Worker.prototype, 'postMessage', function (this: Worker, message: unknown) {
    worker = this;
    postMessage.call(this, message);
  });
  const engine = startEngine({cache: `${root}/cache`});
  await engine.open([`${root}/a.json`]);
  const asked = assert.rejects(engine.facets({type: 'all'}, ['op'], 1), /has ended/);
  await worker!.terminate();
  await asked;
  await assert.rejects(engine.count({type: 'all'}), /has ended/);
  await engine.close();
});
