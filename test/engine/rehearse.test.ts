import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rehearse} from '../../source/engine/rehearse.ts';
import {createColumnIndex} from '../../source/search/column-index.ts';
import {createLocalScanner} from '../../source/search/local-scanner.ts';
import type {Scanner} from '../../source/search/scanner.ts';
import {someEvent} from '../event/some-event.ts';
import {segmentOfBlob} from '../search/generated-events.ts';

function watched(records: readonly Parameters<typeof segmentOfBlob>[0][]) {
  const told = {scans: 0, counts: 0};
  const local = createLocalScanner(async () => assert.fail('no record is to be read for a guess'));
  const scanner: Scanner = {
    ...local,
    scan: async (plan, signal) => {
      told.scans++;
      const scan = await local.scan(plan, signal);
      return {
        ...scan,
        tally: fields => {
          told.counts++;
          return scan.tally(fields);
        },
      };
    },
  };
  const index = createColumnIndex(scanner);
  for (const [number, blob] of records.entries()) index.put(`blob-${number}`, segmentOfBlob(blob, `blob-${number}`));
  return {index, told};
}

test('What completion counts for the first word is counted before it is typed', async () => {
  const {index, told} = watched([[{...someEvent, operation: 'KeySign'}], [{...someEvent, operation: 'KeyPurge'}]]);
  await rehearse(index);
  const before = {...told};
  const [operations, callers] = await index.facets({type: 'all'}, ['op', 'caller'], 10);
  assert.deepEqual(
    operations!.top.map(({value}) => value),
    ['KeyPurge', 'KeySign'],
  );
  assert.equal(callers!.distinct, 1);
  assert.deepEqual(told, before);
});

test('Where there is nothing to search, and where no event has an operation, no record is read', async () => {
  for (const blobs of [[], [[{readable: false, reason: 'not JSON'} as const]]]) await rehearse(watched(blobs).index);
});
