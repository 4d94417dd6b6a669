// Names of keys, as the tables of bindings spell them: `j`, `G`, `ctrl-d`, `pagedown`, `alt-left`, `f5`.

const controls: {readonly [character: string]: string} = {
  '\r': 'enter',
  '\n': 'enter',
  '\r\n': 'enter',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\0': 'ctrl-space',
  ' ': 'space',
};

/** The name of the key that sends one character. */
export function nameOfCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const name = controls[character];
  if (name !== undefined) return name;
  return code < 0x20 ? `ctrl-${String.fromCharCode(code + (code <= 26 ? 96 : 64))}` : character;
}

/** The text that the key types, where it types any. */
export function typedText(name: string): string | undefined {
  if (name === 'space') return ' ';
  return /^(?:ctrl|alt|shift)-./.test(name) || named.test(name) ? undefined : name;
}

/** Longer than any character's own name. */
const named = /^(?:f\d+|[a-z]{3,}|up)$/;

/** The key as people read it: `^d`, `shift-tab`, `PgDn`. */
export function keyLabel(name: string): string {
  const [, modifiers = '', key = name] = /^((?:ctrl-|alt-|shift-)*)(.+)$/.exec(name) ?? [];
  return modifiers.replace('ctrl-', '^') + (labels[key] ?? (/^f\d+$/.test(key) ? key.toUpperCase() : key));
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
  insert: 'Ins',
};
