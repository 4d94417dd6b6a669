import assert from 'node:assert/strict';
import {test} from 'node:test';
import {events} from '../../../../source/screen/panes/events/events.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {layoutOf, type State} from '../../../../source/screen/state/state.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {emptyState} from '../../state/script.ts';
import {after as afterOn, opened} from '../../state/supplied.ts';

const engine = createFakeEngine({events: 500});
const after = (state: State, ...actions: readonly Action[]): Promise<State> => afterOn(engine, state, ...actions);
const typed = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});

/** What the list says, a line for each that is not blank. */
function said(state: State): readonly string[] {
  const rectangle = layoutOf(state)!.panes.events!;
  const lines = events(state, rectangle, {brush: (_role, text) => text, colored: true, unicode: true});
  assert.equal(lines.length, rectangle.height);
  for (const line of lines) assert.equal([...line].length, rectangle.width);
  return lines.slice(1, -1).flatMap(line => (/^│ +│$/.test(line) ? [] : [line.slice(1, -1).trim()]));
}

test('A list without matches tells which condition leaves nothing, and the ways out', async () => {
  const state = await after(await opened(engine), typed('failed'), typed(' caller:nobody -op:KeySign'));
  assert.deepEqual(said(state), [
    'No event matches.',
    '42 without caller:nobody',
    'Alt-← goes back, esc clears the query, / edits it.',
  ]);
});

test('Of several conditions that are to blame, the one that costs most comes first', async () => {
  const state = await after(await opened(engine), typed('op:KeySign status:200 op:KeyDelete'));
  assert.deepEqual(said(state).slice(1, 3), ['145 without op:KeyDelete', '144 without op:KeySign']);
});

test('Where leaving out a single condition does not help, it says so', async () => {
  const state = await after(await opened(engine), typed('caller:nobody key:nothing'));
  assert.equal(said(state)[1], 'Nor does any if one of its conditions is left out.');
});

test('A query of one condition has nobody to blame', async () => {
  const state = await after(await opened(engine), typed('caller:nobody'));
  assert.deepEqual(said(state), ['No event matches.', 'Alt-← goes back, esc clears the query, / edits it.']);
});

test('While it is typed, the keys of the line are named', async () => {
  const state = await after(await opened(engine), {type: 'search-entered'}, typed('caller:nobody'));
  assert.deepEqual(said(state), ['No event matches.', '^w takes a word back, ^u all of them.']);
});

test('While sources are read, it says that there may be more', async () => {
  const holdings = await engine.open([]);
  const state = await after(reduce(emptyState(), {type: 'data-changed', holdings}), typed('caller:nobody status:1'));
  assert.equal(said(state)[0], 'No event matches so far: the sources are still being read.');
});

test('Before anything is known, what it waits for is told', async () => {
  const empty = emptyState();
  assert.deepEqual(said(empty), ['Opening …']);
  const holdings = await engine.open([]);
  assert.deepEqual(said(reduce(empty, {type: 'reading-finished', holdings})), ['Searching …']);
  const none = {...holdings, events: 0};
  assert.deepEqual(said(reduce(empty, {type: 'reading-finished', holdings: none})), [
    'These sources hold no events. Press q to leave.',
  ]);
  assert.deepEqual(said(reduce(empty, {type: 'reading-failed', sentence: 'There is no folder logs.'})), [
    'There is no folder logs. Press q to leave.',
  ]);
});

test('A search that was stopped before it found anything says how to go on', async () => {
  const holdings = await engine.open([]);
  const waiting = reduce(reduce(emptyState(), {type: 'reading-finished', holdings}), {
    type: 'questions-waited',
    slots: ['page'],
  });
  assert.deepEqual(said(reduce(waiting, {type: 'work-stopped'})), ['Stopped before anything was found. R asks again.']);
});
