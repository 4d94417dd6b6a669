// The list of events, newest first.
import type {FieldName} from '../../../event/fields.ts';
import {fit, fitRight} from '../../../text/cells.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {paneWithKeys, type State} from '../../state/state.ts';
import type {Brush} from '../../theme/brush.ts';
import {markAt} from '../marks/marks-state.ts';
import type {Pane} from '../pane.ts';
import {currentCell} from './cell-state.ts';
import {gap, type PlacedColumn, placeColumns, variety} from './columns.ts';
import {paintEmpty} from './empty.ts';
import {soughtTexts} from './match-marks.ts';

import {paintRow} from './row.ts';

export const events: Pane = (state, rectangle, {brush}) => {
  const focused = paneWithKeys(state) === 'events';
  const {width, height} = inside(rectangle);
  const matches = state.list.loaded?.count ?? 0;
  const body = matches === 0 ? paintEmpty(state, width, height, brush) : paintList(state, width, height, brush);
  const note =
    matches === 0
      ? {}
      : {note: `${count(state.list.selected + 1)}/${count(matches)}${state.list.loaded?.isWhole ? '' : '+'}`};
  return paintFrame({title: 'Events', focused, ...note}, body, rectangle, brush);
};

function paintList(state: State, width: number, height: number, brush: Brush): readonly string[] {
  const columns = placeColumns(width - 1, variety(state), state.columns.chosen);
  const cell = currentCell(state);
  const sought = soughtTexts(state.query.parsed.query);
  const {selected, top, loaded} = state.list;
  const lines = Array.from({length: Math.min(height - 1, (loaded?.count ?? 0) - top)}, (_, index) => {
    const rank = top + index;
    const row = loaded?.rows[rank - loaded.first];
    const chosen = rank === selected ? (paneWithKeys(state) === 'events' ? 'selected' : 'selected-idle') : undefined;
    if (row === undefined) return paintLine([piece('muted', chosen === undefined ? ' …' : '▌…')], width, brush);
    const isMarked = markAt(state, row.id) !== undefined;
    return paintRow(row, {columns, width, chosen, cell, sought, isMarked}, brush);
  });
  return [paintHeadings(columns, width, paneWithKeys(state) === 'events' ? cell : undefined, brush), ...lines];
}

/** That of the cell that is pointed at is marked. */
function paintHeadings(
  columns: readonly PlacedColumn[],
  width: number,
  cell: FieldName | undefined,
  brush: Brush,
): string {
  const headings = columns.flatMap(column => [
    piece(column.field === cell ? 'title-focused' : 'heading', heading(column)),
    piece('heading', ' '.repeat(gap)),
  ]);
  return paintLine([piece('heading', ' '), ...headings.slice(0, -1)], width, brush);
}

function heading({field, label, width, right}: PlacedColumn): string {
  const shown = field === 'time' ? 'time ↓' : label;
  return right ? fitRight(shown, width) : fit(shown, width);
}
