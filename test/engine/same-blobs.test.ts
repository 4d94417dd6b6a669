// A blob that several sources hold is searched once, and one that only looks the same is searched twice.
import assert from 'node:assert/strict';
import {appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {all, find, hour, line, newLogs, verify, write} from './cached-logs.ts';

const texts = (...lines: readonly string[]) => lines.map(text => text.trimEnd());

test('a file of a folder that was read counts once, in the whole cache and named beside the folder', async () => {
  const {logs, cache} = newLogs({'a.json': line(1), 'b.json.gz': gzipSync(line(2))});
  await find([logs], cache);
  for (const file of ['a.json', 'b.json.gz']) assert.equal((await find([`${logs}/${file}`], cache)).events, 1);
  for (const sources of [[], [logs, `${logs}/a.json`], [`${logs}/a.json`, logs, `${logs}/b.json.gz`], [logs, logs]]) {
    assert.deepEqual((await find(sources, cache)).records, texts(line(2), line(1)));
  }
  assert.deepEqual((await verify(cache)).problems, []);
});

test('a folder below one that was read adds nothing, and what is new above it is found beside it', async () => {
  const {logs, cache} = newLogs({[`below/${hour(1)}`]: line(1), [`below/${hour(2)}`]: line(2)});
  await find([`${logs}/below`], cache);
  write(logs, {[hour(3)]: line(3)});
  for (const sources of [[logs], [], [`${logs}/below`, logs]]) {
    const {records, blobs} = await find(sources, cache);
    assert.deepEqual(records, texts(line(3), line(2), line(1)));
    assert.deepEqual(blobs, [3, 2, 1].map(hour));
  }
});

test('of a file that grew since another source read it, each event counts once', async () => {
  const {logs, cache} = newLogs({'a.json': line(1), 'b.json': line(2)});
  await find([`${logs}/a.json`], cache);
  await find([`${logs}/b.json`], cache);
  appendFileSync(`${logs}/a.json`, line(3));
  await find([logs], cache);
  assert.deepEqual((await find([], cache)).records, texts(line(3), line(2), line(1)));
});

test('two downloads of one hour count once, though one is compressed or longer', async () => {
  const {logs, cache} = newLogs({
    [`one/${hour(1)}`]: line(1),
    [`one/${hour(2)}`]: line(2),
    [`two/x/${hour(1)}.gz`]: gzipSync(line(1) + line(3)),
    [`two/x/${hour(2)}`]: line(2),
  });
  const sources = [`${logs}/one`, `${logs}/two`];
  for (const given of [sources, sources.toReversed(), []]) {
    assert.deepEqual((await find(given, cache)).records, texts(line(3), line(2), line(1)));
  }
  rmSync(`${logs}/one`, {recursive: true});
  mkdirSync(`${logs}/one`);
  write(`${logs}/one`, {[hour(3)]: line(4)});
  await find([`${logs}/one`], cache);
  assert.deepEqual((await find([], cache)).records, texts(line(4), line(3), line(2), line(1)));
});

test('what lies at a place now is not taken for what lay there once', async () => {
  const {logs, cache} = newLogs({'a.json': line(1) + line(2) + line(3)});
  await find([logs], cache);
  writeFileSync(`${logs}/a.json`, line(4));
  await find([`${logs}/a.json`], cache);
  assert.equal((await find([], cache)).events, 4);
});

test('hours of one name that contradict one another are both searched', async () => {
  const {logs, cache} = newLogs({[`one/${hour(1)}`]: line(1), [`two/${hour(1)}`]: line(2) + line(3)});
  const {records, blobs} = await find([`${logs}/one`, `${logs}/two`], cache);
  assert.deepEqual(records, texts(line(3), line(2), line(1)));
  assert.equal(new Set(blobs).size, 2);
});

test('files of one name and content in two folders are two, unless they are hours of a resource', async () => {
  const {logs, cache} = newLogs({'one/a.json': line(1), 'two/a.json': line(1)});
  assert.equal((await find([`${logs}/one`, `${logs}/two`], cache)).events, 2);
});

test('a file that was compressed or renamed within its folder counts once', async () => {
  const {logs, cache} = newLogs({[hour(1)]: line(1), 'a.json': line(2), 'b.json': line(3), 'c.json': line(4)});
  await find([logs], cache);
  for (const name of [hour(1), 'a.json']) {
    write(logs, {[`${name}.gz`]: gzipSync(readFileSync(`${logs}/${name}`))});
    rmSync(`${logs}/${name}`);
  }
  renameSync(`${logs}/b.json`, `${logs}/renamed.json`);
  for (const sources of [[logs], []]) {
    const {records, blobs} = await find(sources, cache);
    assert.deepEqual(records, texts(line(4), line(3), line(2), line(1)));
    assert.deepEqual(blobs, ['c.json', 'renamed.json', 'a.json.gz', `${hour(1)}.gz`]);
  }
});

test('a folder that was moved counts once, and its records are read from where they are now', async () => {
  const {logs, cache} = newLogs({'a.json': line(1)});
  await find([logs], cache);
  renameSync(logs, `${logs}-moved`);
  await find([`${logs}-moved`], cache);
  const {events} = await find([], cache);
  assert.equal(events, 1);
  cpSync(`${logs}-moved`, logs, {recursive: true});
  writeFileSync(`${logs}/b.json`, line(2));
  rmSync(`${logs}/a.json`);
  await find([logs], cache);
  assert.deepEqual((await find([], cache)).records, texts(line(2), line(1)));
});

test('what one source no longer holds is shown from the other, while both are open', async () => {
  const {logs, cache} = newLogs({'a.json': line(1), 'b.json': line(2)});
  await find([`${logs}/a.json`], cache);
  const reader = createLocalEngine(cache);
  const seen = Promise.withResolvers<void>();
  await reader.open([logs, `${logs}/a.json`], {onChange: ({events}) => events === 3 && seen.resolve()});
  assert.equal(await reader.count(all), 2);
  // The folder's version becomes another one; that of the file source is the only one left of the first.
  writeFileSync(`${logs}/a.json`, line(4) + line(5));
  const writer = createLocalEngine(cache);
  await writer.open([logs]);
  // The follower's timer keeps no process alive by itself.
  const alive = setInterval(async () => (await reader.count(all)) === 4 && seen.resolve(), 100);
  await seen.promise;
  clearInterval(alive);
  assert.equal(await reader.count(all), 4);
  await Promise.all([reader.close(), writer.close()]);
});
