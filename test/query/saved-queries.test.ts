import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {checkQuery} from '../../source/query/check.ts';
import {parseQuery} from '../../source/query/parse.ts';
import {printQuery} from '../../source/query/print.ts';
import {queries} from './queries.ts';

const saved = new Map([
  ['prod', 'hsm:prod* or hsm:live*'],
  ['two words', 'failed -@prod'],
  ['mine', '@"two words" caller:alice*'],
  ['broken', 'alice stauts:403'],
  ['outer', 'bob @inner'],
  ['ring', 'alice @gnir'],
  ['gnir', 'bob -(@ring)'],
  ['self', '@self'],
  ['empty', ''],
]);

test('A saved query stands for what it asks for, as if in parentheses', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['@prod -ip:10.0.0.0/8', '(hsm:prod* or hsm:live*) -ip:10.0.0.0/8'],
    ['@prod', 'hsm:prod* or hsm:live*'],
    ['a or @prod', 'a or hsm:prod* or hsm:live*'],
    ['-@"two words"', '-(failed -(hsm:prod* or hsm:live*))'],
    ['@mine -@prod', 'failed -(hsm:prod* or hsm:live*) caller:alice* -(hsm:prod* or hsm:live*)'],
    ['@empty', ''],
  ];
  for (const [text, expected] of examples) {
    const {query, problems} = checkQuery(text, saved);
    assert.deepEqual([printQuery(query), problems], [expected, []], text);
  }
});

test('A saved query that cannot be included is a problem at its name, and the rest counts', () => {
  const examples: readonly (readonly [string, string, string, string | undefined, string])[] = [
    ['alice @prdo', '......^^^^^', 'There is no saved query `@prdo`. Did you mean `@prod`?', '@prod', 'alice'],
    ['@"two wods"', '^^^^^^^^^^^', 'There is no saved query `@"two wods"`. Did you', '@"two words"', ''],
    ['-@contoso.com', '.^^^^^^^^^^^^', 'There is no saved query `@contoso.com`. To search for a text', undefined, ''],
    ['@broken', '^^^^^^^', '`@broken` cannot be read whole: There is no field `stauts`.', undefined, 'alice'],
    ['@outer', '^^^^^^', 'There is no saved query `@inner`, which `@outer` includes.', undefined, 'bob'],
    ['x @self', '..^^^^^', 'This saved query includes itself: `@self` → `@self`.', undefined, 'x'],
    ['@ring', '^^^^^', 'This saved query includes itself: `@ring` → `@gnir` → `@ring`.', undefined, 'alice bob'],
  ];
  for (const [text, place, sentence, suggestion, rest] of examples) {
    const {query, problems} = checkQuery(text, saved);
    assert.equal(problems.length, 1, text);
    assert.deepEqual([problems[0]!.start, problems[0]!.end], [place.indexOf('^'), place.length], text);
    assert.ok(problems[0]!.sentence.startsWith(sentence), problems[0]!.sentence);
    assert.equal(problems[0]!.suggestion, suggestion, text);
    assert.equal(printQuery(query), rest, text);
  }
});

test('Each mention has its problem, in the order of the text', () => {
  const {problems} = checkQuery('@x op: @x', saved);
  assert.deepEqual(
    problems.map(({start}) => start),
    [0, 3, 7],
  );
});

test('Saved queries that grow with every inclusion end in a problem', () => {
  const doubling = new Map(Array.from({length: 40}, (_, index) => [`q${index}`, `@q${index + 1} or @q${index + 1}`]));
  doubling.set('q40', 'alice');
  const {problems} = checkQuery('@q0', doubling);
  assert.match(problems[0]!.sentence, /more than 1000 times/);
});

test('Without saved queries to look up, the query is what was written', () => {
  fc.assert(
    fc.property(queries, written => {
      const text = printQuery(written);
      fc.pre(!text.includes('@'));
      assert.deepEqual(checkQuery(text), {query: parseQuery(text).query, problems: []});
    }),
  );
});

test('Whatever saved queries say, expanding them ends', () => {
  const names = ['a', 'b', 'c'];
  const text = fc
    .array(fc.constantFrom('@a', '@b', '@c', '@d', '-@a', 'or', 'x', '(', ')', 'op:'), {maxLength: 8})
    .map(pieces => pieces.join(' '));
  fc.assert(
    fc.property(text, fc.array(text, {minLength: 3, maxLength: 3}), (asked, texts) => {
      const {problems} = checkQuery(asked, new Map(names.map((name, index) => [name, texts[index]!])));
      for (const {sentence} of problems) assert.match(sentence, /^\P{Cc}+[.?]$/u);
    }),
  );
});
