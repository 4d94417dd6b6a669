// A brush paints text in a role; it is made once from the theme that the terminal can show.
import {Chalk} from 'chalk';
import {basic, dark, none, type Role, type Style, type Theme} from './themes.ts';

/** 0 none, 1 sixteen, 2 two hundred and fifty-six, 3 sixteen million colours. */
export type ColorLevel = 0 | 1 | 2 | 3;

export type Brush = (role: Role, text: string) => string;

const themes: readonly [Theme, Theme, Theme, Theme] = [none, basic, dark, dark];

export function createBrush(colors: ColorLevel): Brush {
  // Reversed video and underlines are no colours: they stay where there are none.
  const chalk = new Chalk({level: colors === 0 ? 1 : colors});
  const strokes = Object.fromEntries(
    Object.entries(themes[colors]).map(([role, style]) => [role, stroke(chalk, style)]),
  ) as {readonly [role in Role]: (text: string) => string};
  return (role, text) => strokes[role](text);
}

type Painter = InstanceType<typeof Chalk>;

function stroke(chalk: Painter, style: Style): (text: string) => string {
  if (Object.keys(style).length === 0) return text => text;
  let painter = chalk;
  if (style.color !== undefined) painter = colored(painter, style.color);
  if (style.background !== undefined) painter = grounded(painter, style.background);
  if (style.bold) painter = painter.bold;
  if (style.dim) painter = painter.dim;
  if (style.inverse) painter = painter.inverse;
  if (style.underline) painter = painter.underline;
  return painter;
}

function colored(painter: Painter, color: string): Painter {
  return color.startsWith('#') ? painter.hex(color) : painter[color as 'red'];
}

function grounded(painter: Painter, color: string): Painter {
  const name = `bg${color.charAt(0).toUpperCase()}${color.slice(1)}` as 'bgRed';
  return color.startsWith('#') ? painter.bgHex(color) : painter[name];
}
