// Index files that turn out to be damaged, or gone, when a question is asked: it is answered all the same, and rightly.
import assert from 'node:assert/strict';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {after, test} from 'node:test';
import type {Engine} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {createSharedScanner} from '../../source/engine/shared-scanner.ts';
import {checkQuery} from '../../source/query/check.ts';
import type {PlainQuery} from '../../source/query/syntax.ts';
import {createColumnIndex} from '../../source/search/column-index.ts';
import {DamagedIndex} from '../../source/store/damaged-index.ts';
import {createIndexBuilder} from '../../source/store/index-builder.ts';
import {checkIndex, encodeIndex, readIndex} from '../../source/store/index-file.ts';
import {someEvent} from '../event/some-event.ts';
import {find, hour, indexFiles, line, newLogs} from './cached-logs.ts';

/** All that stands behind the header. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xff, 24 + bytes.readUInt32LE(16) + 7);
  writeFileSync(file, bytes);
}

const spoils = {damaged: damage, gone: (file: string) => rmSync(file)};

async function openings(engine: Engine, sources: readonly string[]) {
  const notices: string[] = [];
  /** How many blobs were to be read, each time that was told. */
  const planned: number[] = [];
  await engine.open(sources, {
    onNotice: ({sentence}) => notices.push(sentence),
    onProgress: ({blobs}) => planned.push(blobs),
  });
  return {notices, planned};
}

const {query} = checkQuery('op:KeyGet');

for (const [what, spoil] of Object.entries(spoils)) {
  test(`index files that are ${what} after they were opened are built anew when a question comes upon them`, async () => {
    const {logs, cache} = newLogs({[hour(1)]: line(1) + line(2, 'KeyGet'), 'b.json': line(3, 'KeyGet')});
    const engine = createLocalEngine(cache);
    const {notices, planned} = await openings(engine, [logs]);
    assert.deepEqual(notices, []);
    planned.length = 0;
    for (const file of indexFiles(cache)) spoil(file);
    const [count, {rows}] = await Promise.all([engine.count(query), engine.page(query, {rank: 0}, 0, 9)]);
    assert.deepEqual([count, rows.length], [2, 2]);
    const {record} = await engine.event(rows[0]!.id);
    assert.equal(record, line(3, 'KeyGet').trimEnd());
    assert.equal(planned.at(-1), 2);
    assert.equal(notices.length, 1);
    for (const file of indexFiles(cache)) checkIndex(file);
    await engine.close();
  });
}

test('what opening does not look at is built anew as well', async () => {
  const {logs, cache} = newLogs({'a.json': line(1) + line(2, 'KeyGet')});
  await find([logs], cache);
  for (const file of indexFiles(cache)) damage(file);
  for (const sources of [[logs], []]) {
    const {records} = await find(sources, cache);
    assert.deepEqual(records, [line(2, 'KeyGet').trimEnd(), line(1).trimEnd()]);
  }
  for (const file of indexFiles(cache)) checkIndex(file);
});

test('what only a damaged index spoke for is said to be lost, and the rest is found', async () => {
  const {logs, cache} = newLogs({'a.json': line(1) + line(2, 'KeyGet'), 'b.json': line(3, 'KeyGet')});
  await find([logs], cache);
  rmSync(`${logs}/a.json`);
  await find([logs], cache);
  const engine = createLocalEngine(cache);
  const {notices} = await openings(engine, [logs]);
  for (const file of indexFiles(cache)) damage(file);
  const {rows} = await engine.page(query, {rank: 0}, 0, 9);
  assert.deepEqual(
    rows.map(({id}) => id.blob),
    ['b.json'],
  );
  assert.match(notices.join(), /a\.json is gone, and its index damaged: the events in \d+ bytes of it are lost/);
  await engine.close();
});

const scanner = createSharedScanner(async () => assert.fail('no records are read'));
after(() => scanner.close());

test('what another thread cannot read of a segment is heard of here', async () => {
  const {cache} = newLogs({});
  const index = createColumnIndex(scanner);
  const files = [0, 1, 2, 3].map(number => {
    const builder = createIndexBuilder();
    builder.beginBlob(`blob ${number}`, 0);
    for (let row = 0; row < 100_000; row++) {
      builder.add({offset: row, length: 1}, {...someEvent, status: row % 7, duration: row % 5, correlation: `${row}`});
    }
    const file = `${cache}-${number}.index`;
    writeFileSync(file, encodeIndex(builder.finish(`blob ${number}`)));
    index.put(file, readIndex(file));
    return file;
  });
  const count = async (query: PlainQuery) => (await index.search(query)).set.count;
  const number = (field: 'status' | 'ms'): PlainQuery => ({type: 'field', field, values: [{type: 'equal', text: '1'}]});
  assert.equal(await count({type: 'all'}), 400_000);
  assert.equal(await count({type: 'not', part: {type: 'all'}}), 0);
  // The threads start meanwhile, and half of the segments are theirs.
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.equal(await count(number('status')), 4 * 14_286);
  for (const file of files) damage(file);
  await assert.rejects(count(number('ms')), DamagedIndex);
  for (const file of files) rmSync(file);
  await assert.rejects(count({type: 'field', field: 'corr', values: [{type: 'equal', text: '1'}]}), {code: 'ENOENT'});
  assert.equal(await count(number('status')), 4 * 14_286);
});
