// Queries made at random: every shape that the parser makes, around texts that are hard to write down.
import fc from 'fast-check';
import {fields} from '../../source/event/fields.ts';
import {allOf, anyOf, noneOf} from '../../source/query/compose.ts';
import {isNames} from '../../source/query/read-word.ts';
import type {Query, Value} from '../../source/query/syntax.ts';

const awkward = [
  ...[
    'or',
    'AND',
    'not',
    'failed',
    'OK',
    '-',
    '!',
    '^',
    "'",
    '$',
    '"',
    '\\',
    '\\"',
    '(',
    ')',
    ':',
    '..',
    '*',
    ' ',
    '\t',
  ],
  ...[
    '\n',
    '\0',
    '\u001b',
    '\u00a0',
    'a',
    'Key',
    'op:',
    'is:',
    'stauts:',
    '//',
    '>=',
    '<',
    '=',
    '4xx',
    '/',
    'ü',
    '💥',
    '\ud800',
  ],
];

/** Text cut from the signs and words of the language. */
export const typed = fc.oneof(
  fc.string({unit: fc.constantFrom(...awkward), maxLength: 30}),
  fc.string({unit: 'binary', maxLength: 30}),
  fc
    .array(fc.constantFrom(...awkward, 'status:403', 'op:(', 'time:2026'), {maxLength: 12})
    .map(pieces => pieces.join(' ')),
);

const text = fc.string({
  unit: fc.oneof(fc.constantFrom(...awkward), fc.string({minLength: 1, maxLength: 4})),
  minLength: 1,
  maxLength: 5,
});
const pattern = text.map(between => `${between}*${between}`.replace(/\*+/g, '*'));
const number = fc.oneof(fc.nat().map(String), fc.constantFrom('-1', '0.5', '007'));
const time = fc.constantFrom('2026', '2026-10', '2026-10-01', '2026-10-01T19:52', '2026-10-01 19:52:39.7886260Z');
const operator = fc.constantFrom('>', '>=', '<', '<=');

const equal = (value: fc.Arbitrary<string>) => value.map((written): Value => ({type: 'equal', text: written}));
const ordered = (value: fc.Arbitrary<string>, order: (written: string) => number): fc.Arbitrary<Value> =>
  fc.oneof(
    equal(value),
    fc.constant<Value>({type: 'glob', pattern: '*'}),
    fc.tuple(operator, value).map(([sign, written]): Value => ({type: 'compare', operator: sign, text: written})),
    fc.tuple(value, value).map(([one, other]): Value => {
      const [from, to] = order(one) <= order(other) ? [one, other] : [other, one];
      return {type: 'range', from, to};
    }),
  );

const values: {readonly [type: string]: fc.Arbitrary<Value>} = {
  text: fc.oneof(
    equal(text),
    fc.oneof(pattern, fc.constant('*')).map((written): Value => ({type: 'glob', pattern: written})),
  ),
  number: ordered(number, Number),
  time: ordered(time, written => Number(written.slice(0, 4))),
};

const field = fc
  .constantFrom(...fields)
  .chain(({name, type}) =>
    fc
      .array(values[type]!, {minLength: 1, maxLength: 3})
      .map((some): Query => ({type: 'field', field: name, values: some})),
  );

const word = fc.oneof(
  fc
    .tuple(fc.constantFrom('exact', 'prefix', 'suffix', 'whole'), text)
    .map(([match, written]): Query => ({type: 'word', match, text: written})),
  fc
    .constantFrom('alice', 'https://x.net/y', 'fe80::1', '12:30', '$', 'a-b', "it's", 'ß*', '::1', 'C:\\x', 'or:', '=x')
    .map((written): Query => ({type: 'word', match: 'fuzzy', text: written})),
);

const is = fc.constantFrom(...isNames).map((name): Query => ({type: 'is', is: name}));

const {part} = fc.letrec<{readonly part: Query}>(tie => {
  const parts = fc.array(tie('part'), {minLength: 1, maxLength: 3});
  return {
    part: fc.oneof(
      {maxDepth: 4, withCrossShrink: true},
      fc.oneof(word, field, is),
      parts.map(some => allOf(some)!),
      parts.map(some => anyOf(some)!),
      tie('part').map(noneOf),
    ),
  };
});

/** Normalised, as the parser makes them. */
export const queries: fc.Arbitrary<Query> = fc.oneof(
  {weight: 20, arbitrary: part},
  {weight: 1, arbitrary: fc.constant<Query>({type: 'all'})},
);
