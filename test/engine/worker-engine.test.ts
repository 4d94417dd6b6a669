// The engine behind its worker thread: the same answers, and the same problems.
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {DatabaseSync} from 'node:sqlite';
import {after, test} from 'node:test';
import type {Progress} from '../../source/engine/engine.ts';
import {startEngine} from '../../source/engine/worker-engine.ts';
import {SourceProblem} from '../../source/feed/feed.ts';

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
