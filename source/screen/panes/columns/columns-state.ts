// Which columns the list shows, and the choice of them.
import type {FieldName} from '../../../event/fields.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {clamp, step} from '../../state/move.ts';
import {openOverlay} from '../../state/overlay.ts';
import type {State} from '../../state/state.ts';
import {allColumns, defaultColumns} from '../events/columns.ts';

export type ColumnsAction =
  | {readonly type: 'columns-opened'}
  | {readonly type: 'columns-moved'; readonly by: Step}
  | {readonly type: 'column-toggled'}
  | {readonly type: 'column-shifted'; readonly by: 1 | -1}
  | {readonly type: 'columns-reset'};

export type ColumnsState = {
  /** `undefined`: as many of the usual ones as there is room for. */
  readonly chosen: readonly FieldName[] | undefined;
  /** The column of the list that is pointed at. */
  readonly cell: FieldName | undefined;
};

export type ColumnsOverlay = {readonly kind: 'columns'; readonly selected: number};

export const firstColumns: ColumnsState = {chosen: undefined, cell: undefined};

/** One for each column. */
export const columnsLines = allColumns.length;

export const columnsReducers: ReducersOf<ColumnsAction, State> = {
  'columns-opened': state => openOverlay(state, {kind: 'columns', selected: 0}),
  'columns-moved': (state, {by}) => withSelected(state, step(by, selectedOf(state), columnsLines, columnsLines)),
  'column-toggled': toggle,
  'column-shifted': (state, {by}) => shift(state, by),
  'columns-reset': state => ({...state, columns: {...state.columns, chosen: undefined}}),
};

/** The chosen ones in their order, then the others. */
export function listedColumns({
  columns: {chosen},
}: State): readonly {readonly field: FieldName; readonly shown: boolean}[] {
  const shown = chosen ?? defaultColumns;
  const others = allColumns.map(({field}) => field).filter(field => !shown.includes(field));
  return [...shown.map(field => ({field, shown: true})), ...others.map(field => ({field, shown: false}))];
}

function toggle(state: State): State {
  const at = listedColumns(state)[selectedOf(state)];
  if (at === undefined) return state;
  const shown = state.columns.chosen ?? defaultColumns;
  const chosen = at.shown ? shown.filter(field => field !== at.field) : [...shown, at.field];
  if (chosen.length === 0) return {...state, notice: 'The list needs a column.'};
  const changed = {...state, columns: {...state.columns, chosen}};
  return withSelected(
    changed,
    listedColumns(changed).findIndex(({field}) => field === at.field),
  );
}

function shift(state: State, by: 1 | -1): State {
  const shown = state.columns.chosen ?? defaultColumns;
  const from = selectedOf(state);
  const field = shown[from];
  if (field === undefined) return state;
  const to = clamp(from + by, shown.length - 1);
  const chosen = shown.toSpliced(from, 1).toSpliced(to, 0, field);
  return withSelected({...state, columns: {...state.columns, chosen}}, to);
}

function selectedOf({overlay}: State): number {
  return overlay?.kind === 'columns' ? overlay.selected : 0;
}

function withSelected(state: State, selected: number): State {
  return state.overlay?.kind === 'columns' ? {...state, overlay: {...state.overlay, selected}} : state;
}
