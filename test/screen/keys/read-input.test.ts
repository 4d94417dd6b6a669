import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createInputReader, type Input} from '../../../source/screen/keys/read-input.ts';
import {bytesOfKey} from '../../helpers/keys.ts';

/** All that is read of the chunks, with nothing more to come. */
function read(...chunks: readonly string[]): readonly Input[] {
  const reader = createInputReader();
  return [...chunks.flatMap(reader.read), ...reader.flush()];
}

const names = (...chunks: readonly string[]): readonly string[] =>
  read(...chunks).map(input => (input.type === 'key' ? input.name : input.type));

const functionKeys = Array.from({length: 12}, (_, index) => `f${index + 1}`);
const editing = ['up', 'down', 'left', 'right', 'home', 'end', 'pageup', 'pagedown', 'insert', 'delete'];

test('Keys of xterm have their names, with every modifier, in application mode as well', () => {
  for (const key of [...functionKeys, ...editing, 'enter', 'tab', 'shift-tab', 'backspace', 'space', 'ctrl-space']) {
    assert.deepEqual(names(bytesOfKey(key)), [key]);
    assert.deepEqual(names(bytesOfKey(key, true)), [key]);
  }
  for (const key of [...functionKeys, ...editing]) {
    for (const modifiers of ['shift-', 'alt-', 'ctrl-', 'ctrl-alt-', 'ctrl-alt-shift-']) {
      assert.deepEqual(names(bytesOfKey(modifiers + key)), [modifiers + key]);
    }
  }
  for (const letter of 'abcdefgklnopqrstuvwxyz') {
    assert.deepEqual(names(bytesOfKey(`ctrl-${letter}`)), [`ctrl-${letter}`]);
    assert.deepEqual(names(bytesOfKey(`alt-${letter}`)), [`alt-${letter}`]);
  }
  assert.deepEqual(names('\x1bX', '\x1b\r', '\x1b\x7f', '\x1b\x02'), [
    'alt-X',
    'alt-enter',
    'alt-backspace',
    'ctrl-alt-b',
  ]);
});

/** As `infocmp` and the terminals' own documents have them. */
const terminals: {readonly [terminal: string]: {readonly [bytes: string]: string}} = {
  'tmux and screen': {
    '[1~': 'home',
    '[4~': 'end',
    '[2~': 'insert',
    '[3~': 'delete',
    OP: 'f1',
    '[15~': 'f5',
    '[24~': 'f12',
  },
  'the Linux console': {'[[A': 'f1', '[[E': 'f5', '[17~': 'f6', '[1~': 'home', '[4~': 'end', '[A': 'up'},
  rxvt: {
    '[11~': 'f1',
    '[15~': 'f5',
    '[7~': 'home',
    '[8~': 'end',
    '[7^': 'ctrl-home',
    '[5$': 'shift-pageup',
    '[6@': 'ctrl-shift-pagedown',
    '[d': 'shift-left',
    Oc: 'ctrl-right',
    '\x1b[A': 'alt-up',
    '\x1bOa': 'ctrl-alt-up',
  },
  'PuTTY and old xterms': {'[[5~': 'pageup', O5C: 'ctrl-right', O2P: 'shift-f1'},
  'the keypad': {OM: 'enter', Ok: '+', Om: '-', Oo: '/', Op: '0', Oy: '9'},
  'terminals that tell all keys apart': {
    '[106;5u': 'ctrl-j',
    '[97;2u': 'A',
    '[27u': 'escape',
    '[9;5u': 'ctrl-tab',
    '[27;5;9~': 'ctrl-tab',
    '[13;2u': 'shift-enter',
  },
};

for (const [terminal, keys] of Object.entries(terminals)) {
  test(`Keys of ${terminal} have the same names`, () => {
    for (const [bytes, name] of Object.entries(keys)) assert.deepEqual(names(`\x1b${bytes}`), [name], bytes);
  });
}

test('Keys that came together are told apart', () => {
  assert.deepEqual(names('jj G\r/\x04é鍵👩‍👩‍👧\x1b[15~k'), [
    ...['j', 'j', 'space', 'G', 'enter', '/', 'ctrl-d', 'é', '鍵', '👩‍👩‍👧', 'f5', 'k'],
  ]);
});

