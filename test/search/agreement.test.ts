// The fast answers agree with the obvious ones, on events and queries made at random.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {ParsedRecord} from '../../source/event/audit-event.ts';
import {checkQuery} from '../../source/query/check.ts';
import {wordMatcher} from '../../source/query/match-value.ts';
import {resolveTimes} from '../../source/query/resolve-times.ts';
import {toPredicate} from '../../source/query/to-predicate.ts';
import type {ColumnIndex} from '../../source/search/column-index.ts';
import {comparePlaces, type Place} from '../../source/search/segment.ts';
import {countTimeline} from '../../source/search/timeline.ts';
import {fold} from '../../source/text/fold.ts';
import {someEvent} from '../event/some-event.ts';
import {blobs, indexOfBlobs, queries} from './generated-events.ts';

type Expected = {readonly place: Place; readonly record: ParsedRecord};

function indexOf(records: readonly (readonly ParsedRecord[])[]): {index: ColumnIndex; all: readonly Expected[]} {
  const index = indexOfBlobs(records);
  const all: Expected[] = [];
  records.forEach((blob, number) => {
    const name = `blob-${number}`;
    let time = {milliseconds: Date.UTC(2026, 9, 5), ticks: 0};
    blob.forEach((record, row) => {
      time = (record.readable ? record.time : undefined) ?? time;
      all.push({place: {...time, blob: name, offset: row * 100}, record});
    });
  });
  return {index, all: all.sort((a, b) => comparePlaces(b.place, a.place))};
}

const cases = fc.record({records: blobs, query: queries});

test('every query matches exactly the events that its meaning says, from the newest to the oldest', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({records, query}) => {
      const {index, all} = indexOf(records);
      const matches = toPredicate(query, (word, _, value) => wordMatcher(word)(fold(value)));
      const expected = all.filter(({record}) => matches(record)).map(({place}) => place);
      const {set} = await index.search(query);
      assert.equal(set.count, expected.length);
      assert.deepEqual(
        [...set.from(0)].map(({place}) => place),
        expected,
      );
    }),
    {numRuns: 2000},
  );
});

test('a page may begin at any rank, and any place knows its rank', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.nat(100), async ({records, query}, rank) => {
      const {index, all} = indexOf(records);
      const {set} = await index.search(query);
      const places = [...set.from(0)].map(({place}) => place);
      assert.deepEqual(
        [...set.from(rank).take(5)].map(({place}) => place),
        places.slice(rank, rank + 5),
      );
      for (const {place} of all) {
        const newer = places.filter(other => comparePlaces(other, place) > 0).length;
        assert.equal(set.rankOf(place), newer);
      }
    }),
    {numRuns: 300},
  );
});

test('the timeline counts every match, and every failure, in the bucket of its time', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.integer({min: 1, max: 20}), async ({records, query}, buckets) => {
      const {index, all} = indexOf(records);
      const {parts, set} = await index.search(query);
      const span = index.span();
      fc.pre(span !== undefined);
      const timeline = countTimeline(parts, span, buckets);
      const inBucket = (bucket: number, kept: (record: ParsedRecord) => boolean) =>
        [...set.from(0)].filter(
          ({place}) =>
            Math.floor((place.milliseconds - timeline.from) / timeline.width) === bucket &&
            kept(all.find(other => comparePlaces(other.place, place) === 0)!.record),
        ).length;
      for (const [bucket, count] of timeline.all.entries())
        assert.equal(
          count,
          inBucket(bucket, () => true),
        );
      for (const [bucket, count] of timeline.failed.entries()) {
        assert.equal(
          count,
          inBucket(bucket, record => record.readable && record.outcome === 'failed'),
        );
      }
    }),
    {numRuns: 100},
  );
});

test('a path is answered by what reads the records, and joined with what the columns say', async () => {
  const record = (operation: string, size: number): ParsedRecord => ({...someEvent, operation, properties: {size}});
  const records = [record('KeySign', 1), record('KeySign', 2), record('KeyDelete', 2)];
  const index = indexOfBlobs([records]);
  const found = async (text: string) => {
    const {set} = await index.search(resolveTimes(checkQuery(text).query, {now: 0, zone: 'utc'}));
    return [...set.from(0)].map(({row}) => row);
  };
  assert.deepEqual(await found('properties.size:2'), [2, 1]);
  assert.deepEqual(await found('op:KeySign -properties.size:2'), [0]);
  assert.deepEqual(await found('op:KeyDelete or properties.size:<2'), [2, 0]);
  assert.deepEqual(await found('-(op:KeyDelete or properties.size:<2)'), [1]);
});

test('a query finds the same whatever was asked before it', async () => {
  await fc.assert(
    fc.asyncProperty(blobs, fc.array(queries, {minLength: 2, maxLength: 12}), async (records, asked) => {
      const index = indexOfBlobs(records);
      const parts = asked.flatMap(query => ('parts' in query ? query.parts : [query]));
      for (const query of [...asked, ...parts, ...asked]) {
        const [again, alone] = await Promise.all([index.search(query), indexOfBlobs(records).search(query)]);
        assert.deepEqual(
          [...again.set.from(0)].map(({place}) => place),
          [...alone.set.from(0)].map(({place}) => place),
        );
      }
    }),
    {numRuns: 100},
  );
});
