// Names of keys → the bytes that a terminal sends for them.

const ESCAPE = '\x1b';

const NAMED: {readonly [name: string]: string} = {
  enter: '\r',
  esc: ESCAPE,
  tab: '\t',
  'shift-tab': `${ESCAPE}[Z`,
  backspace: '\x7f',
  space: ' ',
  'ctrl-space': '\x00',
  'alt-enter': `${ESCAPE}\r`,
};

/** Keys that end their sequence in a letter, as `ESC [ A` or with modifiers `ESC [ 1 ; 5 A`. */
const LETTERED: {readonly [name: string]: string} = {
  up: 'A',
  down: 'B',
  right: 'C',
  left: 'D',
  home: 'H',
  end: 'F',
  f1: 'P',
  f2: 'Q',
  f3: 'R',
  f4: 'S',
};

/** Keys that end their sequence in a tilde, as `ESC [ 5 ~` or with modifiers `ESC [ 5 ; 5 ~`. */
const NUMBERED: {readonly [name: string]: number} = {
  insert: 2,
  delete: 3,
  pageup: 5,
  pagedown: 6,
  f5: 15,
  f6: 17,
  f7: 18,
  f8: 19,
  f9: 20,
  f10: 21,
  f11: 23,
  f12: 24,
};

const MODIFIERS: {readonly [name: string]: number} = {shift: 1, alt: 2, ctrl: 4};

/**
 * The bytes of a key by its name (`enter`, `pagedown`, `ctrl-c`, `alt-left`, `f5`), else the text itself.
 * In application mode the arrows, home and end begin with `ESC O`.
 */
export function bytesOfKey(key: string, applicationMode = false): string {
  const {name, modifiers} = splitModifiers(key);
  const letter = LETTERED[name];
  const number = NUMBERED[name];
  if (NAMED[key] !== undefined) return NAMED[key];
  if (letter !== undefined && modifiers > 0) return `${ESCAPE}[1;${1 + modifiers}${letter}`;
  if (letter !== undefined) return ESCAPE + (applicationMode || letter >= 'P' ? 'O' : '[') + letter;
  if (number !== undefined) return `${ESCAPE}[${number}${modifiers > 0 ? `;${1 + modifiers}` : ''}~`;
  if (modifiers === MODIFIERS.ctrl && /^[a-z[\\\]^_]$/.test(name)) {
    return String.fromCharCode(name.toUpperCase().charCodeAt(0) - 64);
  }
  if (modifiers === MODIFIERS.alt && name.length === 1) return ESCAPE + name;
  return key;
}

function splitModifiers(key: string): {readonly name: string; readonly modifiers: number} {
  const match = /^((?:(?:shift|alt|ctrl)-)+)(.+)$/s.exec(key);
  if (match === null) return {name: key, modifiers: 0};
  const words = match[1]!.split('-').filter(word => word !== '');
  return {name: match[2]!, modifiers: words.reduce((sum, word) => sum | (MODIFIERS[word] ?? 0), 0)};
}
