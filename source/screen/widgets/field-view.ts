// Which part of a line of text is in sight, so that the cursor always is.
import {cellWidth} from '../../text/cells.ts';
import {safeText} from '../../text/safe-text.ts';
import {charactersOf, type TextField} from './text-field.ts';

/** From which offset of the text on, and in which cell of that part the cursor stands. */
export type FieldView = {readonly start: number; readonly column: number};

/** Text that is too long leaves to the left; the cursor has a cell of its own behind it. */
export function fieldView({text, cursor}: TextField, width: number): FieldView {
  const most = Math.max(0, width - 2);
  let view = {start: cursor, column: 0};
  for (const {segment, index} of charactersOf(text.slice(0, cursor)).toReversed()) {
    const column = view.column + cellWidth(safeText(segment));
    if (column > most) break;
    view = {start: index, column};
  }
  return view;
}
