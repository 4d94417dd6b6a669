// The themes for terminals of sixteen colours, whose user chose what these look like, and for those without any.
import type {Role, Style, Theme} from './roles.ts';

/** On a dark ground the bright half of the colours is read, on a light one the other. */
type Names = {
  readonly accent: string;
  readonly ok: string;
  readonly failed: string;
  readonly warning: string;
  readonly bar: string;
  readonly mixed: string;
};

export const sixteenDark = sixteen({
  accent: 'cyan',
  ok: 'greenBright',
  failed: 'redBright',
  warning: 'yellowBright',
  bar: 'blueBright',
  mixed: 'magentaBright',
});

export const sixteenLight = sixteen({
  accent: 'blue',
  ok: 'blue',
  failed: 'red',
  warning: 'magenta',
  bar: 'blue',
  mixed: 'magenta',
});

/** Nothing but the terminal's own two colours, the bright ones beside them, and weight. */
export const sixteenContrastDark = withoutDim(
  sixteen({
    accent: 'cyanBright',
    ok: 'greenBright',
    failed: 'yellowBright',
    warning: 'yellowBright',
    bar: 'cyanBright',
    mixed: 'yellowBright',
  }),
);

export const sixteenContrastLight = withoutDim(
  sixteen({accent: 'blue', ok: 'blue', failed: 'red', warning: 'red', bar: 'blue', mixed: 'red'}),
);

export const sixteenBlindDark = sixteen({
  accent: 'cyan',
  ok: 'cyanBright',
  failed: 'yellowBright',
  warning: 'yellowBright',
  bar: 'blueBright',
  mixed: 'yellow',
});

export const sixteenBlindLight = sixteen({
  accent: 'blue',
  ok: 'blue',
  failed: 'magenta',
  warning: 'magenta',
  bar: 'blue',
  mixed: 'magenta',
});

function sixteen({accent, ok, failed, warning, bar, mixed}: Names): Theme {
  return {
    text: {},
    muted: {dim: true},
    strong: {bold: true},
    accent: {color: accent},
    border: {dim: true},
    'border-focused': {color: accent},
    title: {},
    'title-focused': {color: accent, bold: true},
    heading: {dim: true},
    selected: {inverse: true, bold: true},
    'selected-failed': {color: failed, inverse: true, bold: true},
    'selected-idle': {underline: true},
    'selected-idle-failed': {color: failed, underline: true},
    cell: {underline: true, bold: true},
    range: {inverse: true},
    ok: {color: ok},
    failed: {color: failed},
    warning: {color: warning},
    problem: {color: warning, underline: true},
    bar: {color: bar},
    'bar-failed': {color: failed},
    'bar-failed-below': {color: failed, background: bar},
    'bar-mixed': {color: mixed},
    mark: {inverse: true},
    marked: {color: warning, bold: true},
    key: {color: accent},
    name: {color: accent},
  };
}

function withoutDim(theme: Theme): Theme {
  const entries = Object.entries(theme).map(([role, {dim, ...style}]): readonly [string, Style] => [
    role,
    dim === undefined ? style : {},
  ]);
  return Object.fromEntries(entries) as {readonly [role in Role]: Style};
}

/** Without any colour: what must be told apart is told by signs, by reversed video, and by the lack of it within it. */
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
  cell: {underline: true},
  range: {inverse: true},
  ok: {},
  failed: {},
  warning: {},
  problem: {underline: true},
  bar: {},
  'bar-failed': {},
  'bar-failed-below': {},
  'bar-mixed': {},
  mark: {inverse: true},
  marked: {},
  key: {},
  name: {},
};
