// Gives every key press a name, as the tables of bindings spell it: `j`, `G`, `ctrl-d`, `pagedown`.
import type {Key} from 'ink';

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Named keys, by Ink's field. */
const named: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/** Controls that arrive within a chunk of typed text. */
const controls: {readonly [character: string]: string} = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x1b': 'escape',
  '\x7f': 'backspace',
};

/**
 * The names of the keys in one report of Ink's. It is more than one where keys came faster than they were read,
 * as they do over a slow line: Ink then hands on their characters together.
 */
export function keyNames(input: string, key: Key): readonly string[] {
  const special = named.find(([field]) => key[field] === true)?.[1];
  if (special !== undefined) return [modified(special, key)];
  if (key.ctrl) return input === '' ? [] : [`ctrl-${input}`];
  return Array.from(graphemes.segment(input), ({segment}) => characterName(segment)).map(name =>
    key.meta ? `alt-${name}` : name,
  );
}

/** The text that the key types, where it types any. */
export function typedText(name: string): string | undefined {
  if (name === 'space') return ' ';
  return /^(?:ctrl|alt|shift)-./.test(name) || namedKeys.has(name) ? undefined : name;
}

const namedKeys = new Set([...named.map(([, name]) => name), 'space']);

function characterName(character: string): string {
  const control = controls[character];
  if (control !== undefined) return control;
  if (character === ' ') return 'space';
  const code = character.charCodeAt(0);
  return code < 0x20 ? `ctrl-${String.fromCharCode(code + 96)}` : character;
}

function modified(name: string, key: Key): string {
  if (key.ctrl) return `ctrl-${name}`;
  if (key.shift) return `shift-${name}`;
  return key.meta && name !== 'escape' ? `alt-${name}` : name;
}

/** The key as people read it: `^d`, `⇧tab`, `PgDn`. */
export function keyLabel(name: string): string {
  const [, modifiers = '', key = name] = /^((?:ctrl-|alt-|shift-)*)(.+)$/.exec(name) ?? [];
  return modifiers.replace('ctrl-', '^') + (labels[key] ?? key);
}

const labels: {readonly [key: string]: string} = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  escape: 'esc',
  backspace: 'Backspace',
  delete: 'Del',
  f1: 'F1',
  f5: 'F5',
};