test('However the bytes are cut, the keys are the same', () => {
  const piece = fc.constantFrom(
    ...['j', 'é', '鍵', '\r', '\x04', '\x1b[A', '\x1b[1;5C', '\x1bOP', '\x1b[15~', '\x1b[[A', '\x1b[5$', '\x1bx'],
    ...['\x1b\x1b[A', '\x1b[200~a\x1b[A\rb\x1b[201~', '\x1b[<0;3;4M', '\x1b]11;rgb:ffff/ffff/ffff\x1b\\'],
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 12}), fc.array(fc.nat(), {maxLength: 8}), (pieces, cuts) => {
      const bytes = pieces.join('');
      const places = cuts.map(cut => cut % (bytes.length + 1)).sort((left, right) => left - right);
      const chunks = [0, ...places].map((from, index) => bytes.slice(from, places[index] ?? bytes.length));
      assert.deepEqual(
        read(...chunks),
        pieces.flatMap(each => read(each)),
      );
    }),
  );
});

test('A lone escape is a key as soon as nothing follows it', () => {
  const reader = createInputReader();
  assert.deepEqual(reader.read('\x1b'), []);
  assert.ok(reader.patience()! <= 25);
  assert.deepEqual(reader.flush(), [{type: 'key', name: 'escape'}]);
  assert.equal(reader.patience(), undefined);
  assert.deepEqual(names('\x1b\x1b'), ['escape', 'escape']);
  assert.deepEqual(names('\x1b['), ['alt-[']);
  // Typed ahead, as `esc` and then a pane's number.
  assert.deepEqual(names('\x1b1j'), ['escape', '1', 'j']);
  assert.deepEqual(names('\x1b', '1'), ['escape', '1']);
});

test('A paste is one text, whatever is in it, also without its end', () => {
  assert.deepEqual(read('\x1b[200~op:KeySign\r\n\x1b[Aj\x1b[201~j'), [
    {type: 'paste', text: 'op:KeySign\r\n\x1b[Aj'},
    {type: 'key', name: 'j'},
  ]);
  assert.deepEqual(read('\x1b[200~left', ' alone'), [{type: 'paste', text: 'left alone'}]);
});

test('The mouse reports presses and the wheel; the rest of it means nothing', () => {
  assert.deepEqual(read('\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<64;1;1M\x1b[<65;1;1M\x1b[<2;1;1M\x1b[<32;1;1M\x1b[<16;1;1M'), [
    {type: 'mouse', x: 2, y: 3, did: 'press'},
    {type: 'mouse', x: 0, y: 0, did: 'wheel-up'},
    {type: 'mouse', x: 0, y: 0, did: 'wheel-down'},
  ]);
});

test('What the terminal answers is never taken for keys', () => {
  assert.deepEqual(read('\x1b]11;rgb:ffff/8080/0000\x07'), [{type: 'ground', red: 1, green: 0x8080 / 0xffff, blue: 0}]);
  for (const answer of [
    '\x1b[?62;4c',
    '\x1b[24;80R',
    '\x1b[I',
    '\x1bP1$r0m\x1b\\',
    '\x1b]52;c;cXVpdA==\x07',
    '\x1b[?2026;2$y',
  ]) {
    assert.deepEqual(read(answer), [], JSON.stringify(answer));
  }
});

test('No bytes break the reader, and all of it is read in the end', () => {
  const nasty = fc.constantFrom(
    '\x1b',
    '[',
    'O',
    ']',
    ';',
    '1',
    '~',
    'M',
    '<',
    '\x07',
    '\\',
    'P',
    '\x00',
    '\ud800',
    'j',
  );
  fc.assert(
    fc.property(fc.array(fc.array(nasty).map(parts => parts.join(''))), chunks => {
      const reader = createInputReader();
      for (const chunk of chunks) reader.read(chunk);
      reader.flush();
      assert.equal(reader.patience(), undefined);
    }),
  );
});
