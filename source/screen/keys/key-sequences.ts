// What terminals send for keys that type nothing: sequences of xterm, tmux, screen, the Linux console, rxvt and PuTTY.

/** Ends of `ESC [ A` and, in application mode, `ESC O A`; with modifiers `ESC [ 1 ; 5 A`. */
const lettered: {readonly [final: string]: string} = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
};

/** Numbers of `ESC [ 5 ~`; with modifiers `ESC [ 5 ; 5 ~`, and in rxvt `ESC [ 5 ^`. */
const numbered: {readonly [number: string]: string} = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
  ...named(11, ['f1', 'f2', 'f3', 'f4', 'f5']),
  ...named(17, ['f6', 'f7', 'f8', 'f9', 'f10']),
  ...named(23, ['f11', 'f12']),
};

/** Ends of `ESC O j`: the keypad in application mode. */
const keypad: {readonly [final: string]: string} = {
  M: 'enter',
  X: '=',
  ...Object.fromEntries([...'jklmno'].map((final, index) => [final, '*+,-./'[index]!])),
  ...Object.fromEntries([...'pqrstuvwxy'].map((final, index) => [final, String(index)])),
};

/** Of rxvt: `ESC [ a` with shift, `ESC O a` with ctrl. */
const lowercase: {readonly [final: string]: string} = {a: 'up', b: 'down', c: 'right', d: 'left'};

/** What ends rxvt's numbered keys instead of `~`. */
const endings: {readonly [final: string]: number} = {'~': 0, $: 1, '^': 4, '@': 5};

/** Keys that have a character, by its code. */
const coded: {readonly [code: number]: string} = {9: 'tab', 10: 'enter', 13: 'enter', 27: 'escape', 32: 'space'};

/** Bits of the modifiers; what is called meta is alt to us. */
const [shift, alt, ctrl] = [1, 2 | 8, 4];

/** The name of the key that sends `ESC [ …` or `ESC O …`, without its escapes; `undefined` where it is none of ours. */
export function nameOfSequence(sequence: string): string | undefined {
  // The Linux console's F1 to F5, and PuTTY's page keys.
  const [, console] = /^\[\[([A-E])$/.exec(sequence) ?? [];
  if (console !== undefined) return `f${console.charCodeAt(0) - 64}`;
  const parts = /^([[O])\[?(\d*)(?:;(\d+))?(?:;(\d+))?([A-Za-z~$^@])$/.exec(sequence);
  if (parts === null) return undefined;
  const [, kind, number = '', modifier, further, final = ''] = parts;
  // Without a number of its own, `ESC O 5 A` says the modifiers in its place.
  const modifiers = Number(modifier ?? (kind === 'O' && number !== '' ? number : 1)) - 1;
  if (final === 'Z') return 'shift-tab';
  if (final === 'u') return nameOfCode(Number(number), modifiers);
  if (final === '~' && number === '27') return nameOfCode(Number(further), modifiers);
  if (endings[final] !== undefined && number !== '') return withModifiers(numbered[number], modifiers | endings[final]);
  if (lowercase[final] !== undefined && number === '') {
    return withModifiers(lowercase[final], kind === '[' ? shift : ctrl);
  }
  if (kind === 'O') return withModifiers(lettered[final], modifiers) ?? keypad[final];
  // Other numbers are answers of the terminal, as `ESC [ 24 ; 80 R` is.
  return (number === '' || number === '1') && modifiers < 16 ? withModifiers(lettered[final], modifiers) : undefined;
}

/** `ctrl-alt-shift-NAME`, of which as much as `modifiers` say. */
function withModifiers(name: string | undefined, modifiers: number): string | undefined {
  if (name === undefined) return undefined;
  return `${modifiers & ctrl ? 'ctrl-' : ''}${modifiers & alt ? 'alt-' : ''}${modifiers & shift ? 'shift-' : ''}${name}`;
}

export const withAlt = (name: string): string =>
  name.startsWith('ctrl-') ? `ctrl-alt-${name.slice(5)}` : `alt-${name}`;

/** Keys told by the code of their character, as terminals do it whose keys are all told apart (CSI u). */
function nameOfCode(code: number, modifiers: number): string | undefined {
  if (!(code >= 9 && code < 0xd800)) return undefined;
  const name = code === 127 ? 'backspace' : (coded[code] ?? String.fromCharCode(code));
  const isLetter = name.length === 1;
  return withModifiers(
    isLetter && modifiers === shift ? name.toUpperCase() : name,
    isLetter ? modifiers & ~shift : modifiers,
  );
}

function named(first: number, names: readonly string[]): {readonly [number: string]: string} {
  return Object.fromEntries(names.map((name, index) => [String(first + index), name]));
}
