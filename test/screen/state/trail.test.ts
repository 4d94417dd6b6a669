import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Action} from '../../../source/screen/state/actions.ts';
import {queryText, type State, selectedRow} from '../../../source/screen/state/state.ts';
import {createFakeEngine} from '../fake-engine.ts';
import {after as afterOn, opened} from './supplied.ts';

const engine = createFakeEngine({events: 500});
const after = (state: State, ...actions: readonly Action[]): Promise<State> => afterOn(engine, state, ...actions);

const move = (rows: number): Action => ({type: 'selection-moved', by: {rows}});
const walk = (direction: 'back' | 'forward'): Action => ({type: 'trail-walked', direction});
/** As it is typed: each character is a query of its own. */
const search = (text: string): readonly Action[] => [
  {type: 'search-entered'},
  ...[...text].map((character): Action => ({type: 'search-edited', edit: {type: 'inserted', text: character}})),
  {type: 'search-left'},
];

const place = ({list}: State) => ({
  event: selectedRow(list)?.id.offset,
  selected: list.selected,
  top: list.top,
});

test('Back and forward restore the query, the selected event and the scrolling exactly', async () => {
  const all = await after(await opened(engine), move(100), move(-7));
  const failed = await after(all, ...search('failed'), move(40), move(-11));
  const one = await after(failed, ...search(' op:KeySign'), move(3));
  const back = await after(one, walk('back'));
  assert.deepEqual([queryText(back), place(back)], ['failed', place(failed)]);
  const start = await after(back, walk('back'));
  assert.deepEqual([queryText(start), place(start)], ['', place(all)]);
  const on = await after(start, walk('forward'));
  assert.deepEqual([queryText(on), place(on)], ['failed', place(failed)]);
  const last = await after(on, walk('forward'));
  assert.deepEqual([queryText(last), place(last)], ['failed op:KeySign', place(one)]);
});

test('What is typed in between is no step of its own', async () => {
  const state = await after(await opened(engine), ...search('failed'), ...search(' op:KeySign'));
  assert.deepEqual(
    state.trail.past.map(({text}) => text),
    ['', 'failed'],
  );
});

test('A query that was typed and taken back leaves no step', async () => {
  const state = await after(
    await opened(engine),
    {type: 'search-entered'},
    {type: 'search-edited', edit: {type: 'inserted', text: 'x'}},
    {type: 'search-edited', edit: {type: 'deleted', to: 'left'}},
    {type: 'search-left'},
  );
  assert.deepEqual([state.trail.past, state.trail.leaving], [[], undefined]);
});

test('A filter from a cell is a step, and a new query ends what lay ahead', async () => {
  const start = await after(await opened(engine), move(10));
  const filtered = await after(start, {type: 'cell-filtered', direction: 'for'});
  const back = await after(filtered, walk('back'));
  assert.deepEqual([queryText(back), place(back)], ['', place(start)]);
  const other = await after(back, ...search('ok'), walk('forward'));
  assert.equal(queryText(other), 'ok');
  assert.equal(other.notice, 'There is no query after this one.');
});

test('At the start of the way a sentence says so', async () => {
  assert.equal((await after(await opened(engine), walk('back'))).notice, 'There is no query before this one.');
});

test('Who was at the newest event comes back to the newest, though others have come', async () => {
  const growing = createFakeEngine({events: 100});
  const narrowed = await afterOn(growing, await opened(growing), ...search('ok'), move(5));
  growing.append(7);
  const holdings = await growing.open([]);
  const back = await afterOn(growing, narrowed, {type: 'data-changed', holdings}, walk('back'));
  assert.deepEqual([back.list.selected, back.list.loaded?.count], [0, 107]);
});
