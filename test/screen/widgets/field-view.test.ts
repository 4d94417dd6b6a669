import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {fieldView} from '../../../source/screen/widgets/field-view.ts';
import {editText, emptyField} from '../../../source/screen/widgets/text-field.ts';
import {cellWidth} from '../../../source/text/cells.ts';
import {safeText} from '../../../source/text/safe-text.ts';

test('Text that fits is in sight from its start on', () => {
  assert.deepEqual(fieldView({text: 'op:鍵', cursor: 4}, 10), {start: 0, column: 5});
});

test('Text that does not fit leaves to the left, whole characters at a time', () => {
  assert.deepEqual(fieldView({text: 'abcdefgh', cursor: 8}, 6), {start: 4, column: 4});
  assert.deepEqual(fieldView({text: '鍵鍵鍵鍵', cursor: 4}, 7), {start: 2, column: 4});
  assert.deepEqual(fieldView({text: 'abcdefgh', cursor: 2}, 6), {start: 0, column: 2});
});

test('Whatever is typed, the cursor stands behind what is painted before it, and in sight', () => {
  const unit = fc.constantFrom('a', '鍵', 'e\u0301', '👩‍💻', '🇩🇪', '👍🏽', '1️⃣', '\u202e', ' ');
  fc.assert(
    fc.property(fc.string({unit, maxLength: 40}), fc.nat(40), fc.integer({min: 1, max: 30}), (text, moves, width) => {
      let field = editText(emptyField, {type: 'inserted', text});
      for (let move = 0; move < moves; move++) field = editText(field, {type: 'moved', to: 'left'});
      const {start, column} = fieldView(field, width);
      assert.equal(cellWidth(safeText(field.text.slice(start, field.cursor))), column);
      assert.ok(column < width);
    }),
  );
});
