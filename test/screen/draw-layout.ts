// Layouts as drawings.
import {layOut, type Opened, type Panes} from '../../source/screen/layout.ts';

/** Draws each pane as a box with its name; a pane of one row as its name alone. */
export function draw(columns: number, rows: number, opened: Opened): string {
  const panes: Panes = layOut({columns, rows}, opened)?.panes ?? {};
  const canvas = Array.from({length: rows}, () => Array<string>(columns).fill(' '));
  const put = (x: number, y: number, text: string) => {
    for (const [index, character] of [...text].entries()) canvas[y]![x + index] = character;
  };
  for (const [name, {left, top, width, height}] of Object.entries(panes)) {
    const last = top + height - 1;
    put(left, top, height === 1 ? name.padEnd(width, '·') : `┌${name.padEnd(width - 2, '─')}┐`);
    for (let y = top + 1; y < last; y++) put(left, y, `│${' '.repeat(width - 2)}│`);
    if (height > 1) put(left, last, `└${'─'.repeat(width - 2)}┘`);
  }
  return canvas.map(line => line.join('')).join('\n');
}

/** Nothing is open but the list. */
export const closed: Opened = {
  detail: false,
  facets: false,
  front: 'detail',
  tails: 0,
  tail: 0,
  focus: 'events',
  arrangement: 'beside',
  completions: 0,
};
