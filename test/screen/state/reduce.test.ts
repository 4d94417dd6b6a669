import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Page, Row} from '../../../source/engine/engine.ts';
import {type PageRequest, pageRequest} from '../../../source/screen/panes/events/requests.ts';
import type {Action, Step} from '../../../source/screen/state/actions.ts';
import {reduce} from '../../../source/screen/state/reduce.ts';
import {type State, visibleRows} from '../../../source/screen/state/state.ts';
import {emptyState, play} from './script.ts';

const blob = 'PT1H.json';
const row = (offset: number): Row => ({
  id: {blob, offset},
  time: {milliseconds: offset, ticks: 0, assumed: false},
  outcome: 'ok',
  problem: undefined,
  values: {},
});

/** Answers the state's request for a page from a list of offsets, the newest first. */
function answered(state: State, offsets: readonly number[], revision = 1): State {
  const request = pageRequest(state)!;
  return reduce(state, {type: 'page-answered', request, page: pageOf(request, offsets, revision)});
}

function pageOf({anchor, before, after}: PageRequest, offsets: readonly number[], revision: number): Page {
  const wanted = 'rank' in anchor ? anchor.rank : offsets.findIndex(offset => offset <= anchor.id.offset);
  const rank = Math.max(0, Math.min(wanted === -1 ? Number.POSITIVE_INFINITY : wanted, offsets.length - 1));
  const first = Math.max(0, rank - before);
  const rows = offsets.slice(first, rank + after + 1).map(row);
  return {revision, isWhole: true, count: offsets.length, anchor: rank, first, rows};
}

const changed = (revision: number): Action => ({
  type: 'data-changed',
  holdings: {revision, events: 100, unreadable: 0, first: 0, last: 100, resources: ['hsm']},
});
const move = (by: Step): Action => ({type: 'selection-moved', by});
const typed = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});
const newestFirst = (count: number): readonly number[] => Array.from({length: count}, (_, index) => count - index);

const loaded = (count = 100): State => answered(reduce(emptyState(), changed(1)), newestFirst(count));
const view = ({focus, list, detail, overlay, over, query}: State) => ({
  focus,
  selected: list.selected,
  top: list.top,
  open: detail.open,
  help: overlay !== undefined,
  over,
  text: query.field.text,
});
const held = ({list}: State) => (typeof list.hold === 'object' ? list.hold.id.offset : list.hold);

test('The selection moves by rows, pages and to the ends, and the list follows', () => {
  const visible = visibleRows(loaded());
  assert.equal(visible, 17);
  play(loaded(), view, [
    [move({rows: 1}), {selected: 1, top: 0}],
    [move({rows: -5}), {selected: 0, top: 0}],
    [move({rows: 17}), {selected: 17, top: 1}],
    [move({rows: -16}), {selected: 1, top: 1}],
    [move({pages: 1}), {selected: 18, top: 18}],
    [move({pages: 0.5}), {selected: 26, top: 26}],
    [move({pages: -1}), {selected: 9, top: 9}],
    [move('last'), {selected: 99, top: 83}],
    [move({rows: 1}), {selected: 99, top: 83}],
    [move('first'), {selected: 0, top: 0}],
  ]);
});

test('An empty list takes every move', () => {
  const state = answered(reduce(emptyState(), changed(1)), []);
  for (const by of ['first', 'last', {rows: 1}, {pages: -1}] as const)
    assert.equal(reduce(state, move(by)).list.selected, 0);
});

test('Enter opens the detail beside the list, then goes into it; esc closes it, and then clears the query', () => {
  const wide = reduce(loaded(), {type: 'screen-resized', columns: 120, rows: 40});
  play(wide, view, [
    [typed('key'), {text: 'key'}],
    [{type: 'detail-opened'}, {open: true, focus: 'events'}],
    [{type: 'detail-opened'}, {open: true, focus: 'detail'}],
    [{type: 'focus-moved', by: -1}, {focus: 'events'}],
    [{type: 'level-closed'}, {open: false, focus: 'events', text: 'key'}],
    [{type: 'level-closed'}, {text: ''}],
    [{type: 'level-closed'}, {text: '', over: false}],
  ]);
});

test('On a narrow screen the detail lies over the list and has the focus', () => {
  play(loaded(), view, [
    [{type: 'detail-opened'}, {open: true, focus: 'detail'}],
    [{type: 'focus-moved', by: 1}, {focus: 'timeline'}],
    [{type: 'focus-moved', by: 1}, {focus: 'detail'}],
    [{type: 'search-entered'}, {focus: 'search'}],
    [{type: 'search-left'}, {focus: 'detail'}],
    [{type: 'level-quit'}, {open: false, focus: 'events', over: false}],
  ]);
});

