import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createIdBuilder, guidPrefix, idAt, isGuid} from '../../source/search/id-column.ts';

const guid = fc.uuid();
const id = fc.oneof(
  {weight: 3, arbitrary: guid},
  guid.map(text => text.toUpperCase()),
  guid.map(text => text.slice(0, -1) + text.at(-1)!.toUpperCase()),
  guid.map(text => text.slice(1)),
  fc.constantFrom(
    undefined,
    '',
    'XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX',
    '8806614c',
    '00000000-0000-0000-0000-000000000000',
  ),
  fc.string(),
);

test('every id comes back as it was written, in any order of the rows', () => {
  fc.assert(
    fc.property(fc.array(id, {maxLength: 40}), ids => {
      const builder = createIdBuilder();
      builder.push('left over');
      builder.clear();
      for (const each of ids) builder.push(each);
      const order = Uint32Array.from(ids, (_, row) => ids.length - 1 - row);
      const column = builder.column(order);
      assert.deepEqual(
        [...order].map((_, row) => idAt(column, row)),
        ids.toReversed().map(each => (each === '' ? undefined : each)),
      );
    }),
  );
});

test('a prefix of a GUID finds the GUIDs that begin with it, in any case', () => {
  fc.assert(
    fc.property(fc.array(guid, {minLength: 1, maxLength: 20}), fc.nat(), fc.nat(36), (ids, which, length) => {
      const builder = createIdBuilder();
      for (const [row, each] of ids.entries()) builder.push(row % 2 === 0 ? each : each.toUpperCase());
      const column = builder.column(Uint32Array.from(ids, (_, row) => row));
      const prefix = ids[which % ids.length]!.slice(0, length);
      const matches = guidPrefix(prefix);
      if (prefix === '') return assert.equal(matches, undefined);
      assert.deepEqual(
        ids.map((_, row) => isGuid(column, row) && matches!(column, row)),
        ids.map(each => each.startsWith(prefix)),
      );
    }),
  );
  for (const text of ['xyz', '8806614c-eb-', '8806614ceb', `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(13)}`]) {
    assert.equal(guidPrefix(text), undefined);
  }
});
