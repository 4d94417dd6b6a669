import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {SavedChange} from '../../../../source/screen/panes/saved/changes.ts';
import {listedSaved, selectedSaved} from '../../../../source/screen/panes/saved/menu-state.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {requests} from '../../../../source/screen/state/requests.ts';
import {firstState, queryText, type State} from '../../../../source/screen/state/state.ts';
import type {SavedQuery} from '../../../../source/settings/saved-queries.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {play} from '../../state/script.ts';
import {after, opened, supplied} from '../../state/supplied.ts';

const own = new Map<string, SavedQuery>([
  ['night', {query: 'caller:alice*', description: 'What did Alice do?', columns: ['time', 'caller', 'nothing']}],
  ['weekly', {query: 'status:403', pinned: 1}],
]);

const start = (): State => firstState({title: 'test', size: {columns: 100, rows: 30}, own});

const view = (state: State) => ({
  selected: selectedSaved(state)?.name,
  query: queryText(state),
  focus: state.focus,
  notice: state.notice,
  changes: state.saved.changes,
  columns: state.columns.chosen,
  first: listedSaved(state)
    .slice(0, 3)
    .map(({name}) => name),
});

const typed = (text: string): Action => ({type: 'saved-typed', edit: {type: 'inserted', text}});

test('The user’s own queries come first, and enter asks the selected one with its columns', () => {
  play(start(), view, [
    [{type: 'saved-opened'}, {focus: 'saved', selected: 'night', first: ['night', 'weekly', 'failures']}],
    [{type: 'saved-run'}, {focus: 'events', query: 'caller:alice*', columns: ['time', 'caller'], changes: []}],
    [{type: 'trail-walked', direction: 'back'}, {query: ''}],
  ]);
});

test('A digit asks what is pinned to it, and tells where nothing is', () => {
  play(start(), view, [
    [{type: 'saved-opened'}, {}],
    [
      {type: 'saved-pin-run', digit: 2},
      {focus: 'saved', notice: 'No saved query is pinned to 2: p pins the one that is selected.'},
    ],
    [
      {type: 'saved-pin-run', digit: 1},
      {focus: 'events', query: 'status:403', columns: undefined},
    ],
  ]);
});

test('Pinning takes the next free digit; a packed query is the user’s own only as long as it is pinned', () => {
  const pinned: SavedChange = {
    type: 'save',
    name: 'failures',
    query: {query: 'failed', description: 'What was refused or went wrong?', columns: undefined, pinned: 2},
  };
  play(start(), view, [
    [{type: 'saved-opened'}, {}],
    [{type: 'saved-moved', by: {rows: 2}}, {selected: 'failures'}],
    [{type: 'saved-pinned'}, {changes: [pinned], selected: 'failures', notice: 'failures is pinned: 2 opens it here.'}],
    [
      {type: 'saved-pinned'},
      {
        changes: [pinned, {type: 'remove', name: 'failures'}],
        selected: 'failures',
        first: ['night', 'weekly', 'failures'],
      },
    ],
  ]);
});

test('What was deleted comes back with u, and what comes with hsmscope stays', () => {
  const back = play(start(), view, [
    [{type: 'saved-opened'}, {}],
    [
      {type: 'saved-deleted'},
      {notice: 'night deleted, u takes it back.', selected: 'weekly', changes: [{type: 'remove', name: 'night'}]},
    ],
    [{type: 'saved-delete-undone'}, {notice: 'night is back.', first: ['weekly', 'night', 'failures']}],
    [{type: 'saved-delete-undone'}, {notice: 'Nothing was deleted.'}],
    [{type: 'saved-moved', by: 'last'}, {selected: 'unreadable'}],
    [{type: 'saved-deleted'}, {notice: 'unreadable comes with hsmscope and stays.'}],
  ]);
  assert.equal(JSON.stringify(back.saved.own.get('night')), JSON.stringify(own.get('night')));
});

test('Typing narrows by name, question and text, and enter asks what was found', () => {
  play(start(), view, [
    [{type: 'saved-opened'}, {}],
    [
      {type: 'saved-prompted', prompt: 'filter'},
      {focus: 'saved-prompt', first: ['night', 'weekly', 'failures']},
    ],
    [typed('alice'), {first: ['night']}],
    [
      {type: 'saved-prompt-left', keeps: true},
      {focus: 'saved', first: ['night']},
    ],
    [{type: 'saved-prompted', prompt: 'filter'}, {first: ['night']}],
    [
      {type: 'saved-prompt-left', keeps: false},
      {focus: 'saved', first: ['night', 'weekly', 'failures']},
    ],
    [{type: 'saved-prompted', prompt: 'filter'}, {}],
    [typed('throtled'), {selected: 'throttled'}],
    [{type: 'saved-prompt-accepted'}, {focus: 'events', query: 'status:429'}],
  ]);
});

