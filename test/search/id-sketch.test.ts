import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {guidOf} from '../../source/demo/random.ts';
import {textMatcher} from '../../source/query/match-value.ts';
import type {Value} from '../../source/query/syntax.ts';
import {createIdBuilder, type IdColumn} from '../../source/search/id-column.ts';
import {mayHaveId, sketchOf} from '../../source/search/id-sketch.ts';
import {fold} from '../../source/text/fold.ts';

const guid = fc.uuid();
const id = fc.oneof(
  guid,
  guid.map(text => text.toUpperCase()),
  guid.map(text => text.slice(0, 12)),
  guid.map(text => `Straße ${text}`),
  fc.string(),
  fc.constant(undefined),
);

const columnOf = (ids: readonly (string | undefined)[]): IdColumn => {
  const builder = createIdBuilder();
  for (const each of ids) builder.push(each);
  return builder.column(Uint32Array.from(ids, (_, row) => row));
};

test('no id that is there is ever held for impossible, whatever of it is asked for', () => {
  fc.assert(
    fc.property(
      fc.array(id, {minLength: 1, maxLength: 20}),
      fc.nat(),
      fc.nat(40),
      fc.boolean(),
      (ids, which, length, upper) => {
        const prefix = (ids[which % ids.length] ?? '').slice(0, length);
        const values: readonly Value[] = [
          {type: 'equal', text: upper ? prefix.toUpperCase() : prefix},
          {type: 'glob', pattern: `${prefix}*`},
        ];
        for (const value of values) {
          const accepts = textMatcher(value, 'id');
          const isThere = ids.some(each => each !== undefined && each !== '' && accepts(fold(each)));
          if (isThere) assert.ok(mayHaveId(sketchOf(columnOf(ids)), value));
        }
      },
    ),
  );
});

test('few ids that are not there are held for possible', () => {
  const guids = Array.from({length: 4000}, (_, index) => guidOf(`id ${index}`));
  const sketch = sketchOf(columnOf(guids.slice(0, 2000)));
  const wrong = guids.slice(2000).filter(text => mayHaveId(sketch, {type: 'equal', text: text.slice(0, 8)}));
  assert.ok(wrong.length < 80, `${wrong.length} of 2000`);
  assert.ok(!mayHaveId(sketchOf(columnOf([])), {type: 'equal', text: guids[0]!}));
});
