// A line before it is painted: pieces of safe text, each in its role.
import {cellWidth, fit} from '../../text/cells.ts';
import type {Brush} from '../theme/brush.ts';
import type {Role} from '../theme/themes.ts';

export type Piece = {readonly role: Role; readonly text: string};

export type Line = readonly Piece[];

export const piece = (role: Role, text: string): Piece => ({role, text});

/** The line painted in exactly `width` cells; what does not fit is cut with `…`. */
export function paintLine(line: Line, width: number, brush: Brush): string {
  let painted = '';
  let left = width;
  for (const [index, {role, text}] of line.entries()) {
    if (left === 0) break;
    const own = cellWidth(text);
    // A piece that ends exactly at the edge is cut as well where more text follows it.
    const cut = own > left || (own === left && hasText(line, index + 1));
    const shown = cut ? fit(own > left ? text : `${text} `, left) : text;
    painted += brush(role, shown);
    left -= cut ? left : own;
  }
  return painted + ' '.repeat(left);
}

/** Two lines in one: the second one at the right end. The first gives way; without room for both, only it is shown. */
export function paintBoth(line: Line, right: Line, width: number, brush: Brush): string {
  const own = lineWidth(right);
  const room = width - own;
  if (own === 0 || room < Math.min(lineWidth(line), 12) + 1) return paintLine(line, width, brush);
  return paintLine(line, room - 1, brush) + paintLine([piece('text', ' '), ...right], own + 1, brush);
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, {text}) => sum + cellWidth(text), 0);
}

function hasText(line: Line, from: number): boolean {
  return line.slice(from).some(({text}) => text.trim() !== '');
}
