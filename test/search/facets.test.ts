// Facets agree with counting the values of the matches one by one.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {ParsedRecord} from '../../source/event/audit-event.ts';
import {findField} from '../../source/event/fields.ts';
import {wordMatcher} from '../../source/query/match-value.ts';
import {toPredicate} from '../../source/query/to-predicate.ts';
import {createColumnIndex} from '../../source/search/column-index.ts';
import type {Facet, FacetField} from '../../source/search/facets.ts';
import {fold} from '../../source/text/fold.ts';
import {blobs, indexOfBlobs, queries, segmentOfBlob} from './generated-events.ts';

const counted: readonly FacetField[] = ['op', 'status', 'caller', 'ip', 'key', 'hsm', 'ms', 'uri'];

test('every value is counted as often as matches have it, and so are its failures and the matches without one', async () => {
  await fc.assert(
    fc.asyncProperty(blobs, queries, fc.integer({min: 1, max: 6}), async (records, query, top) => {
      const index = indexOfBlobs(records);
      const matches = toPredicate(query, (word, _, value) => wordMatcher(word)(fold(value)));
      const expected = counted.map(field => countOneByOne(records.flat().filter(matches), field, top));
      assert.deepEqual(await index.facets(query, counted, top), expected);
    }),
    {numRuns: 500},
  );
});

test('of values that are as frequent as each other, those that come first are kept: numbers by size, texts by letter', async () => {
  const index = createColumnIndex();
  const event = (op: string, status: number) =>
    ({operation: op, status, outcome: 'ok', readable: true}) as ParsedRecord;
  index.put('a', segmentOfBlob([event('B', 1000), event('C', 20), event('C', 20), event('A', 200)], 'a'));
  index.put('b', segmentOfBlob([event('D', 999)], 'b'));
  const [ops, statuses] = await index.facets({type: 'all'}, ['op', 'status'], 3);
  assert.deepEqual([ops!.distinct, ops!.top.map(({value}) => value)], [4, ['C', 'A', 'B']]);
  assert.deepEqual([statuses!.distinct, statuses!.top.map(({value}) => value)], [4, [20, 200, 999]]);
});

function countOneByOne(records: readonly ParsedRecord[], field: FacetField, top: number): Facet {
  const values = records.map(record => (record.readable ? findField(field)!.read(record) : undefined));
  const tally = (wanted: string | number | undefined) => {
    const having = records.filter((_, index) => values[index] === wanted);
    return {
      count: having.length,
      failed: having.filter(record => record.readable && record.outcome === 'failed').length,
    };
  };
  const distinct = [...new Set(values)].filter(value => value !== undefined);
  const ordered = distinct
    .map(value => ({value, ...tally(value)}))
    .sort(
      (a, b) =>
        b.count - a.count || (typeof a.value === 'number' ? a.value - Number(b.value) : a.value < b.value ? -1 : 1),
    );
  return {field, distinct: distinct.length, top: ordered.slice(0, top), none: tally(undefined)};
}
