// The cache as evidence: what was read once is found again, whatever became of its source.
import assert from 'node:assert/strict';
import {appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {openFeed} from '../../source/feed/feeds.ts';
import {owner} from '../../source/store/lock.ts';
import {cachedDays, removeDays} from '../../source/store/retention.ts';
import {settleListing} from '../../source/store/settle-listing.ts';
import {find, hold, hour, indexFiles, line, newLogs, verify, withStore, write} from './cached-logs.ts';

const texts = (...lines: readonly string[]) => lines.map(text => text.trimEnd());
const clean = {problems: [], notes: []};
/** Long enough for a cut through the compressed bytes to leave some records. */
const many = Array.from({length: 5000}, (_, index) => line(index, `Op${Math.sin(index)}`)).join('');

test('a compressed blob that vanished stays when its day is read again, with its records', async () => {
  const {logs, cache} = newLogs({[`${hour(1)}.gz`]: gzipSync(line(1)), [hour(2)]: line(2)});
  await find([logs], cache);
  rmSync(`${logs}/${hour(1)}.gz`);
  appendFileSync(`${logs}/${hour(2)}`, line(3));
  const {records, notices, lacks} = await find([logs], cache);
  assert.deepEqual(records, texts(line(3), line(2), line(1)));
  assert.match(notices.join(), /1 blob is gone .*: the events are still found\./);
  assert.equal(lacks, false);
  assert.deepEqual(await verify(cache), clean);
  for (const file of indexFiles(cache)) rmSync(file);
  assert.deepEqual((await find([logs], cache)).records, texts(line(3), line(2), line(1)));
  assert.deepEqual(await verify(cache), clean);
});

test('a plain file that vanished stays in the index when its day is read again, and it is said what that lacks', async () => {
  const {logs, cache} = newLogs({[hour(1)]: line(1), [hour(2)]: `${line(2)}garbage\n`, [hour(3)]: line(3)});
  await find([logs], cache);
  rmSync(`${logs}/${hour(2)}`);
  appendFileSync(`${logs}/${hour(3)}`, line(4));
  for (const sources of [[logs], [logs], []]) {
    const {records, blobs, notices} = await find(sources, cache);
    assert.equal(records.length, 5);
    assert.deepEqual(blobs, [hour(3), hour(3), hour(2), hour(2), hour(1)]);
    for (const sentence of records.slice(2, 4)) assert.match(sentence, /h=02.* is gone, or was replaced.* Put it back/);
    assert.match(notices.join(), /1 blob is gone .*but not the records of 1 that lay there plainly/);
    const {problems, notes} = await verify(cache);
    assert.deepEqual(problems, []);
    assert.match(notes.join(), /1 plain file is gone or shorter than when read: not proven/);
  }
  const days = await withStore(cache, store => cachedDays(store, `folder:${logs}`));
  assert.deepEqual(
    days.map(({gone, events, unreadable}) => [gone, events, unreadable]),
    [[1, 5, 1]],
  );
  write(logs, {[hour(2)]: `${line(2)}garbage\n`});
  assert.deepEqual((await find([logs], cache)).records, texts(line(4), line(3), 'garbage', line(2), line(1)));
  assert.deepEqual(await verify(cache), clean);
});

test('what is left of a plain file that vanished goes when its day is pruned', async () => {
  const {logs, cache} = newLogs({'a.json': line(1), 'b.json': line(2)});
  await find([logs], cache);
  rmSync(`${logs}/a.json`);
  await find([logs], cache);
  await withStore(cache, async store => {
    const days = await cachedDays(store, `folder:${logs}`);
    await removeDays(
      store,
      days.filter(({name}) => name === 'a.json'),
    );
  });
  assert.deepEqual((await find([logs], cache)).records, texts(line(2)));
});

test('a plain file that vanished, and whose index is damaged, is said to be lost each time', async () => {
  const {logs, cache} = newLogs({'a.json': line(1), 'b.json': line(2)});
  await find([logs], cache);
  rmSync(`${logs}/a.json`);
  for (const file of indexFiles(cache)) writeFileSync(file, 'damaged');
  for (const sources of [[logs], [logs], []]) {
    const {records, notices, lacks} = await find(sources, cache);
    assert.deepEqual(records, texts(line(2)));
    assert.match(notices.join(), /a\.json is gone, and its index damaged: the events in \d+ bytes of it are lost/);
    assert.equal(lacks, true);
  }
});

test('an hour that comes late, between those that were read, is read', async () => {
  const {logs, cache} = newLogs({[hour(1)]: line(1), [hour(3)]: line(3)});
  await find([logs], cache);
  write(logs, {[hour(2)]: line(2)});
  assert.deepEqual((await find([logs], cache)).records, texts(line(3), line(2), line(1)));
  assert.deepEqual(await verify(cache), clean);
});

test('reading that was stopped is not taken for whole when the cache is opened by itself', async () => {
  const {logs, cache} = newLogs({'long.json.gz': gzipSync(`${' '.repeat(2 ** 20)}\n`.repeat(40) + line(1))});
  const engine = createLocalEngine(cache);
  await engine.open([logs], {onChange: () => void engine.control('stop')});
  await engine.close();
  const stopped = await find([], cache);
  assert.deepEqual([stopped.events, stopped.lacks], [0, true]);
  assert.match(
    stopped.notices.join(),
    /Only the first \d+ bytes of long\.json\.gz were read\. Open .* to read the rest/,
  );
  assert.deepEqual((await find([logs], cache)).records, texts(line(1)));
});

for (const [kind, name, pack] of [
  ['compressed', `${hour(1)}.gz`, gzipSync],
  ['plain', hour(1), (text: string) => text],
] as const) {
  test(`evidence that is replaced at its source is kept beside what took its place (${kind})`, async () => {
    const {logs, cache} = newLogs({[name]: pack(line(1, 'KeyPurge')), [hour(2)]: line(2)});
    await find([logs], cache);
    await hold(cache, name);
    write(logs, {[name]: pack(line(5, 'KeyNothing') + line(6))});
    for (const sources of [[logs], [logs], []]) {
      const {records, blobs} = await find(sources, cache);
      assert.deepEqual(blobs, [name, name, hour(2), `${name}~1`]);
      assert.deepEqual(records.slice(0, 3), texts(line(6), line(5, 'KeyNothing'), line(2)));
      if (kind === 'compressed') assert.equal(records[3], line(1, 'KeyPurge').trimEnd());
      else assert.match(records[3]!, /is gone, or was replaced/);
      assert.deepEqual((await verify(cache)).problems, []);
    }
    await withStore(cache, ({catalog}) => assert.deepEqual([...catalog.held(`folder:${logs}`)], [`${name}~1`]));
    await hold(cache, name);
    write(logs, {[name]: pack(line(7))});
    const {blobs, notices} = await find([logs], cache);
    assert.deepEqual(blobs, [name, `${name}~2`, `${name}~2`, hour(2), `${name}~1`]);
    assert.match(notices.join(), /was replaced\. As evidence, what was read of it before is kept as .*~2/);
  });

  test(`evidence that only grows stays what it is (${kind})`, async () => {
    const {logs, cache} = newLogs({[name]: pack(line(1))});
    await find([logs], cache);
    await hold(cache, name);
    write(logs, {[name]: pack(line(1) + line(2))});
    assert.deepEqual((await find([logs], cache)).blobs, [name, name]);
    await withStore(cache, ({catalog}) => assert.deepEqual([...catalog.held(`folder:${logs}`)], [name]));
  });

  test(`a download cut short does not take the place of the whole one (${kind})`, async () => {
    const {logs, cache} = newLogs({[name]: pack(many), [hour(2)]: line(2)});
    const before = await find([logs], cache);
    writeFileSync(`${logs}/${name}`, pack(many.slice(0, many.length / 2)));
    appendFileSync(`${logs}/${hour(2)}`, line(3));
    for (const sources of [[logs], [logs], []]) {
      const {events, notices} = await find(sources, cache);
      assert.equal(events, before.events + 1);
      assert.match(notices.join(), /is shorter than it was, and begins as it did: what was read of it before is kept/);
      assert.deepEqual((await verify(cache)).problems, []);
    }
    const [day] = await withStore(cache, store => cachedDays(store, `folder:${logs}`));
    assert.equal(day!.lesser, 1);
    write(logs, {[name]: pack(many + line(4))});
    const {events, notices} = await find([logs], cache);
    assert.deepEqual([events, notices], [before.events + 2, []]);
    assert.deepEqual(await verify(cache), clean);
  });

  test(`a shorter file that begins otherwise takes the place of the longer one (${kind})`, async () => {
    const {logs, cache} = newLogs({[name]: pack(line(1) + line(2) + line(3))});
    await find([logs], cache);
    write(logs, {[name]: pack(line(4) + line(5))});
    assert.deepEqual((await find([logs], cache)).records, texts(line(5), line(4)));
    assert.deepEqual(await verify(cache), clean);
  });
}

test('a long plain file cut short loses none of its events', async () => {
  // Longer than what is in memory at a time: what was read first must not be overwritten before it is compared.
  const long = many.repeat(4);
  const {logs, cache} = newLogs({'a.json': long});
  await find([logs], cache);
  truncateSync(`${logs}/a.json`, Math.floor(long.length * 0.9));
  const {events, notices} = await find([logs], cache);
  assert.equal(events, 20_000);
  assert.match(notices.join(), /is shorter than it was, and begins as it did/);
});

test('of a plain file cut short, the records that are left are shown', async () => {
  const {logs, cache} = newLogs({'a.json': line(1) + line(2) + line(3)});
  await find([logs], cache);
  truncateSync(`${logs}/a.json`, line(1).length + 5);
  const {records} = await find([logs], cache);
  assert.match(records[0]!, /has become shorter/);
  assert.equal(records[2], line(1).trimEnd());
});

test('a compressed download that breaks off does not take the place of the whole one, nor is it forgotten', async () => {
  const {logs, cache} = newLogs({'a.json.gz': gzipSync(many)});
  const whole = readFileSync(`${logs}/a.json.gz`);
  await find([logs], cache);
  for (const broken of [whole.subarray(0, whole.length / 2), whole.subarray(0, 30)]) {
    writeFileSync(`${logs}/a.json.gz`, broken);
    const {events, notices} = await find([logs], cache);
    assert.equal(events, 5000);
    assert.match(
      notices.join(),
      /a\.json\.gz ends in the middle of its compressed data.* What was read of it before is kept/,
    );
    assert.deepEqual(await verify(cache), clean);
  }
  writeFileSync(`${logs}/a.json.gz`, whole);
  assert.deepEqual((await find([logs], cache)).notices, []);
});

test('a blob that broke off is said to have done so whenever it is opened, and by verify, until it is whole', async () => {
  const whole = gzipSync(many);
  const {logs, cache} = newLogs({'a.json.gz': whole.subarray(0, whole.length / 2)});
  const {events} = await find([logs], cache);
  assert.ok(events > 1000 && events < 5000);
  for (const sources of [[logs], [], [logs]]) {
    const again = await find(sources, cache);
    assert.deepEqual([again.events, again.lacks, again.notices.length], [events, true, 1]);
    assert.match(again.notices[0]!, /a\.json\.gz ends in the middle of its compressed data/);
    const {problems, notes} = await verify(cache);
    assert.deepEqual([problems, notes.length], [[], 1]);
    assert.match(notes[0]!, /a\.json\.gz ends in the middle/);
  }
  const [day] = await withStore(cache, store => cachedDays(store, `folder:${logs}`));
  assert.equal(day!.broken, 1);
  writeFileSync(`${logs}/a.json.gz`, whole);
  const healed = await find([logs], cache);
  assert.deepEqual([healed.events, healed.lacks, healed.notices], [5000, false, []]);
  assert.deepEqual(await verify(cache), clean);
});

test('where evidence cannot be put aside, nothing is read that would take its place', async () => {
  const {logs, cache} = newLogs({[hour(1)]: line(1), [hour(2)]: line(2)});
  await find([logs], cache);
  rmSync(`${logs}/${hour(1)}`);
  appendFileSync(`${logs}/${hour(2)}`, line(3));
  write(logs, {[hour(3)]: line(4)});
  await withStore(cache, async store => {
    const feed = await openFeed(logs);
    store.catalog.lock(feed.id, owner, () => false);
    const sentences: string[] = [];
    const listener = {proceed: async () => undefined, onProblem: (sentence: string) => sentences.push(sentence)};
    const unwritable = {...store, indexFolder: () => '/dev/null/index'};
    const {listing} = await settleListing(feed, await feed.list(), unwritable, listener);
    assert.deepEqual(
      [...listing.kept],
      [
        [hour(1), 'index'],
        [hour(2), 'index'],
      ],
    );
    assert.deepEqual(listing.blobs.map(({name}) => name).sort(), [1, 2, 3].map(hour));
    assert.match(sentences.join(), /cannot keep what is read/);
    store.catalog.unlock(feed.id, owner);
  });
});
