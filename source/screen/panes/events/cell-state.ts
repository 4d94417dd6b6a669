// The cell under the selection: what is filtered for or out.
import type {FieldName} from '../../../event/fields.ts';
import {inside} from '../../paint/frame.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {layoutOf, quiet, type State, selectedRow} from '../../state/state.ts';
import {filterValue} from '../search/filter.ts';
import {placeColumns, variety} from './columns.ts';

export type CellAction =
  | {readonly type: 'cell-moved'; readonly by: 1 | -1}
  | {readonly type: 'cell-filtered'; readonly direction: 'for' | 'out'};

export const cellReducers: ReducersOf<CellAction, State> = {
  'cell-moved': (state, {by}) => moveCell(quiet(state), by),
  'cell-filtered': (state, {direction}) => filterCell(quiet(state), direction),
};

/** The field whose cell is pointed at: one that is on screen. */
export function currentCell(state: State): FieldName | undefined {
  const cells = cellsOnScreen(state);
  return cells.find(name => name === state.columns.cell) ?? cells.find(name => name === 'op') ?? cells[0];
}

function moveCell(state: State, by: 1 | -1): State {
  const cells = cellsOnScreen(state);
  const here = cells.indexOf(currentCell(state)!);
  const cell = cells[Math.max(0, Math.min(cells.length - 1, here + by))];
  return cell === undefined ? state : {...state, columns: {...state.columns, cell}};
}

function filterCell(state: State, direction: 'for' | 'out'): State {
  const field = currentCell(state);
  const row = selectedRow(state.list);
  if (field === undefined || row === undefined) return state;
  return filterValue(state, {field, value: row.values[field]}, direction);
}

/** Time has no cell: it is narrowed on the timeline. */
function cellsOnScreen(state: State): readonly FieldName[] {
  const rectangle = layoutOf(state)?.panes.events;
  if (rectangle === undefined) return [];
  return placeColumns(inside(rectangle).width - 1, variety(state), state.columns.chosen).flatMap(({field}) =>
    field === 'time' ? [] : [field],
  );
}
