// Many records at once: the same bytes as one by one, in the order asked for, and never a wrong one.
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import type {EventPlace} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {startEngine} from '../../source/engine/worker-engine.ts';
import {SourceProblem} from '../../source/feed/feed.ts';
import {all, line, newLogs} from './cached-logs.ts';

const placesOf = (rows: readonly EventPlace[]): EventPlace[] => rows.map(({id, time}) => ({id, time}));

test('many records come in the order asked for, each as it comes by itself, across the thread', async () => {
  const noisy = Array.from({length: 3000}, (_, index) => line(index, `Op${Math.sin(index).toString(36)}`)).join('');
  const {logs, cache} = newLogs({'a.json.gz': gzipSync(noisy), 'b.json': line(7) + line(3), 'c.csv': csv});
  const engine = startEngine({cache});
  await engine.open([logs]);
  const {rows} = await engine.page(all, {rank: 0}, 0, 5000);
  assert.equal(rows.length, 3004);
  const places = placesOf(rows).sort((a, b) => (a.id.offset % 97) - (b.id.offset % 97));
  const records = await engine.records(places);
  assert.equal(records.length, 3004);
  for (const index of [0, 1, 2, 700, 1500, 3000, 3003]) {
    assert.deepEqual(records[index], (await engine.event(places[index]!.id)).bytes);
  }
  const written = (noisy + line(7) + line(3)).trimEnd().split('\n');
  assert.deepEqual(
    records.map(bytes => Buffer.from(bytes).toString().trimEnd()).sort(),
    [...written, ...csv.trimEnd().split('\n').slice(1)].sort(),
  );
  assert.deepEqual(await engine.records([]), []);
  await engine.close();
});

const csv = `TimeGenerated,OperationName,httpStatusCode_d
"2026-10-01T12:00:00.000Z","KeyGet","200"
"2026-10-01T12:01:00.000Z","KeyGet","200"
`;

test('of giants, a few come at a time', async () => {
  const giant = (minute: number) => line(minute, 'x'.repeat(3_000_000));
  const {logs, cache} = newLogs({'a.json': Array.from({length: 9}, (_, minute) => giant(minute)).join('')});
  const engine = createLocalEngine(cache);
  await engine.open([logs]);
  const places = placesOf((await engine.page(all, {rank: 0}, 0, 99)).rows);
  const first = await engine.records(places);
  assert.ok(first.length > 0 && first.length < 9, `${first.length} at once`);
  assert.equal(Buffer.from(first[0]!).toString().trimEnd(), giant(8).trimEnd());
  await engine.close();
});

test('where one record cannot be had, or is another by now, none comes', async () => {
  const {logs, cache} = newLogs({'a.json': line(1) + line(2), 'b.json': line(3)});
  const engine = createLocalEngine(cache);
  await engine.open([logs]);
  const places = placesOf((await engine.page(all, {rank: 0}, 0, 9)).rows);
  writeFileSync(`${logs}/a.json`, line(1) + line(4, 'KeyLie'));
  await assert.rejects(engine.records(places), /a\.json has changed since it was read/);
  writeFileSync(`${logs}/a.json`, line(1));
  await assert.rejects(
    engine.records(places),
    error => error instanceof SourceProblem && /shorter/.test(error.message),
  );
  const unknown = {id: {blob: 'a.json', offset: 7}, time: places[0]!.time};
  await assert.rejects(engine.records([unknown]), /There is no event at a\.json, byte 7/);
  await engine.close();
});
