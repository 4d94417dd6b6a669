import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseQuery} from '../../../../source/query/parse.ts';
import type {Query} from '../../../../source/query/syntax.ts';
import {allColumns} from '../../../../source/screen/panes/events/columns.ts';
import {markMatch, soughtTexts} from '../../../../source/screen/panes/events/match-marks.ts';

const soughtBy = (query: string) => soughtTexts(parseQuery(query).query as Query);

function marked(field: string, text: string, query: string): string {
  const column = {...allColumns.find(column => column.field === field)!, width: 20};
  return markMatch(text, column, soughtBy(query), (_role, part) => `[${part}]`);
}

test('Words are marked where they are found, whatever their case', () => {
  assert.equal(marked('caller', 'Alice@contoso.com  ', 'failed alice'), '[Alice]@contoso.com  ');
  assert.equal(marked('op', 'KeySign', "(x or 'SIGN)"), 'Key[Sign]');
  assert.equal(marked('key', 'ΚΛΕΙΣ', 'κλεις'), '[ΚΛΕΙΣ]');
});

test('What must not be there, what is no word, and fields that words do not search are left alone', () => {
  assert.deepEqual(soughtBy('-alice status:403 -(a b) op:KeySign'), []);
  assert.equal(marked('status', '403', '403'), '403');
  assert.equal(marked('caller', 'alice', 'bob'), 'alice');
});