test('q goes back one level and at the root quits; the help returns to where it was called', () => {
  play(loaded(), view, [
    [{type: 'detail-opened'}, {open: true}],
    [{type: 'help-opened'}, {help: true, focus: 'help'}],
    [{type: 'level-quit'}, {help: false, focus: 'detail', over: false}],
    [{type: 'level-quit'}, {open: false, over: false}],
    [{type: 'level-quit'}, {over: true}],
  ]);
});

test('While a query is typed the old rows stay until the answer is there', () => {
  const state = reduce(loaded(), typed('a'));
  assert.equal(state.list.loaded?.count, 100);
  assert.equal(answered(state, [90, 80, 70]).list.loaded?.count, 3);
});

test('The answer to an older query is dropped', () => {
  const first = reduce(loaded(), typed('a'));
  const request = pageRequest(first)!;
  const second = reduce(first, typed('b'));
  const state = reduce(second, {type: 'page-answered', request, page: pageOf(request, [1], 1)});
  assert.equal(state.list.loaded?.count, 100);
});

test('A user who has not moved stays at the newest event', () => {
  const state = answered(reduce(loaded(), changed(2)), newestFirst(105), 2);
  assert.equal(state.list.selected, 0);
  assert.equal(state.list.loaded?.rows[0]?.id.offset, 105);
});

test('The selection stays on its event and on its line when events arrive', () => {
  const moved = reduce(reduce(loaded(), move({rows: 20})), move({rows: -2}));
  assert.deepEqual([moved.list.selected, moved.list.top, held(moved)], [18, 4, 82]);
  const state = answered(reduce(moved, changed(2)), newestFirst(105), 2);
  assert.deepEqual([state.list.selected, state.list.top, held(state)], [23, 9, 82]);
});

test('Erasing a query leads back to the event from which it began, though the query did not match that', () => {
  const moved = reduce(loaded(), move({rows: 20}));
  assert.equal(held(moved), 80);
  const narrowed = answered(reduce(moved, typed('x')), [95, 75, 55]);
  assert.equal(narrowed.list.selected, 1);
  const back = answered(
    reduce(narrowed, {type: 'search-edited', edit: {type: 'deleted', to: 'left'}}),
    newestFirst(100),
  );
  assert.deepEqual([back.list.selected, held(back)], [20, 80]);
});

test('Moves made while an answer is on its way are added to it', () => {
  const asked = reduce(reduce(loaded(), move({rows: 10})), changed(2));
  const request = pageRequest(asked)!;
  const moved = reduce(reduce(asked, move({rows: 1})), move({rows: 1}));
  const state = reduce(moved, {type: 'page-answered', request, page: pageOf(request, newestFirst(105), 2)});
  assert.equal(state.list.selected, 17);
  assert.equal(held(state), 88);
});

test('A selection beyond the loaded rows takes hold of its event when the rows arrive', () => {
  const state = reduce(loaded(1000), move({rows: 500}));
  assert.equal(held(state), undefined);
  assert.equal(held(answered(state, newestFirst(1000))), 500);
});

test('A further part of another revision is not taken, and the list is asked for anew', () => {
  const far = reduce(loaded(1000), move({rows: 500}));
  const request = pageRequest(far)!;
  const state = reduce(far, {type: 'page-answered', request, page: pageOf(request, newestFirst(1005), 2)});
  assert.equal(state.list.loaded?.revision, 1);
  assert.equal(pageRequest(state)?.continues, false);
});

test('A resize keeps the selection in sight', () => {
  const state = reduce(reduce(loaded(), move({rows: 16})), {type: 'screen-resized', columns: 80, rows: 10});
  assert.deepEqual([state.list.selected, state.list.top], [16, 13]);
});

test('When reading fails the sentence is kept', () => {
  const state = reduce(emptyState(), {type: 'reading-failed', sentence: 'There is no such file.'});
  assert.deepEqual(state.reading, {phase: 'failed', sentence: 'There is no such file.'});
});

test('A notice is there until the user goes on', () => {
  const told = reduce(loaded(), {type: 'notice-given', notice: {sentence: 'One blob was skipped.'}});
  assert.equal(told.notice, 'One blob was skipped.');
  assert.equal(reduce(told, move({rows: 1})).notice, undefined);
});
