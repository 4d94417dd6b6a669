import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  editText,
  emptyField,
  type TextEdit,
  type TextField,
  type TextPlace,
} from '../../../source/screen/widgets/text-field.ts';

const type = (text: string): TextEdit => ({type: 'inserted', text});
const move = (to: TextPlace): TextEdit => ({type: 'moved', to});
const remove = (to: TextPlace): TextEdit => ({type: 'deleted', to});

/** The text with `|` at the cursor. */
function after(...edits: readonly TextEdit[]): string {
  const {text, cursor} = edits.reduce(editText, emptyField);
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

test('Text is typed where the cursor is', () => {
  assert.equal(after(type('ac'), move('left'), type('b')), 'ab|c');
});

test('The cursor moves by characters and words, and to the ends', () => {
  assert.equal(after(type('key sign'), move('word-left')), 'key |sign');
  assert.equal(after(type('key sign'), move('word-left'), move('word-left')), '|key sign');
  assert.equal(after(type('key sign'), move('start'), move('word-right')), 'key| sign');
  assert.equal(after(type('key'), move('start'), move('left')), '|key');
  assert.equal(after(type('key'), move('right')), 'key|');
  assert.equal(after(type('key'), move('start'), move('end')), 'key|');
});

test('Deleting takes a character, a word or all up to an end', () => {
  assert.equal(after(type('abc'), remove('left')), 'ab|');
  assert.equal(after(type('abc'), move('start'), remove('right')), '|bc');
  assert.equal(after(type('key  sign '), remove('word-left')), 'key  |');
  assert.equal(after(type('key sign'), move('word-left'), remove('start')), '|sign');
  assert.equal(after(type('key sign'), move('word-left'), remove('end')), 'key |');
  assert.equal(after(remove('left'), remove('right')), '|');
});

test('Words end at signs, terms only at blanks', () => {
  assert.equal(
    after(type('op:KeySign -caller:alice@x'), move('word-left'), move('word-left')),
    'op:KeySign -caller:|alice@x',
  );
  assert.equal(after(type('op:KeySign'), move('start'), move('word-right')), 'op|:KeySign');
  assert.equal(after(type('a caller:alice@x'), remove('term-left')), 'a |');
  assert.equal(after(type('a caller:alice@x'), remove('word-left')), 'a caller:alice@|');
  assert.equal(after(type('op:KeySign'), move('start'), remove('word-right')), '|:KeySign');
});

test('What was deleted by more than a character can be put back elsewhere', () => {
  assert.equal(after(type('failed op:Key'), remove('term-left'), move('start'), {type: 'yanked'}), 'op:Key|failed ');
  assert.equal(after(type('ab'), remove('start'), type('c'), remove('left'), {type: 'yanked'}), 'ab|');
  assert.equal(after({type: 'yanked'}), '|');
});

test('A character made of several code points is one', () => {
  assert.equal(after(type('a👩‍💻'), remove('left')), 'a|');
  assert.equal(after(type('e\u0301x'), move('start'), remove('right')), '|x');
});

test('Line ends and tabs that are pasted become blanks, and other controls vanish', () => {
  assert.equal(after(type('a\r\nb\tc\x1b[2J')), 'a b c[2J|');
});

const place = fc.constantFrom<TextPlace>('left', 'right', 'word-left', 'word-right', 'term-left', 'start', 'end');
const edit = fc.oneof(
  fc.string({unit: 'binary', maxLength: 6}).map(type),
  fc.constantFrom('👩‍💻', '鍵', 'e\u0301', ' ', '🇩🇪').map(type),
  place.map(move),
  place.map(remove),
  fc.constant<TextEdit>({type: 'yanked'}),
);

test('After any edits the cursor stands between two characters and the text is one line', () => {
  const segmenter = new Intl.Segmenter();
  fc.assert(
    fc.property(fc.array(edit, {maxLength: 30}), edits => {
      const {text, cursor}: TextField = edits.reduce(editText, emptyField);
      const boundaries = [...Array.from(segmenter.segment(text), ({index}) => index), text.length];
      assert.ok(boundaries.includes(cursor), `${cursor} in ${JSON.stringify(text)}`);
      assert.doesNotMatch(text, /\p{Cc}/u);
    }),
  );
});
