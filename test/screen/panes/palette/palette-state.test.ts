import assert from 'node:assert/strict';
import {test} from 'node:test';
import {paletteEntries} from '../../../../source/screen/panes/palette/palette-state.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import {emptyState, play} from '../../state/script.ts';

const open: Action = {type: 'palette-opened'};
const accept: Action = {type: 'palette-accepted'};
const type = (text: string): Action => ({type: 'palette-edited', edit: {type: 'inserted', text}});
const move = (rows: number): Action => ({type: 'palette-moved', by: {rows}});
const opened = reduce(emptyState(), open);
const hints = (state: State) => paletteEntries(state).map(({command}) => command.hint);
const found = (text: string) => hints(reduce(opened, type(text)));

test('Every command that counts where the focus was is there once', () => {
  const all = hints(opened);
  assert.ok(all.includes('show the event whole, then go into it') && all.includes('choose columns'));
  assert.equal(all.filter(hint => hint === 'the keys').length, 1);
  const ids = paletteEntries(opened).map(({id}) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('What moves about comes last', () => {
  const all = hints(opened);
  assert.ok(all.indexOf('next event') > all.indexOf('edit the query'));
});

test('Commands are found by their words, in any order; what begins as typed comes first', () => {
  assert.deepEqual(found('fail'), ['next failure', 'previous failure']);
  assert.deepEqual(found('FAILURE prev'), ['previous failure']);
  assert.equal(found('zoom')[0], 'zoom the timeline in');
  assert.equal(found('quit')[0], 'quit now');
});

test('What stands behind a prefix is called by its name alone, and done where the focus was', () => {
  const asked = reduce(opened, type('copy query'));
  assert.deepEqual(
    paletteEntries(asked).map(({command}) => command.keys),
    [['y q']],
  );
  assert.deepEqual(
    [reduce(asked, accept)].map(({focus, notice}) => [focus, notice]),
    [['events', 'There is no query to copy: / begins one.']],
  );
});

test('A typing error finds what was meant, and what is nothing finds nothing', () => {
  assert.equal(found('colums')[0], 'choose columns');
  assert.deepEqual(found('zzzz'), []);
});

const view = (state: State) => ({focus: state.focus, first: hints(state)[0], open: state.overlay !== undefined});

test('A command runs where the focus was, and is the first one next time', () => {
  play(emptyState(120, 40), view, [
    [{type: 'facets-toggled'}, {focus: 'facets'}],
    [open, {focus: 'palette'}],
    [type('choose columns'), {first: 'choose columns'}],
    [accept, {focus: 'columns', open: true}],
    [{type: 'level-closed'}, {focus: 'facets', open: false}],
    [open, {first: 'choose columns'}],
    [move(1), {}],
    [type('to the timeline'), {}],
    [accept, {focus: 'timeline'}],
    [open, {first: 'to the timeline'}],
  ]);
});

test('Where nothing is found, enter leaves all as it is', () => {
  play(opened, view, [
    [type('zzzz'), {}],
    [accept, {open: true, focus: 'palette'}],
    [{type: 'level-closed'}, {open: false, focus: 'events'}],
  ]);
});
