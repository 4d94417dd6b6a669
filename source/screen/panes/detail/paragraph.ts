// A label and its text, wrapped with the text's lines under one another.
import {wrap} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, lineWidth, type Piece, piece} from '../../paint/piece.ts';

const leastRoom = 16;

export function paragraph(label: Line, {role, text}: Piece, width: number): readonly Line[] {
  const safe = label.map(part => piece(part.role, safeText(part.text)));
  const own = lineWidth(safe);
  // A long label leaves no column for its text, which then stands below.
  const below = width - own < leastRoom;
  const indent = below ? Math.min(own, indentOf(safe) + 2) : own;
  const lines = text.split(/\r?\n/).flatMap(part => wrap(safeText(part), Math.max(1, width - indent)));
  const blank = piece('text', ' '.repeat(indent));
  const [first, ...rest] = lines.map(line => piece(role, line));
  return [...(below ? [safe, [blank, first!]] : [[...safe, first!]]), ...rest.map(line => [blank, line])];
}

function indentOf([first]: Line): number {
  return /^ */.exec(first?.text ?? '')![0].length;
}