test('Another name is checked, and the selection stays on what was renamed', () => {
  play(start(), view, [
    [{type: 'saved-opened'}, {}],
    [{type: 'saved-prompted', prompt: 'rename'}, {focus: 'saved-prompt'}],
    [typed(' shift'), {}],
    [
      {type: 'saved-prompt-accepted'},
      {
        focus: 'saved-prompt',
        notice: 'A saved query\'s name is made of letters, digits, -, _ and ., not "night shift".',
      },
    ],
    [{type: 'saved-typed', edit: {type: 'deleted', to: 'start'}}, {}],
    [typed('weekly'), {}],
    [{type: 'saved-prompt-accepted'}, {notice: 'There is a saved query weekly already: delete it first.', changes: []}],
    [typed('-2'), {}],
    [
      {type: 'saved-prompt-accepted'},
      {focus: 'saved', selected: 'weekly-2', changes: [{type: 'rename', name: 'night', next: 'weekly-2'}]},
    ],
  ]);
});

test('The names of files are asked for, and an empty one is refused', () => {
  play(start(), view, [
    [{type: 'saved-opened'}, {}],
    [{type: 'saved-prompted', prompt: 'import'}, {}],
    [{type: 'saved-prompt-accepted'}, {notice: 'Type the name of a file that was exported.', changes: []}],
    [typed('/tmp/shared.json'), {}],
    [{type: 'saved-prompt-accepted'}, {focus: 'saved', changes: [{type: 'import', path: '/tmp/shared.json'}]}],
    [{type: 'saved-prompted', prompt: 'export'}, {}],
    [{type: 'saved-prompt-accepted'}, {}],
    [{type: 'level-closed'}, {focus: 'events'}],
  ]);
});

test('What is in sight is counted while the menu is open, and no more when it is closed', async () => {
  const engine = createFakeEngine();
  const open = await opened(engine, 100, 30);
  const menu = reduce(open, {type: 'saved-opened'});
  const counted = await supplied(engine, menu);
  assert.equal(counted.saved.counts.get('failed')?.count, 37);
  assert.equal(counted.saved.counts.has('is:unreadable'), false, 'below what is in sight');
  const all = await after(engine, counted, {type: 'saved-moved', by: 'last'});
  assert.equal(all.saved.counts.get('is:unreadable')?.count, 3);
  const slots = (state: State) => asksFor(state).filter(slot => slot.startsWith('saved'));
  assert.equal(slots(menu).length, 15);
  assert.deepEqual(slots(reduce(menu, {type: 'level-closed'})), []);
});

test('What looks into every record is counted only while it is selected, and words after all that is quick', async () => {
  const engine = createFakeEngine();
  const listed = reduce(await opened(engine, 100, 30), {
    type: 'saved-listed',
    own: new Map([
      ['deep', {query: 'properties.tlsVersion:TLS1_0'}],
      ['word', {query: 'unwrap'}],
      ['other', {query: 'claim.amr:pwd'}],
    ]),
    problem: undefined,
  });
  const menu = reduce(listed, {type: 'saved-opened'});
  const slots = (state: State) => asksFor(state).filter(slot => slot.startsWith('saved'));
  assert.ok(slots(menu).includes('saved failures'));
  assert.ok(!slots(menu).includes('saved deep'));
  const counted = await supplied(engine, menu);
  const isCounted = (state: State, query: string) => state.saved.counts.has(query);
  assert.deepEqual(
    ['properties.tlsVersion:TLS1_0', 'unwrap', 'claim.amr:pwd'].map(query => isCounted(counted, query)),
    [true, true, false],
  );
  const moved = await after(engine, counted, {type: 'saved-moved', by: {rows: 2}});
  assert.ok(isCounted(moved, 'claim.amr:pwd'));
});

test('A saved query that cannot be read is not asked', async () => {
  const open = await opened(createFakeEngine(), 100, 30);
  const listed = reduce(open, {
    type: 'saved-listed',
    own: new Map([['broken', {query: '@nowhere'}]]),
    problem: undefined,
  });
  assert.ok(!asksFor(reduce(listed, {type: 'saved-opened'})).includes('saved broken'));
});

const asksFor = (state: State): readonly string[] => requests(state).map(({slot}) => slot);
