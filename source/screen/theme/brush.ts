// A brush paints text in a role; it is made once from the theme that the user wants and the terminal can show.
import {Chalk} from 'chalk';
import {nearest256} from './nearest.ts';
import {type Ground, none, type Role, type Style, type ThemeName, themes} from './themes.ts';

/** 0 none, 1 sixteen, 2 two hundred and fifty-six, 3 sixteen million colours. */
export type ColorLevel = 0 | 1 | 2 | 3;

export type Brush = {
  (role: Role, text: string): string;
  /** Without colours, signs have to tell what colours tell elsewhere. */
  readonly plain?: boolean;
};

export function createBrush(colors: ColorLevel, name: ThemeName = 'auto', ground: Ground = 'dark'): Brush {
  const plain = colors === 0 || name === 'none';
  const theme = plain ? none : themes[name][ground][colors === 1 ? 'few' : 'many'];
  // Reversed video and underlines are no colours: they stay where there are none.
  const chalk = new Chalk({level: plain ? 1 : colors});
  const strokes = Object.fromEntries(Object.entries(theme).map(([role, style]) => [role, stroke(chalk, style)])) as {
    readonly [role in Role]: (text: string) => string;
  };
  return Object.assign((role: Role, text: string) => strokes[role](text), {plain});
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
  if (!color.startsWith('#')) return painter[color as 'red'];
  return painter.level === 2 ? painter.ansi256(nearest256(color)) : painter.hex(color);
}

function grounded(painter: Painter, color: string): Painter {
  if (!color.startsWith('#')) return painter[`bg${color.charAt(0).toUpperCase()}${color.slice(1)}` as 'bgRed'];
  return painter.level === 2 ? painter.bgAnsi256(nearest256(color)) : painter.bgHex(color);
}
