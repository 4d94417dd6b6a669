import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {parseQuery} from '../../source/query/parse.ts';
import {printQuery} from '../../source/query/print.ts';
import {queries, typed} from './queries.ts';

test('A query is written in one way', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['', ''],
    ['  unwrap   AND alice ', 'unwrap alice'],
    ['"key-tde-27"', "'key-tde-27"],
    ['"Azure CLI"', '"Azure CLI"'],
    ['^"a b" "a b"$ ^"a b"$', '^"a b" "a b"$ ^"a b"$'],
    ['not test', '-test'],
    ['-"test"', '!test'],
    ['!"failed" !failed', '!"failed" -failed'],
    ['is:failed is:ok is:unreadable', 'failed ok is:unreadable'],
    ['operation:(KeyDelete OR KeyPurge)', 'op:(KeyDelete or KeyPurge)'],
    ['status:4xx', 'status:400..499'],
    ['op:=Key*', 'op:"Key*"'],
    ['op:**', 'op:*'],
    ['app:"Azure "*', 'app:"Azure "*'],
    ['((a or b)) (c) and (d e)', '(a or b) c d e'],
    ['-(a or b) -(c d)', '-(a or b) -(c d)'],
    ['a or (b c) or (d or e)', 'a or b c or d or e'],
    ['time:"2026-10-01 06:00"..2026-10-02', 'time:"2026-10-01 06:00"..2026-10-02'],
    ['"a\\"b\\\\c"', '"a\\"b\\\\c"'],
  ];
  for (const [text, canonical] of examples) assert.equal(printQuery(parseQuery(text).query), canonical, text);
});

test('A fuzzy word that cannot be written without quotes is written as an exact one', () => {
  assert.equal(printQuery({type: 'word', match: 'fuzzy', text: 'a b'}), '"a b"');
});

test('A printed query parses to itself, without a problem', () => {
  fc.assert(
    fc.property(queries, query => {
      const parsed = parseQuery(printQuery(query));
      assert.deepEqual([parsed.query, parsed.problems], [query, []]);
    }),
    {numRuns: 2000},
  );
});

test('What is read from any text, printed and read again, stays the same', () => {
  fc.assert(
    fc.property(typed, text => {
      const {query} = parseQuery(text);
      const parsed = parseQuery(printQuery(query));
      assert.deepEqual([parsed.query, parsed.problems], [query, []]);
    }),
    {numRuns: 5000},
  );
});
