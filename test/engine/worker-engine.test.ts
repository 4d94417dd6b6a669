// The engine behind its worker thread: the same answers, and the same problems.
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
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
  assert.deepEqual([holdings.events, changes, progress.at(-1)?.blobsRead], [1, [1], 1]);
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

test('a cache that cannot be opened is said in answer to every question', async () => {
  const engine = startEngine({cache: '/dev/null/cache'});
  await assert.rejects(engine.open([root]), /\/dev\/null/);
  await engine.close();
});
