import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {randomFrom} from '../../source/demo/random.ts';
import {createSharedScanner} from '../../source/engine/shared-scanner.ts';
import {checkQuery} from '../../source/query/check.ts';
import {resolveTimes} from '../../source/query/resolve-times.ts';
import {type ColumnIndex, createColumnIndex} from '../../source/search/column-index.ts';
import {createLocalScanner} from '../../source/search/local-scanner.ts';
import {createIndexBuilder} from '../../source/store/index-builder.ts';
import {decodeIndex, encodeIndex} from '../../source/store/index-file.ts';
import {someEvent} from '../event/some-event.ts';

const scanner = createSharedScanner(async () => assert.fail('no records are read'));
after(() => scanner.close());
const shared = createColumnIndex(scanner);
const alone = createColumnIndex(createLocalScanner());

const operations = ['KeySign', 'KeyGet', 'KeyDelete', 'BackupCreate'];
const day = 86_400_000;

function segmentOf(number: number) {
  const random = randomFrom(`segment ${number}`);
  const builder = createIndexBuilder();
  const name = `blob ${number}`;
  builder.beginBlob(name, 0);
  for (let row = 0; row < 50_000; row++) {
    const failed = random.chance(0.1);
    builder.add(
      {offset: row * 100, length: 90},
      {
        ...someEvent,
        time: {milliseconds: Date.UTC(2026, 9, 1) + number * day + row * 1000, ticks: 0},
        operation: random.pick(operations),
        caller: `caller ${random.integer(0, 40)} of ${number}`,
        status: failed ? 403 : 200,
        outcome: failed ? 'failed' : 'ok',
        correlation: random.guid(),
      },
    );
  }
  return decodeIndex(encodeIndex(builder.finish(name)));
}

for (let number = 0; number < 8; number++) {
  const segment = segmentOf(number);
  shared.put(segment.name, segment);
  alone.put(segment.name, segment);
}

async function answer(index: ColumnIndex, text: string) {
  const query = resolveTimes(checkQuery(text).query, {now: 0, zone: 'utc'});
  const {set} = await index.search(query);
  const rows = [...set.from(0).take(30)].map(({place}) => place);
  return {count: set.count, rows, facets: await index.facets(query, ['op', 'status', 'caller'], 5)};
}

const queries = [
  '',
  'failed',
  'key',
  'op:KeyDelete -failed',
  'caller:"caller 7 of 3"',
  'time:2026-10-02 status:403',
  'corr:0',
];

test('several threads find and count what one does, before and after they have started', async () => {
  for (let round = 0; round < 3; round++) {
    for (const text of queries) assert.deepEqual(await answer(shared, text), await answer(alone, text), text);
    // The threads start meanwhile.
    await new Promise(resolve => setTimeout(resolve, 300));
    shared.put('again', segmentOf(100 + round));
    alone.put('again', segmentOf(100 + round));
  }
  shared.remove('blob 2');
  alone.remove('blob 2');
  for (const text of queries) assert.deepEqual(await answer(shared, text), await answer(alone, text), text);
});

test('a search that nobody waits for any more ends, and the next one is answered', async () => {
  const controller = new AbortController();
  const unwanted = shared.search(resolveTimes(checkQuery('caller').query, {now: 0, zone: 'utc'}), controller.signal);
  controller.abort();
  await assert.rejects(unwanted, {name: 'AbortError'});
  assert.deepEqual(await answer(shared, 'key failed'), await answer(alone, 'key failed'));
});

test('what was found is counted whatever became of the segments and of the threads since', async () => {
  const query = resolveTimes(checkQuery('failed').query, {now: 0, zone: 'utc'});
  const fields = ['op', 'status'] as const;
  const [found, expected] = [await shared.search(query), await alone.search(query)];
  // Lets go of the answer; and nobody has asked the segment's texts yet.
  for (const index of [shared, alone]) index.put('late', segmentOf(200));
  assert.deepEqual(await found.tally(fields), await expected.tally(fields));
  const [later, expectedLater] = [await shared.search(query), await alone.search(query)];
  for (const index of [shared, alone]) index.remove('late');
  await scanner.close();
  assert.deepEqual(await later.tally(fields), await expectedLater.tally(fields));
  assert.deepEqual(await answer(shared, 'key failed'), await answer(alone, 'key failed'));
});
