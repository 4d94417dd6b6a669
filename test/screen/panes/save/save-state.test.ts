import {test} from 'node:test';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {firstState, queryText, type State} from '../../../../source/screen/state/state.ts';
import {play} from '../../state/script.ts';

const own = new Map([['night', {query: 'failed', description: 'What failed?', pinned: 3}]]);
const start = (): State => firstState({title: 'test', size: {columns: 100, rows: 30}, own});
const search = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});
const typed = (text: string): Action => ({type: 'save-edited', edit: {type: 'inserted', text}});
const enter: Action = {type: 'save-accepted'};

const view = (state: State) => {
  const save = state.overlay?.kind === 'save' ? state.overlay : undefined;
  return {
    focus: state.focus,
    notice: state.notice,
    name: save?.name.text,
    description: save?.description.text,
    at: save?.at,
    changes: state.saved.changes,
    query: queryText(state),
  };
};

const asked = (text: string): readonly (readonly [Action, {readonly [view: string]: unknown}])[] => [
  [{type: 'search-entered'}, {}],
  [search(text), {}],
  [{type: 'search-left'}, {}],
];

test('A query is saved under a name with its description and columns, and stands for itself from then on', () => {
  const query = {query: 'caller:alice*', description: 'What did she do?', columns: ['time', 'op'], pinned: undefined};
  const columns: State['columns'] = {chosen: ['time', 'op'], cell: undefined};
  play({...start(), columns}, view, [
    ...asked('caller:alice*'),
    [{type: 'save-opened'}, {focus: 'save', at: 'name', name: ''}],
    [enter, {notice: 'A saved query needs a name.', focus: 'save'}],
    [typed('alice'), {}],
    [enter, {at: 'description', changes: []}],
    [typed('What did she do?'), {}],
    [
      enter,
      {
        focus: 'events',
        changes: [{type: 'save', name: 'alice', query}],
        notice: 'Saved: @alice stands for it in any query.',
      },
    ],
  ]);
});

test('A name that is taken is replaced only when enter is pressed once more, and keeps its pin', () => {
  const query = {query: 'status:403', description: undefined, columns: undefined, pinned: 3};
  play(start(), view, [
    ...asked('status:403'),
    [{type: 'save-opened'}, {}],
    [typed('night'), {}],
    [{type: 'save-field-changed'}, {at: 'description'}],
    [enter, {notice: 'There is a saved query night already: enter once more replaces it.', changes: []}],
    [enter, {changes: [{type: 'save', name: 'night', query}]}],
  ]);
});

test('A query that was taken to be changed is saved under its name without another question', () => {
  const query = {query: 'failed ip:10.*', description: 'What failed?', columns: undefined, pinned: 3};
  play(start(), view, [
    [{type: 'saved-opened'}, {}],
    [{type: 'saved-edited'}, {focus: 'search', query: 'failed'}],
    [search(' ip:10.*'), {}],
    [{type: 'search-left'}, {}],
    [{type: 'save-opened'}, {name: 'night', description: 'What failed?'}],
    [enter, {}],
    [enter, {changes: [{type: 'save', name: 'night', query}]}],
    [{type: 'save-opened'}, {name: ''}],
  ]);
});

test('No query, one with a mistake and one that would include itself are not saved', () => {
  play(start(), view, [
    [{type: 'save-opened'}, {focus: 'events', notice: 'There is no query to save: / begins one.'}],
    ...asked('stauts:403'),
    [{type: 'save-opened'}, {focus: 'events'}],
    [{type: 'level-closed'}, {query: ''}],
    ...asked('@night'),
    [{type: 'save-opened'}, {focus: 'save'}],
    [typed('night'), {}],
    [
      enter,
      {
        at: 'name',
        changes: [],
        notice: 'This saved query includes itself: `@night` → `@night`. Change one of them.',
      },
    ],
  ]);
});

test('A tail that has the keys saves its own query', () => {
  const query = {query: 'is:sensitive', description: undefined, columns: undefined, pinned: undefined};
  play(start(), view, [
    ...asked('is:sensitive'),
    [{type: 'tail-opened'}, {}],
    [{type: 'focus-set', focus: 'events'}, {}],
    [{type: 'level-closed'}, {query: ''}],
    [{type: 'focus-set', focus: 'tail'}, {focus: 'tail'}],
    [{type: 'save-opened'}, {}],
    [typed('mine'), {}],
    [enter, {}],
    [enter, {changes: [{type: 'save', name: 'mine', query}], focus: 'tail'}],
  ]);
});
