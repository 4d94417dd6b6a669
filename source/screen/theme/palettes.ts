// The colours of the themes, for terminals of 256 colours and more. On whose ground each is read, theme.test.ts computes.
import type {Theme} from './roles.ts';

/** Text and drawing stand on the terminal's own ground, selections on one of ours. */
export type Palette = {
  readonly muted: string;
  readonly accent: string;
  readonly border: string;
  readonly focused: string;
  readonly title: string;
  readonly titleFocused: string;
  readonly name: string;
  readonly ok: string;
  readonly failed: string;
  readonly warning: string;
  readonly bar: string;
  readonly barFailed: string;
  readonly barMixed: string;
  readonly mark: string;
  readonly selection: string;
  readonly onSelection: string;
  readonly failedOnSelection: string;
  readonly idle: string;
  readonly onIdle: string;
  readonly failedOnIdle: string;
  readonly cell: string;
  readonly onCell: string;
};

export const darkPalette: Palette = {
  muted: '#8f99aa',
  accent: '#7fb4f0',
  border: '#6b7686',
  focused: '#6a9fd8',
  title: '#98a2b3',
  titleFocused: '#a8d0ff',
  name: '#8fb8c9',
  ok: '#86c08b',
  failed: '#f4877d',
  warning: '#e8b765',
  bar: '#5b86b8',
  barFailed: '#e8766c',
  barMixed: '#c58a5e',
  mark: '#ffffff',
  selection: '#2c4a6e',
  onSelection: '#ffffff',
  failedOnSelection: '#ffb3ab',
  idle: '#343b47',
  onIdle: '#e4e8ee',
  failedOnIdle: '#ffa79e',
  cell: '#a8d0ff',
  onCell: '#10203a',
};

export const lightPalette: Palette = {
  muted: '#5b6472',
  accent: '#1858a8',
  border: '#7d8794',
  focused: '#2f6fb5',
  title: '#4f5866',
  titleFocused: '#0b4a94',
  name: '#1f6478',
  ok: '#23702c',
  failed: '#b3261e',
  warning: '#855200',
  bar: '#4f7fb8',
  barFailed: '#c8362b',
  barMixed: '#a3622c',
  mark: '#000000',
  selection: '#cfe2f9',
  onSelection: '#0a1a2e',
  failedOnSelection: '#8f1209',
  idle: '#e3e6eb',
  onIdle: '#1c2530',
  failedOnIdle: '#8f1209',
  cell: '#0b4a94',
  onCell: '#ffffff',
};

export const contrastDarkPalette: Palette = {
  muted: '#d0d5dd',
  accent: '#a6d1ff',
  border: '#c0c6d0',
  focused: '#ffff66',
  title: '#ffffff',
  titleFocused: '#ffff66',
  name: '#a8ecff',
  ok: '#a4f5a8',
  failed: '#ffb3ab',
  warning: '#ffd866',
  bar: '#9cc9ff',
  barFailed: '#ffb0a6',
  barMixed: '#ffc49a',
  mark: '#ffffff',
  selection: '#ffff66',
  onSelection: '#000000',
  failedOnSelection: '#6b0000',
  idle: '#3a3a3a',
  onIdle: '#ffffff',
  failedOnIdle: '#ffd0ca',
  cell: '#ffffff',
  onCell: '#000000',
};

export const contrastLightPalette: Palette = {
  muted: '#30363f',
  accent: '#00357a',
  border: '#404852',
  focused: '#00357a',
  title: '#000000',
  titleFocused: '#00357a',
  name: '#003f4f',
  ok: '#0b4a12',
  failed: '#8a0a04',
  warning: '#5f005f',
  bar: '#1d4a80',
  barFailed: '#8a0a04',
  barMixed: '#5f005f',
  mark: '#000000',
  selection: '#00005f',
  onSelection: '#ffffff',
  failedOnSelection: '#ffd6d1',
  idle: '#dddddd',
  onIdle: '#000000',
  failedOnIdle: '#750000',
  cell: '#000000',
  onCell: '#ffffff',
};

/** Blue, orange and yellow of Okabe and Ito, lighter where the ground asks for it: no red stands against a green. */
export const blindDarkPalette: Palette = {
  ...darkPalette,
  accent: '#56b4e9',
  focused: '#56b4e9',
  titleFocused: '#8fd0f5',
  name: '#9ccbe3',
  ok: '#56b4e9',
  failed: '#f0a020',
  warning: '#f0e442',
  bar: '#3d85b8',
  barFailed: '#f0a020',
  barMixed: '#d9c38c',
  selection: '#1f4a6b',
  failedOnSelection: '#ffc966',
  failedOnIdle: '#ffb945',
};

export const blindLightPalette: Palette = {
  ...lightPalette,
  accent: '#005a8f',
  focused: '#0072b2',
  titleFocused: '#004a78',
  name: '#1f5f7a',
  ok: '#00609a',
  failed: '#8f3e00',
  warning: '#6b5d00',
  bar: '#4a90c0',
  barFailed: '#b85000',
  barMixed: '#8a7550',
  selection: '#005078',
  onSelection: '#ffffff',
  failedOnSelection: '#ffd787',
  failedOnIdle: '#7a3300',
};

export function themeOf(palette: Palette): Theme {
  const {selection, idle, bar} = palette;
  return {
    text: {},
    muted: {color: palette.muted},
    strong: {bold: true},
    accent: {color: palette.accent},
    border: {color: palette.border},
    'border-focused': {color: palette.focused},
    title: {color: palette.title},
    'title-focused': {color: palette.titleFocused, bold: true},
    heading: {color: palette.muted},
    selected: {color: palette.onSelection, background: selection, bold: true},
    'selected-failed': {color: palette.failedOnSelection, background: selection, bold: true},
    'selected-idle': {color: palette.onIdle, background: idle},
    'selected-idle-failed': {color: palette.failedOnIdle, background: idle},
    cell: {color: palette.onCell, background: palette.cell, bold: true},
    range: {color: palette.onSelection, background: selection},
    ok: {color: palette.ok},
    failed: {color: palette.failed},
    warning: {color: palette.warning},
    problem: {color: palette.warning, underline: true},
    bar: {color: bar},
    'bar-failed': {color: palette.barFailed},
    'bar-failed-below': {color: palette.barFailed, background: bar},
    'bar-mixed': {color: palette.barMixed},
    mark: {color: palette.mark, bold: true},
    marked: {color: palette.warning, bold: true},
    key: {color: palette.titleFocused},
    name: {color: palette.name},
  };
}
