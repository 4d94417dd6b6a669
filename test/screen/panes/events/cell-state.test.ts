import assert from 'node:assert/strict';
import {test} from 'node:test';
import {currentCell} from '../../../../source/screen/panes/events/cell-state.ts';
import {events} from '../../../../source/screen/panes/events/events.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {layoutOf, queryText, type State, selectedRow} from '../../../../source/screen/state/state.ts';
import type {Brush} from '../../../../source/screen/theme/brush.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {after as afterOn, opened} from '../../state/supplied.ts';

const engine = createFakeEngine({events: 500});
const after = (state: State, ...actions: readonly Action[]): Promise<State> => afterOn(engine, state, ...actions);

const move = (rows: number): Action => ({type: 'selection-moved', by: {rows}});
const cell = (by: 1 | -1): Action => ({type: 'cell-moved', by});
const filter = (direction: 'for' | 'out'): Action => ({type: 'cell-filtered', direction});
const marked: Brush = (role, text) => `<${role}:${text}>`;

async function toRow(state: State, isWanted: (row: NonNullable<ReturnType<typeof selectedRow>>) => boolean) {
  let here = state;
  for (let steps = 0; steps < 500 && !isWanted(selectedRow(here.list)!); steps++) here = await after(here, move(1));
  assert.ok(isWanted(selectedRow(here.list)!));
  return here;
}

test('The cell moves among the columns on screen, from the operation on, and stops at the ends', async () => {
  let state = await opened(engine);
  const cells: (string | undefined)[] = [];
  for (const by of [-1, 1, 1, 1, 1, 1, 1, 1, -1] as const) {
    state = reduce(state, cell(by));
    cells.push(currentCell(state));
  }
  assert.deepEqual(cells, ['op', 'status', 'caller', 'key', 'ms', 'ip', 'ip', 'ip', 'ms']);
});

test('The heading of the cell is marked while the list has the keys', async () => {
  const state = reduce(await opened(engine), cell(1));
  const heading = (of: State): string =>
    events(of, layoutOf(of)!.panes.events!, {brush: marked, colored: true, unicode: true})[1]!;
  assert.match(heading(state), /<title-focused:status>/);
  assert.doesNotMatch(heading(reduce(state, {type: 'focus-set', focus: 'timeline'})), /title-focused/);
});

test('The value in the cell is filtered for, and the selection stays on its event and its line', async () => {
  const start = await after(await opened(engine), move(40), move(-3));
  const row = selectedRow(start.list)!;
  const state = await after(start, filter('for'));
  assert.equal(queryText(state), `op:${row.values.op}`);
  assert.deepEqual(selectedRow(state.list)?.id, row.id);
  assert.ok(state.list.loaded!.count < 300);
});

test('What is filtered out is gone, and the nearest older event is selected', async () => {
  const start = await after(await opened(engine), move(40));
  const row = selectedRow(start.list)!;
  const state = await after(start, filter('out'));
  assert.equal(queryText(state), `-op:${row.values.op}`);
  const now = selectedRow(state.list)!;
  assert.ok(now.time.milliseconds <= row.time.milliseconds);
  assert.notEqual(now.values.op, row.values.op);
});

test('A cell that shows a path instead of a key is filtered by the URI', async () => {
  const state = await toRow(
    await after(await opened(engine), cell(1), cell(1), cell(1)),
    ({values}) => values.key !== undefined,
  );
  assert.match(queryText(await after(state, filter('for'))), /^key:/);
  const backups = createFakeEngine({events: 60, operations: ['BackupCreate']});
  const pathed = await afterOn(backups, await opened(backups), cell(1), cell(1), cell(1), filter('for'));
  assert.equal(queryText(pathed), 'uri:https://contosohsm.managedhsm.azure.net/backup');
  assert.ok(pathed.list.loaded!.count > 50);
});

test('An absent value is filtered for as absent, and out as present', async () => {
  const start = await opened(engine);
  const {loaded} = start.list;
  const rows = loaded!.rows.map(row => ({...row, values: {}}));
  const bare = {...start, list: {...start.list, loaded: {...loaded!, rows}}};
  assert.equal(queryText(reduce(bare, filter('for'))), '-op:*');
  assert.equal(queryText(reduce(bare, filter('out'))), 'op:*');
});

test('An unreadable line is filtered as what it is', async () => {
  const start = await toRow(await opened(engine), ({outcome}) => outcome === 'unreadable');
  const only = await after(start, filter('for'));
  assert.deepEqual([queryText(only), only.list.loaded?.count], ['is:unreadable', 5]);
  assert.equal(queryText(await after(start, filter('out'))), '-is:unreadable');
});
