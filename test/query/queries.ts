// Queries made at random: every shape that the parser makes, around texts that are hard to write down.
import fc from 'fast-check';
import {type FieldType, fields} from '../../source/event/fields.ts';
import {allOf, anyOf, noneOf} from '../../source/query/compose.ts';
import {isNames} from '../../source/query/is-words.ts';
import {printQuery} from '../../source/query/print.ts';
import type {Joined, PlainLeaf, PlainQuery, Value, WrittenLeaf, WrittenQuery} from '../../source/query/syntax.ts';
import {momentNames} from '../../source/query/time-words.ts';

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
    '@',
    'last:24h',
    'since:',
    'claim.amr:',
    'client:/',
    '/24',
    'ip:10.0.0.0',
    '/',
    'ü',
    '💥',
    '\ud800',
  ],
];

const scribbled = fc.oneof(
  fc.string({unit: fc.constantFrom(...awkward), maxLength: 30}),
  fc.string({unit: 'binary', maxLength: 30}),
  fc
    .array(
      fc.constantFrom(
        ...awkward,
        'status:403',
        'op:(',
        'time:2026',
        'client:/a|(b',
        'c)/',
        'op:(/x y/',
        '@"a b"',
        'on:monday',
      ),
      {maxLength: 12},
    )
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

const regex = fc
  .constantFrom(
    'a',
    'azsdk-(net|python)',
    'a b',
    '/keys/',
    '\\\\',
    '\\.',
    '[)("]',
    '^x$',
    'a\\ ',
    '@|:',
    'ü*',
    "'",
    '\\\\/',
  )
  .map((pattern): Value => ({type: 'regex', pattern}));

const network = fc
  .constantFrom<readonly [string, number]>(['203.0.113.0', 24], ['0.0.0.0', 0], ['2001:db8::', 32], ['::', 128])
  .map(([address, prefix]): Value => ({type: 'network', address, prefix}));

const somePattern = fc.oneof(pattern, fc.constant('*')).map((written): Value => ({type: 'glob', pattern: written}));

/** By the type of field; `any` for paths. */
const values: {readonly [type in FieldType | 'any']: fc.Arbitrary<Value>} = {
  text: fc.oneof(equal(text), somePattern, regex),
  address: fc.oneof(equal(fc.oneof(text, fc.constant('10.0.0.0/8'))), somePattern, regex, network),
  id: fc.oneof(equal(text), somePattern),
  number: ordered(number, Number),
  time: ordered(time, written => Number(written.slice(0, 4))),
  any: fc.oneof(equal(text), somePattern, regex, ordered(number, Number)),
};

const someOf = (value: fc.Arbitrary<Value>) => fc.array(value, {minLength: 1, maxLength: 3});

const field = fc
  .constantFrom(...fields)
  .chain(({name, type}) => someOf(values[type]).map((some): PlainLeaf => ({type: 'field', field: name, values: some})));

const path = fc
  .tuple(
    fc.constantFrom(['claim', 'amr'], ['properties', 'keyProperties', 'type'], ['a-b', '0', '_c'], ['op', 'x']),
    someOf(values.any),
  )
  .map(([names, some]): PlainLeaf => ({type: 'path', path: names, values: some}));

const word = fc.oneof(
  fc
    .tuple(fc.constantFrom('exact', 'prefix', 'suffix', 'whole'), text)
    .map(([match, written]): PlainLeaf => ({type: 'word', match, text: written})),
  fc
    .constantFrom('alice', 'https://x.net/y', 'fe80::1', '12:30', '$', 'a-b', "it's", 'ß*', '::1', 'C:\\x', 'or:', '=x')
    .map((written): PlainLeaf => ({type: 'word', match: 'fuzzy', text: written})),
);

const is = fc.constantFrom(...isNames).map((name): PlainLeaf => ({type: 'is', is: name}));

const during = fc.oneof(
  fc
    .tuple(fc.nat(999_999), fc.constantFrom('s', 'm', 'h', 'd', 'w'))
    .map(([amount, unit]): WrittenLeaf => ({type: 'during', word: 'last', amount, unit})),
  fc
    .tuple(fc.constantFrom('since', 'until', 'at', 'on'), fc.oneof(time, fc.constantFrom(...momentNames)))
    .map(([name, moment]): WrittenLeaf => ({type: 'during', word: name, moment})),
);

const saved = fc
  .oneof(text, fc.constantFrom('prod', 'two words', 'a$', 'a:b'))
  .map((name): WrittenLeaf => ({type: 'saved', name}));

/** Normalised, as the parser makes them. */
function joined<Leaf extends {readonly type: string}>(leaf: fc.Arbitrary<Leaf>): fc.Arbitrary<Joined<Leaf>> {
  return fc.letrec<{readonly part: Joined<Leaf>}>(tie => {
    const parts = fc.array(tie('part'), {minLength: 1, maxLength: 3});
    return {
      part: fc.oneof(
        {maxDepth: 4, withCrossShrink: true},
        leaf,
        parts.map(some => allOf<Leaf>(some)!),
        parts.map(some => anyOf<Leaf>(some)!),
        tie('part').map(part => noneOf<Leaf>(part)),
      ),
    };
  }).part;
}

const everything = {weight: 1, arbitrary: fc.constant({type: 'all' as const})};

/** As people write them. */
export const queries: fc.Arbitrary<WrittenQuery> = fc.oneof(
  {weight: 20, arbitrary: joined<WrittenLeaf>(fc.oneof(word, field, is, path, during, saved))},
  everything,
);

/** A query with letters lost, doubled and typed in between. */
const mistyped = fc
  .tuple(
    queries,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', ...awkward)), {minLength: 1, maxLength: 3}),
  )
  .map(([query, edits]) =>
    edits.reduce((written, [place, lost, more]) => {
      const at = place % (written.length + 1);
      return written.slice(0, at) + more + written.slice(at + lost);
    }, printQuery(query)),
  );

/** Text cut from the signs and words of the language. */
export const typed = fc.oneof(scribbled, mistyped);

/** As back ends are asked. */
export const plainQueries: fc.Arbitrary<PlainQuery> = fc.oneof(
  {weight: 20, arbitrary: joined<PlainLeaf>(fc.oneof(word, field, is, path))},
  everything,
);
