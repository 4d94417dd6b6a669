import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {numberMatcher, textMatcher, timeSpan, wordMatcher} from '../../source/query/match-value.ts';
import type {Value, Word} from '../../source/query/syntax.ts';
import {fold} from '../../source/text/fold.ts';

/** As plain text. */
const textMatch = (value: Value) => textMatcher(value, 'text');
const glob = (pattern: string): Value => ({type: 'glob', pattern});

test('A text equals without regard to case', () => {
  const matches = textMatch({type: 'equal', text: 'KeyDelete'});
  assert.ok(matches('keydelete'));
  assert.ok(!matches('keydeletes'));
  assert.ok(!matches(''));
});

test('A pattern binds both ends, and its stars stand for any text', () => {
  const examples: readonly (readonly [string, string, boolean])[] = [
    ['*', '', true],
    ['*', 'anything', true],
    ['Key*', 'keydelete', true],
    ['Key*', 'xkey', false],
    ['*Delete', 'keydelete', true],
    ['*Delete', 'keydeleted', false],
    ['K*y*e', 'keydelete', true],
    ['aba*aba', 'aba', false],
    ['aba*aba', 'abaaba', true],
    ['*a*a*', 'a', false],
    ['*a*a*', 'aa', true],
    ['a.c*', 'abc', false],
  ];
  for (const [pattern, text, expected] of examples)
    assert.equal(textMatch(glob(pattern))(text), expected, `${pattern} ${text}`);
});

test('A pattern accepts what the regular expression of the same meaning accepts', () => {
  const letters = (alphabet: readonly string[]) => fc.string({unit: fc.constantFrom(...alphabet), maxLength: 8});
  fc.assert(
    fc.property(letters(['a', 'b', '*']), letters(['a', 'b']), (pattern, text) => {
      assert.equal(textMatch(glob(pattern))(text), new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text));
    }),
    {numRuns: 1000},
  );
});

test('A pattern made to be slow is fast', () => {
  const started = performance.now();
  assert.equal(textMatch(glob(`${'a*'.repeat(200)}b`))('a'.repeat(20_000)), false);
  assert.ok(performance.now() - started < 1000);
});

test('Text has no order', () => {
  assert.equal(textMatch({type: 'compare', operator: '>', text: 'a'})('b'), false);
  assert.equal(textMatch({type: 'range', from: 'a', to: 'c'})('b'), false);
});

test('Numbers equal, compare and lie in ranges with both ends', () => {
  const examples: readonly (readonly [Value, readonly number[]])[] = [
    [{type: 'equal', text: '400'}, [400]],
    [{type: 'compare', operator: '>', text: '400'}, [401]],
    [{type: 'compare', operator: '>=', text: '400'}, [400, 401]],
    [{type: 'compare', operator: '<', text: '400'}, [399]],
    [{type: 'compare', operator: '<=', text: '400'}, [399, 400]],
    [{type: 'range', from: '399', to: '400'}, [399, 400]],
    [glob('*'), [399, 400, 401]],
    [glob('4*'), []],
    [{type: 'equal', text: 'abc'}, []],
  ];
  for (const [value, accepted] of examples) assert.deepEqual([399, 400, 401].filter(numberMatcher(value)), accepted);
});

test('Times begin and end with what was written', () => {
  const day = {from: Date.parse('2026-10-01T00:00:00Z'), until: Date.parse('2026-10-02T00:00:00Z')};
  const compare = (operator: '>' | '>=' | '<' | '<='): Value => ({type: 'compare', operator, text: '2026-10-01'});
  const examples: readonly (readonly [Value, number, number])[] = [
    [{type: 'equal', text: '2026-10-01'}, day.from, day.until],
    [compare('>'), day.until, Number.POSITIVE_INFINITY],
    [compare('>='), day.from, Number.POSITIVE_INFINITY],
    [compare('<'), Number.NEGATIVE_INFINITY, day.from],
    [compare('<='), Number.NEGATIVE_INFINITY, day.until],
    [{type: 'range', from: '2026-10-01T06', to: '2026-10-01'}, day.from + 6 * 3_600_000, day.until],
    [glob('*'), Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  ];
  for (const [value, from, until] of examples) assert.deepEqual(timeSpan(value), {from, until});
});

test('What is no time spans nothing', () => {
  const texts: readonly Value[] = [
    glob('2026*'),
    {type: 'equal', text: 'soon'},
    {type: 'compare', operator: '<', text: 'soon'},
    {type: 'range', from: 'soon', to: '2026'},
    {type: 'range', from: '2026', to: 'soon'},
  ];
  for (const value of texts) {
    const {from, until} = timeSpan(value);
    assert.ok(from >= until);
  }
});

test('A word binds the ends that it says', () => {
  const values = ['key', 'monkey', 'keyhole', 'monkeys'];
  const found = (match: Word['match']) => values.filter(wordMatcher({type: 'word', match, text: 'KEY'}));
  assert.deepEqual(found('fuzzy'), values);
  assert.deepEqual(found('exact'), values);
  assert.deepEqual(found('prefix'), ['key', 'keyhole']);
  assert.deepEqual(found('suffix'), ['key', 'monkey']);
  assert.deepEqual(found('whole'), ['key']);
});

test('A text finds itself, whatever its characters', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), text => {
      assert.ok(textMatch({type: 'equal', text})(fold(text)));
      assert.ok(wordMatcher({type: 'word', match: 'whole', text})(fold(text)));
    }),
  );
});
