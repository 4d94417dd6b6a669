import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Action} from '../../../source/screen/state/actions.ts';
import {reduce} from '../../../source/screen/state/reduce.ts';
import {layoutOf, type State} from '../../../source/screen/state/state.ts';
import {createFakeEngine} from '../fake-engine.ts';
import {play} from './script.ts';
import {opened} from './supplied.ts';

const engine = createFakeEngine({events: 100});

const facets: Action = {type: 'facets-toggled'};
const detail: Action = {type: 'detail-opened'};
const esc: Action = {type: 'level-closed'};
const tab: Action = {type: 'focus-moved', by: 1};
const cycle: Action = {type: 'layout-cycled'};
const focus = (on: 'events' | 'facets' | 'detail' | 'timeline'): Action => ({type: 'focus-set', focus: on});

const middle = ['facets', 'events', 'detail'] as const;
const view = (state: State) => ({
  focus: state.focus,
  shown: middle.filter(name => layoutOf(state)!.panes[name] !== undefined).join(' '),
  notice: state.notice,
});

test('On 120×40 the one opened last is beside the list, and closing it brings the other one back', async () => {
  play(await opened(engine, 120, 40), view, [
    [detail, {focus: 'events', shown: 'events detail'}],
    [facets, {focus: 'facets', shown: 'facets events'}],
    [detail, {focus: 'events', shown: 'events detail'}],
    [facets, {focus: 'facets', shown: 'facets events'}],
    [esc, {focus: 'events', shown: 'events detail'}],
    [esc, {focus: 'events', shown: 'events'}],
  ]);
});

test('From the list esc closes what is seen first, then what that covered', async () => {
  play(await opened(engine, 120, 40), view, [
    [detail, {shown: 'events detail'}],
    [facets, {shown: 'facets events'}],
    [focus('events'), {focus: 'events', shown: 'facets events'}],
    [esc, {focus: 'events', shown: 'events detail'}],
    [esc, {focus: 'events', shown: 'events'}],
  ]);
});

test('On 200×60 all three are there, and tab goes round them', async () => {
  play(await opened(engine, 200, 60), view, [
    [facets, {focus: 'facets', shown: 'facets events'}],
    [detail, {focus: 'events', shown: 'facets events detail'}],
    [tab, {focus: 'detail'}],
    [tab, {focus: 'timeline'}],
    [tab, {focus: 'facets'}],
    [tab, {focus: 'events'}],
  ]);
});

test('On 80×24 each lies over the list, and esc leads back to it', async () => {
  play(await opened(engine, 80, 24), view, [
    [facets, {focus: 'facets', shown: 'facets'}],
    [esc, {focus: 'events', shown: 'events'}],
    [detail, {focus: 'detail', shown: 'detail'}],
    [facets, {focus: 'facets', shown: 'facets'}],
    [tab, {focus: 'detail', shown: 'detail'}],
    [focus('events'), {focus: 'events', shown: 'events'}],
  ]);
});

test('w goes through the layouts and tells which one it is; alone shows the pane with the keys', async () => {
  play(await opened(engine, 120, 40), view, [
    [detail, {shown: 'events detail'}],
    [cycle, {shown: 'events detail', notice: 'Layout: the detail below the list.'}],
    [cycle, {focus: 'events', shown: 'events', notice: 'Layout: one pane alone.'}],
    [tab, {focus: 'detail', shown: 'detail'}],
    [tab, {focus: 'timeline', shown: 'events'}],
    [tab, {focus: 'events', shown: 'events'}],
    [cycle, {focus: 'events', shown: 'events detail', notice: 'Layout: the detail beside the list.'}],
  ]);
});

test('A layout for which the terminal is too small says so', async () => {
  play(await opened(engine, 80, 24), view, [
    [cycle, {shown: 'events', notice: 'Layout: the detail below the list; the terminal is too small for it.'}],
    [cycle, {notice: 'Layout: one pane alone.'}],
    [cycle, {notice: 'Layout: the detail beside the list; the terminal is too small for it.'}],
  ]);
});

test('The selection stays in sight whatever is opened and however it is laid out', async () => {
  let state = reduce(await opened(engine, 120, 40), {type: 'selection-moved', by: {rows: 30}});
  for (const action of [detail, cycle, facets, cycle, cycle, esc, esc] as const) {
    state = reduce(state, action);
    const {top, selected} = state.list;
    const rows = layoutOf(state)!.list.height - 3;
    assert.ok(top <= selected && selected < top + rows, JSON.stringify(action));
  }
});

test('Without events tab passes over the detail that is open', async () => {
  const open = reduce(await opened(engine, 120, 40), detail);
  const loaded = open.list.loaded && {...open.list.loaded, count: 0, rows: []};
  play({...open, list: {...open.list, loaded}}, view, [
    [tab, {focus: 'timeline'}],
    [tab, {focus: 'events'}],
  ]);
});
