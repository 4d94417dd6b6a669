import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {newestMatches, newestSegments} from '../../source/search/newest.ts';
import {blobs, indexOfBlobs, queries} from './generated-events.ts';

test('the newest matches, looked for by themselves, are the first of all matches', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      blobs,
      queries,
      fc.integer({min: 1, max: 10}),
      fc.nat(200),
      async (records, query, count, rows) => {
        const {set, plan, parts} = await indexOfBlobs(records).search(query);
        const segments = newestSegments(
          parts.map(({indexed}) => indexed),
          rows,
        );
        const newest = newestMatches(plan, segments, count);
        if (newest === undefined) return;
        found++;
        assert.deepEqual(
          newest.map(({place}) => place),
          [...set.from(0).take(count)].map(({place}) => place),
        );
      },
    ),
    {numRuns: 1000},
  );
  assert.ok(found > 50);
});
