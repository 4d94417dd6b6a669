import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {FacetField, Tallies} from '../../source/search/facets.ts';
import {rememberTallies} from '../../source/search/remember-tallies.ts';

const none = {count: 0, failed: 0};
const tallies = (distinct: number): Tallies => ({
  none,
  values: new Map(Array.from({length: distinct}, (_, id) => [id, {count: 1, failed: 0}])),
});

function counted(distinctOf: (field: FacetField) => number) {
  const asked: string[] = [];
  const tally = rememberTallies(async fields => {
    asked.push(fields.join());
    return fields.map(field => tallies(distinctOf(field)));
  });
  return {asked, tally};
}

test('A field is counted once, whoever asks for it beside which others', async () => {
  const {asked, tally} = counted(field => (field === 'op' ? 2 : 3));
  const [first] = await tally(['op']);
  const [key, op] = await tally(['key', 'op']);
  assert.equal(op, first);
  assert.equal(key!.values.size, 3);
  await Promise.all([tally(['hsm']), tally(['hsm'])]);
  assert.deepEqual(asked, ['op', 'key', 'hsm']);
});

test('What has very many values is not kept', async () => {
  const {asked, tally} = counted(() => 20_001);
  await tally(['uri']);
  await tally(['uri']);
  assert.deepEqual(asked, ['uri', 'uri']);
});

test('A count that failed is tried again', async () => {
  let attempts = 0;
  const tally = rememberTallies(async fields => {
    attempts++;
    if (attempts === 1) throw new Error('let go');
    return fields.map(() => tallies(1));
  });
  await assert.rejects(tally(['op', 'key']), /let go/);
  assert.equal((await tally(['op']))[0]!.values.size, 1);
});
