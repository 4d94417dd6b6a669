// A value of JSON as an indented tree of plain lines.
import {cellWidth} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, type Piece, piece} from '../../paint/piece.ts';
import {paragraph} from './paragraph.ts';

/** Deeper than anybody reads, and shallow enough for what somebody sends to break a reader. */
const deepest = 12;

/** Values stand in a column unless a name is longer than this. */
const widestName = 20;

/** Text that is itself JSON is opened: records keep objects in strings. */
export function tree(values: {readonly [name: string]: unknown}, width: number, depth = 1): readonly Line[] {
  const entries = Object.entries(values).map(([name, value]) => [safeText(name), unpacked(value)] as const);
  const column = Math.min(
    widestName,
    entries.reduce((most, [name]) => Math.max(most, cellWidth(name)), 0),
  );
  return entries.flatMap(([name, value]) => {
    const indent = ` ${'  '.repeat(depth)}`;
    if (isBranch(value) && depth < deepest) return [[piece('name', indent + name)], ...tree(value, width, depth + 1)];
    const blanks = ' '.repeat(Math.max(0, column - cellWidth(name)) + 2);
    return paragraph([piece('name', indent + name + blanks)], leaf(value), width);
  });
}

/** Something with parts of its own that do not fit on one line. */
function isBranch(value: unknown): value is {readonly [name: string]: unknown} {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return false;
  return !Array.isArray(value) || value.some(item => typeof item === 'object' && item !== null);
}

function leaf(value: unknown): Piece {
  if (typeof value !== 'object' || value === null) return piece('text', String(value));
  if (Object.keys(value).length === 0) return piece('muted', 'empty');
  return Array.isArray(value) && !isBranch(value) ? piece('text', value.map(String).join(', ')) : piece('muted', '…');
}

function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
