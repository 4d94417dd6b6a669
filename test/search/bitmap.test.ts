import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  bitAt,
  blockTotals,
  complement,
  countRange,
  emptyBitmap,
  intersect,
  previousRow,
  rangeBitmap,
  rankOfRow,
  unite,
} from '../../source/search/bitmap.ts';

const sets = fc
  .integer({min: 0, max: 1500})
  .chain(rows => fc.record({rows: fc.constant(rows), members: fc.uniqueArray(fc.nat(Math.max(0, rows - 1)))}))
  .map(({rows, members}) => ({rows, members: new Set(rows === 0 ? [] : members)}));

function bitmapOf({rows, members}: {readonly rows: number; readonly members: ReadonlySet<number>}): Int32Array {
  const bits = emptyBitmap(rows);
  for (const row of members) bits[row >>> 5]! |= 1 << (row & 31);
  return bits;
}

test('counting a range of rows agrees with counting them one by one', () => {
  fc.assert(
    fc.property(sets, fc.nat(1600), fc.nat(1600), (set, a, b) => {
      const from = Math.min(a, b, set.rows);
      const until = Math.min(Math.max(a, b), set.rows);
      const expected = [...set.members].filter(row => row >= from && row < until).length;
      assert.equal(countRange(bitmapOf(set), from, until), expected);
    }),
  );
});

test('the rank of a row is the number of members before it', () => {
  fc.assert(
    fc.property(sets, fc.nat(1600), (set, row) => {
      const bits = bitmapOf(set);
      const at = Math.min(row, set.rows);
      assert.equal(rankOfRow(bits, blockTotals(bits), at), [...set.members].filter(member => member < at).length);
    }),
  );
});

test('walking backwards meets every member once, the last first', () => {
  fc.assert(
    fc.property(sets, set => {
      const bits = bitmapOf(set);
      const met: number[] = [];
      for (let row = previousRow(bits, set.rows - 1); row >= 0; row = previousRow(bits, row - 1)) met.push(row);
      assert.deepEqual(
        met,
        [...set.members].sort((a, b) => b - a),
      );
    }),
  );
});

test('a range of rows holds exactly those rows', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), fc.nat(300), (rows, a, b) => {
      const [from, until] = [Math.min(a, b, rows), Math.min(Math.max(a, b), rows)];
      const bits = rangeBitmap(rows, from, until);
      for (let row = 0; row < rows; row++) assert.equal(bitAt(bits, row), row >= from && row < until);
    }),
  );
});

test('and, or and not are those of sets', () => {
  fc.assert(
    fc.property(sets, fc.func(fc.boolean()), (set, chosen) => {
      const other = {rows: set.rows, members: new Set([...Array(set.rows).keys()].filter(row => chosen(row)))};
      const both = intersect(bitmapOf(set), bitmapOf(other));
      const either = unite(bitmapOf(set), bitmapOf(other));
      const neither = complement(unite(bitmapOf(set), bitmapOf(other)), set.rows);
      for (let row = 0; row < set.rows; row++) {
        const [here, there] = [set.members.has(row), other.members.has(row)];
        assert.equal(bitAt(both, row), here && there);
        assert.equal(bitAt(either, row), here || there);
        assert.equal(bitAt(neither, row), !here && !there);
      }
      assert.equal(countRange(neither, 0, set.rows), blockTotals(neither).at(-1));
    }),
  );
});
