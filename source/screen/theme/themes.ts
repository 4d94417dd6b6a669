// Themes as data: what each role looks like. No other file names a colour.

/** What a piece of text is on screen, whatever colour that takes. */
export type Role =
  | 'text'
  | 'muted'
  | 'strong'
  | 'accent'
  | 'border'
  | 'border-focused'
  | 'title'
  | 'title-focused'
  | 'heading'
  | 'selected'
  | 'selected-failed'
  | 'selected-idle'
  | 'selected-idle-failed'
  | 'cell'
  | 'range'
  | 'ok'
  | 'failed'
  | 'warning'
  | 'problem'
  | 'bar'
  | 'bar-failed'
  | 'bar-failed-below'
  | 'bar-mixed'
  | 'mark'
  | 'key'
  | 'name';

/** Colours are `#rrggbb` or the names of the sixteen colours of a terminal. */
export type Style = {
  readonly color?: string;
  readonly background?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly inverse?: boolean;
  readonly underline?: boolean;
};

export type Theme = {readonly [role in Role]: Style};

/** For terminals of 256 colours and more, on a dark ground. */
export const dark: Theme = {
  text: {},
  muted: {color: '#7c8696'},
  strong: {bold: true},
  accent: {color: '#7fb4f0'},
  border: {color: '#4a5464'},
  'border-focused': {color: '#6a9fd8'},
  title: {color: '#98a2b3'},
  'title-focused': {color: '#a8d0ff', bold: true},
  heading: {color: '#7c8696'},
  selected: {color: '#ffffff', background: '#2c4a6e', bold: true},
  'selected-failed': {color: '#ffb3ab', background: '#2c4a6e', bold: true},
  'selected-idle': {color: '#e4e8ee', background: '#343b47'},
  'selected-idle-failed': {color: '#ffa79e', background: '#343b47'},
  cell: {color: '#10203a', background: '#a8d0ff', bold: true},
  range: {background: '#2c4a6e'},
  ok: {color: '#86c08b'},
  failed: {color: '#f07f75'},
  warning: {color: '#e8b765'},
  problem: {color: '#e8b765', underline: true},
  bar: {color: '#5b86b8'},
  'bar-failed': {color: '#e0665c'},
  'bar-failed-below': {color: '#e0665c', background: '#5b86b8'},
  'bar-mixed': {color: '#c58a5e'},
  mark: {color: '#ffffff', bold: true},
  key: {color: '#a8d0ff'},
  name: {color: '#8fb8c9'},
};

/** For terminals of sixteen colours, whose user chose what these look like. */
export const basic: Theme = {
  text: {},
  muted: {dim: true},
  strong: {bold: true},
  accent: {color: 'cyan'},
  border: {dim: true},
  'border-focused': {color: 'cyan'},
  title: {},
  'title-focused': {color: 'cyan', bold: true},
  heading: {dim: true},
  selected: {inverse: true, bold: true},
  'selected-failed': {color: 'red', inverse: true, bold: true},
  'selected-idle': {underline: true},
  'selected-idle-failed': {color: 'red', underline: true},
  cell: {inverse: true, underline: true, bold: true},
  range: {inverse: true},
  ok: {color: 'green'},
  failed: {color: 'red'},
  warning: {color: 'yellow'},
  problem: {color: 'yellow', underline: true},
  bar: {color: 'blue'},
  'bar-failed': {color: 'red'},
  'bar-failed-below': {color: 'red', background: 'blue'},
  'bar-mixed': {color: 'magenta'},
  mark: {bold: true},
  key: {color: 'cyan'},
  name: {color: 'cyan'},
};

/** Without any colour: what must be told apart is told by signs and by reversed video. */
export const none: Theme = {
  text: {},
  muted: {},
  strong: {},
  accent: {},
  border: {},
  'border-focused': {},
  title: {},
  'title-focused': {},
  heading: {},
  selected: {inverse: true},
  'selected-failed': {inverse: true},
  'selected-idle': {},
  'selected-idle-failed': {},
  cell: {inverse: true, underline: true},
  range: {inverse: true},
  ok: {},
  failed: {},
  warning: {},
  problem: {underline: true},
  bar: {},
  'bar-failed': {},
  'bar-failed-below': {},
  'bar-mixed': {},
  mark: {},
  key: {},
  name: {},
};
