// What is said of a query's conditions and of the segments left out is so.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {checkQuery} from '../../source/query/check.ts';
import {printQuery} from '../../source/query/print.ts';
import {resolveTimes} from '../../source/query/resolve-times.ts';
import type {PlainQuery} from '../../source/query/syntax.ts';
import {createColumnIndex} from '../../source/search/column-index.ts';
import {explainLeaves, explainSegments} from '../../source/search/explain.ts';
import {blobs, indexOfBlobs, queries, segmentOfBlob} from './generated-events.ts';

test('each condition is said to match the events that it matches when asked alone', async () => {
  await fc.assert(
    fc.asyncProperty(blobs, queries, async (records, query) => {
      const index = indexOfBlobs(records);
      const matches = await index.search(query);
      const alone = await Promise.all(
        leavesOf(query).map(async leaf => ({text: printQuery(leaf), rows: (await index.search(leaf)).set.count})),
      );
      assert.deepEqual(
        (await explainLeaves(query, leaf => index.search(leaf))).map(({text, rows}) => ({text, rows})),
        alone,
      );
      const {searched, pruned} = explainSegments(matches);
      assert.equal(searched + pruned, records.length);
      assert.ok(searched >= matches.parts.filter(({bits}) => bits.some(word => word !== 0)).length);
    }),
    {numRuns: 300},
  );
});

test('a segment is left out where it lacks a text or a time, and not where something may be left over', async () => {
  const index = createColumnIndex();
  const event = {readable: true, outcome: 'ok', time: {milliseconds: Date.UTC(2026, 9, 5), ticks: 0}} as const;
  for (const operation of ['KeySign', 'KeyGet', 'BackupCreate']) {
    index.put(operation, segmentOfBlob([{...event, operation} as never], operation));
  }
  const searched = async (text: string) =>
    explainSegments(await index.search(resolveTimes(checkQuery(text).query, {now: 0, zone: 'utc'}))).searched;
  const asked = [
    '',
    'op:Key*',
    'op:KeySign failed',
    '-op:KeySign',
    'backup or op:KeyGet',
    'time:2026-10-06',
    'time:2026-10-05',
  ];
  assert.deepEqual(await Promise.all(asked.map(searched)), [3, 2, 1, 3, 2, 0, 3]);
});

function leavesOf(query: PlainQuery): readonly PlainQuery[] {
  if (query.type === 'all') return [];
  if (query.type === 'not') return leavesOf(query.part);
  return 'parts' in query ? query.parts.flatMap(leavesOf) : [query];
}
