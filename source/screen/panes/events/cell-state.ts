// The cell under the selection: what is filtered for or out.
import type {FieldName} from '../../../event/fields.ts';
import {noneOf} from '../../../query/compose.ts';
import {withCondition} from '../../../query/refine.ts';
import type {WrittenQuery} from '../../../query/syntax.ts';
import {inside} from '../../paint/frame.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {clamp} from '../../state/move.ts';
import {layoutOf, quiet, type State, selectedRow} from '../../state/state.ts';
import {changeQuery, filterValue} from '../search/filter.ts';
import {type Column, placeColumns, variety} from './columns.ts';

export type CellAction =
  | {readonly type: 'cell-moved'; readonly by: 1 | -1}
  | {readonly type: 'cell-filtered'; readonly direction: 'for' | 'out'};

export type CellValue = {readonly field: FieldName; readonly value: string | number | undefined};

export const cellReducers: ReducersOf<CellAction, State> = {
  'cell-moved': (state, {by}) => moveCell(quiet(state), by),
  'cell-filtered': (state, {direction}) => filterCell(quiet(state), direction),
};

/** The field whose cell is pointed at: one that is on screen. */
export function currentCell(state: State): FieldName | undefined {
  return cellIn(cellsOnScreen(state), state)?.field;
}

function cellIn(cells: readonly Column[], {columns}: State): Column | undefined {
  return cells.find(({field}) => field === columns.cell) ?? cells.find(({field}) => field === 'op') ?? cells[0];
}

function moveCell(state: State, by: 1 | -1): State {
  const cells = cellsOnScreen(state);
  const here = cells.indexOf(cellIn(cells, state)!);
  const cell = cells[clamp(here + by, cells.length - 1)]?.field;
  return cell === undefined ? state : {...state, columns: {...state.columns, cell}};
}

/** What the cell under the selection holds. */
export function pointedCell(state: State): CellValue | undefined {
  const row = selectedRow(state.list);
  const column = cellIn(cellsOnScreen(state), state);
  if (row === undefined || column === undefined) return undefined;
  const field = column.shows?.(row) ?? column.field;
  return {field, value: row.values[field]};
}

/** An unreadable line has no cells: that it is unreadable is what is filtered for. */
function filterCell(state: State, direction: 'for' | 'out'): State {
  const cell = pointedCell(state);
  if (cell === undefined) return state;
  if (selectedRow(state.list)?.outcome !== 'unreadable') return filterValue(state, cell, direction);
  const unreadable: WrittenQuery = {type: 'is', is: 'unreadable'};
  return changeQuery(state, query => withCondition(query, direction === 'for' ? unreadable : noneOf(unreadable)));
}

/** Time has no cell: it is narrowed on the timeline. */
function cellsOnScreen(state: State): readonly Column[] {
  const rectangle = layoutOf(state)?.panes.events;
  if (rectangle === undefined) return [];
  const placed = placeColumns(inside(rectangle).width - 1, variety(state), state.columns.chosen);
  return placed.filter(({field}) => field !== 'time');
}
