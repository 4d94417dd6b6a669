// Jumps and values agree with going through the matches one by one.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {nearest, pageAround, valuesOf} from '../../source/engine/answers.ts';
import {fold} from '../../source/text/fold.ts';
import {blobs, indexOfBlobs, queries} from '../search/generated-events.ts';

test('The nearest match is the next one in the list of matches, wherever one stands', async () => {
  await fc.assert(
    fc.asyncProperty(blobs, queries, fc.nat(30), async (records, query, start) => {
      const index = indexOfBlobs(records);
      const whole = {before: 0, after: 1000};
      const all = (await pageAround(index, {type: 'all'}, {anchor: {rank: 0}, ...whole})).rows;
      const matches = (await pageAround(index, query, {anchor: {rank: 0}, ...whole})).rows;
      const from = all[start % Math.max(1, all.length)];
      if (from === undefined) return;
      const isMatch = (row: (typeof all)[number]) =>
        matches.some(({id}) => id.blob === row.id.blob && id.offset === row.id.offset);
      const here = all.indexOf(from);
      const older = all.slice(here + 1).find(isMatch);
      const newer = all.slice(0, here).findLast(isMatch);
      assert.deepEqual((await nearest(index, query, from, 'older'))?.id, older?.id);
      assert.deepEqual((await nearest(index, query, from, 'newer'))?.id, newer?.id);
    }),
    {numRuns: 300},
  );
});

test('Values that begin with a text come first, then those that include it, the most frequent first', async () => {
  await fc.assert(
    fc.asyncProperty(blobs, queries, fc.constantFrom('', 'k', 'ey', 'a', '40'), async (records, query, text) => {
      const index = indexOfBlobs(records);
      for (const field of ['op', 'caller', 'status'] as const) {
        const {values, distinct} = await valuesOf(index, query, {field, text, top: 1000});
        const [facet] = await index.facets(query, [field], 1000);
        assert.equal(distinct, facet!.distinct);
        const including = facet!.top.filter(({value}) => fold(String(value)).includes(text));
        assert.deepEqual(new Set(values.map(({value}) => value)), new Set(including.map(({value}) => value)));
        const begins = values.map(({value}) => fold(String(value)).startsWith(text));
        assert.deepEqual(
          begins,
          begins.toSorted((a, b) => Number(b) - Number(a)),
        );
      }
    }),
    {numRuns: 200},
  );
});
