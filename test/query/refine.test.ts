import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {checkQuery} from '../../source/query/check.ts';
import {noneOf} from '../../source/query/compose.ts';
import {parseQuery} from '../../source/query/parse.ts';
import {printQuery} from '../../source/query/print.ts';
import {
  filteredValues,
  filterOf,
  refine,
  type Seen,
  toggleCondition,
  withCondition,
  withoutCondition,
  withoutFilters,
} from '../../source/query/refine.ts';
import type {WrittenLeaf, WrittenQuery} from '../../source/query/syntax.ts';
import {queries} from './queries.ts';

const read = (text: string) => parseQuery(text).query;

test('A value is filtered for, or filtered out', () => {
  const op = (value: string | undefined): Seen => ({field: 'op', value});
  const examples: readonly (readonly [string, Seen, 'for' | 'out', string])[] = [
    ['', op('KeyDelete'), 'for', 'op:KeyDelete'],
    ['', op('KeyDelete'), 'out', '-op:KeyDelete'],
    ['alice', op('KeyDelete'), 'for', 'alice op:KeyDelete'],
    ['a or b', op('KeyDelete'), 'for', '(a or b) op:KeyDelete'],
    ['op:KeyDelete alice', op('KeyPurge'), 'for', 'op:(KeyDelete or KeyPurge) alice'],
    ['op:KeyDelete', op('keydelete'), 'for', 'op:KeyDelete'],
    ['op:(KeyDelete or KeyPurge)', op('KeyDelete'), 'out', 'op:KeyPurge'],
    ['alice op:KeyDelete', op('KeyDelete'), 'out', 'alice'],
    ['-op:KeyDelete', op('KeyPurge'), 'out', '-op:(KeyDelete or KeyPurge)'],
    ['-op:(KeyDelete or KeyPurge)', op('KeyPurge'), 'for', '-op:KeyDelete'],
    ['op:Key*', op('KeyPurge'), 'for', 'op:Key* op:KeyPurge'],
    ['op:Key*', op('KeyPurge'), 'out', 'op:Key* -op:KeyPurge'],
    ['op:KeyDelete or alice', op('KeyDelete'), 'out', '(op:KeyDelete or alice) -op:KeyDelete'],
    ['', op(undefined), 'for', '-op:*'],
    ['', op(undefined), 'out', 'op:*'],
    ['-op:*', op(undefined), 'out', ''],
    ['op:*', op('KeyPurge'), 'for', 'op:* op:KeyPurge'],
    ['', {field: 'status', value: 403}, 'for', 'status:403'],
    ['status:403', {field: 'status', value: 401}, 'for', 'status:(403 or 401)'],
    ['', {field: 'client', value: 'a (b)*'}, 'out', '-client:"a (b)*"'],
    ['claim.amr:pwd', {path: ['claim', 'amr'], value: 'mfa'}, 'for', 'claim.amr:(pwd or mfa)'],
    ['claim.amr:pwd', {path: ['Claim', 'amr'], value: 'pwd'}, 'out', ''],
  ];
  for (const [text, seen, direction, expected] of examples) {
    assert.equal(printQuery(refine(read(text), seen, direction)), expected, `${text} ${direction}`);
  }
});

test('A query tells how a value is filtered', () => {
  const query = read('op:(KeyDelete or KeyPurge) -caller:alice -key:*');
  assert.equal(filterOf(query, {field: 'op', value: 'keypurge'}), 'for');
  assert.equal(filterOf(query, {field: 'caller', value: 'alice'}), 'out');
  assert.equal(filterOf(query, {field: 'key', value: undefined}), 'for');
  assert.equal(filterOf(query, {field: 'hsm', value: 'prod'}), undefined);
});

const text = fc.constantFrom('alice', 'KeyDelete', '', 'a b', '*', '/x/', '10.0.0.0/8', '403');
const seen: fc.Arbitrary<Seen> = fc.oneof(
  fc.record({field: fc.constantFrom('op', 'ip', 'corr'), value: fc.option(text, {nil: undefined})}),
  fc.record({field: fc.constant('status'), value: fc.constantFrom(200, 403)}),
  fc.record({path: fc.constant(['claim', 'amr']), value: text}),
);
const direction = fc.constantFrom('for', 'out');
const other = {for: 'out', out: 'for'} as const;

test('Refining twice is refining once, the other way takes it back, and the result is a query that can be written', () => {
  fc.assert(
    fc.property(queries, seen, direction, (query, value, way) => {
      fc.pre(filterOf(query, value) === undefined);
      const once = refine(query, value, way);
      assert.equal(filterOf(once, value), way);
      assert.deepEqual(refine(once, value, way), once);
      assert.deepEqual(refine(once, value, other[way]), query);
      assert.deepEqual(parseQuery(printQuery(once)).query, once);
    }),
    {numRuns: 2000},
  );
});

const condition: fc.Arbitrary<WrittenQuery> = queries.filter(query => {
  const inner = query.type === 'not' ? query.part : query;
  return inner.type !== 'and' && inner.type !== 'all';
});

test('A condition added is there once, and removed as if it had not been', () => {
  fc.assert(
    fc.property(queries, condition, (query, part) => {
      const before = printQuery(withoutCondition(withoutCondition(query, part), noneOf<WrittenLeaf>(part)));
      const without = parseQuery(before).query;
      const once = withCondition(without, part);
      assert.deepEqual(withCondition(once, part), once);
      assert.deepEqual(withoutCondition(once, part), without);
      assert.deepEqual(toggleCondition(without, part), once);
      assert.deepEqual(toggleCondition(once, part), without);
      assert.deepEqual(toggleCondition(withCondition(once, noneOf<WrittenLeaf>(part)), part), once);
    }),
    {numRuns: 1000},
  );
});

test('The values that a field filters for and out are told, and the query without them', () => {
  const text = 'alice op:(KeyDelete or KeyPurge) -op:KeyGet ms:>9 -key:* op:Key*';
  assert.deepEqual(filteredValues(read(text), 'op'), [
    {value: 'KeyDelete', direction: 'for'},
    {value: 'KeyPurge', direction: 'for'},
    {value: 'KeyGet', direction: 'out'},
  ]);
  assert.deepEqual(filteredValues(read(text), 'key'), [{value: undefined, direction: 'for'}]);
  assert.deepEqual(filteredValues(read('op:KeyDelete or alice'), 'op'), []);
  const without = (field: 'op' | 'key' | 'caller') => printQuery(withoutFilters(checkQuery(text).query, field));
  assert.equal(without('op'), 'alice ms:>9 -key:* op:Key*');
  assert.equal(without('key'), 'alice op:(KeyDelete or KeyPurge) -op:KeyGet ms:>9 op:Key*');
  assert.equal(without('caller'), printQuery(checkQuery(text).query));
});
