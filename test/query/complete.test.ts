import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {FieldName} from '../../source/event/fields.ts';
import {type CompletionSources, complete, type ValueFound} from '../../source/query/complete.ts';
import {parseQuery} from '../../source/query/parse.ts';
import {typed} from './queries.ts';

const known: readonly ValueFound[] = [
  {field: 'op', value: 'KeySign', count: 1204},
  {field: 'op', value: 'MonKey', count: 3},
  {field: 'op', value: 'KeyDelete', count: 1},
  {field: 'app', value: 'Azure CLI', count: 7},
  {field: 'app', value: 'or', count: 2},
  {field: 'status', value: '403', count: 5},
];

const sources: CompletionSources = {
  valuesOf: wanted => known.filter(({field}) => field === wanted),
  valuesWith: () => known,
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
  assert.deepEqual(completed('(oi|'), ['(oid:']);
  assert.deepEqual(completed('-fail|'), ['-failed']);
  assert.deepEqual(completed('alice or|'), []);
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

test('A word is narrowed to the values that it finds, behind all names', () => {
  assert.deepEqual(completed('key|'), ['key:', 'op:KeySign', 'op:KeyDelete', 'op:MonKey']);
  assert.deepEqual(completed("x -'cli| y"), ['x -app:"Azure CLI" y']);
  assert.deepEqual(completed('(x or "azure c|li")'), ['(x or app:"Azure CLI")']);
  assert.deepEqual(completed('^key|'), []);
  assert.deepEqual(completed('cli$|'), []);
  const [, sign] = complete('key', 3, sources).candidates;
  assert.deepEqual(sign, {text: 'op:KeySign', label: 'op:KeySign', detail: '1,204 events'});
});

test('A status is completed to a class as well, unless it is compared', () => {
  assert.deepEqual(completed('status:4|'), ['status:403', 'status:4xx']);
  assert.deepEqual(completed('status:>=4|'), ['status:>=403']);
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
      const {start, candidates} = complete('alice op:', 9, {
        ...sources,
        valuesOf: (field: FieldName) => [{field, value, count: 1}],
      });
      const {query, problems} = parseQuery('alice op:'.slice(0, start) + candidates[0]!.text);
      const asked = {type: 'field', field: 'op', values: [{type: 'equal', text: value}]};
      assert.deepEqual([query, problems], [{type: 'and', parts: [parseQuery('alice').query, asked]}, []]);
    }),
  );
});
