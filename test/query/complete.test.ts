import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {type CompletionSources, complete} from '../../source/query/complete.ts';
import {parseQuery} from '../../source/query/parse.ts';
import {typed} from './queries.ts';

const values: {readonly [field: string]: readonly {readonly value: string; readonly count: number}[]} = {
  op: [
    {value: 'KeySign', count: 1204},
    {value: 'MonKey', count: 3},
    {value: 'KeyDelete', count: 1},
  ],
  app: [
    {value: 'Azure CLI', count: 7},
    {value: 'or', count: 2},
  ],
};

const sources: CompletionSources = {
  valuesOf: field => values[field] ?? [],
  saved: new Map([
    ['prod', 'hsm:prod*'],
    ['two words', 'failed'],
  ]),
};

/** What becomes of the text with each candidate at the bar. */
function completed(typed: string): readonly string[] {
  const cursor = typed.indexOf('|');
  const text = typed.replace('|', '');
  const {start, end, candidates} = complete(text, cursor, sources);
  return candidates.map(candidate => text.slice(0, start) + candidate.text + text.slice(end));
}

test('Names are completed, those that begin as typed first', () => {
  assert.deepEqual(completed('fai|'), ['failed']);
  assert.deepEqual(completed('alice -st| x'), ['alice -status: x', 'alice -last: x']);
  assert.deepEqual(completed('(o|'), ['(op:', '(oid:', '(on:', '(ok', '(corr:']);
  assert.equal(completed('|')[0], 'time:');
  assert.ok(completed('alice |').includes('alice hsm:'));
  assert.deepEqual(completed('unt|il'), ['until:']);
});

test('Values of a field are completed, in quotes where they must', () => {
  assert.deepEqual(completed('op:key|'), ['op:KeySign', 'op:KeyDelete', 'op:MonKey']);
  assert.deepEqual(completed('operation:=keyd|xyz alice'), ['operation:=KeyDelete alice']);
  assert.deepEqual(completed('app:|'), ['app:"Azure CLI"', 'app:"or"', 'app:*']);
  assert.deepEqual(completed('app:"azure c|li" x'), ['app:"Azure CLI" x']);
  assert.deepEqual(completed('-op:(KeySign or keyd|)'), ['-op:(KeySign or KeyDelete)']);
  assert.deepEqual(completed('op:(|'), ['op:(KeySign', 'op:(MonKey', 'op:(KeyDelete', 'op:(*']);
  assert.deepEqual(completed('claim.amr:p|'), []);
});

test('Between values stands `or`', () => {
  assert.deepEqual(completed('op:(KeySign |'), ['op:(KeySign or']);
  assert.deepEqual(completed('op:(KeySign o|)'), ['op:(KeySign or)']);
});

test('Words for events and times, and saved queries are completed', () => {
  assert.deepEqual(completed('is:un|'), ['is:unauthenticated', 'is:unreadable']);
  assert.deepEqual(completed('is:(failed or sens|'), ['is:(failed or sensitive']);
  assert.deepEqual(completed('on:y|'), ['on:yesterday', ...days.map(day => `on:${day}`)]);
  assert.deepEqual(completed('last:2|'), ['last:24h']);
  assert.deepEqual(completed('-@|'), ['-@prod', '-@"two words"']);
  assert.deepEqual(completed('@"two w|'), ['@"two words"']);
});

const days = ['today', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

test('A candidate says what it is', () => {
  assert.deepEqual(complete('op:keys', 7, sources).candidates, [
    {text: 'KeySign', label: 'KeySign', detail: '1,204 events'},
  ]);
  assert.deepEqual(complete('@pr', 3, sources).candidates, [{text: '@prod', label: 'prod', detail: 'hsm:prod*'}]);
});

test('Wherever the cursor is in any text, what is replaced lies around it', () => {
  fc.assert(
    fc.property(typed, fc.nat(100), (text, position) => {
      const cursor = Math.min(position, text.length);
      const {start, end} = complete(text, cursor, sources);
      assert.ok(0 <= start && start <= cursor && cursor <= end && end <= text.length);
    }),
    {numRuns: 5000},
  );
});

test('Whatever a value is, its completion asks for it', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', minLength: 1}), value => {
      const {start, candidates} = complete('alice op:', 9, {...sources, valuesOf: () => [{value, count: 1}]});
      const {query, problems} = parseQuery('alice op:'.slice(0, start) + candidates[0]!.text);
      const asked = {type: 'field', field: 'op', values: [{type: 'equal', text: value}]};
      assert.deepEqual([query, problems], [{type: 'and', parts: [parseQuery('alice').query, asked]}, []]);
    }),
  );
});
