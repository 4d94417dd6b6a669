// Marks in a line what was sought within the event.
import {fold} from '../../../text/fold.ts';
import {type Line, piece} from '../../paint/piece.ts';

/** Wherever it stands whole on the line; `sought` is folded. */
export function markFound(line: Line, sought: string): Line {
  return sought === '' ? line : line.flatMap(part => markPiece(part, sought));
}

function markPiece({role, text}: Line[number], sought: string): Line {
  const folded = fold(text);
  const marked: Line[number][] = [];
  let end = 0;
  for (let start = folded.indexOf(sought); start >= 0; start = folded.indexOf(sought, end)) {
    marked.push(piece(role, text.slice(end, start)), piece('strong', text.slice(start, start + sought.length)));
    end = start + sought.length;
  }
  return [...marked, piece(role, text.slice(end))].filter(part => part.text !== '');
}
