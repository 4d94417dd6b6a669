import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {OwnSaved} from '../../../../source/screen/panes/saved/changes.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {sessionOf, withSession} from '../../../../source/screen/state/session.ts';
import {firstState, queryText, type State} from '../../../../source/screen/state/state.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {emptyState, play} from '../../state/script.ts';
import {after, opened, supplied} from '../../state/supplied.ts';

const typed = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});
const listed = (own: OwnSaved): Action => ({type: 'saved-listed', own, problem: undefined});
const matches = ({list}: State) => list.loaded?.count;

test('@name is completed, and asks for what it stands for', async () => {
  const engine = createFakeEngine();
  const start = reduce(await opened(engine), listed(new Map([['night-shift', {query: 'failed'}]])));
  const offered = await after(engine, start, {type: 'search-entered'}, typed('@nig'));
  assert.deepEqual(
    offered.search.completion?.candidates.map(({text, detail}) => [text, detail]),
    [['@night-shift', 'failed']],
  );
  const taken = await after(engine, offered, {type: 'completion-taken'}, {type: 'search-left'});
  assert.equal(queryText(taken), '@night-shift');
  assert.equal(matches(taken), 37);
});

test('A name that is not there is a mistake, with the near one', () => {
  play(emptyState(), state => ({problem: state.query.parsed.problems[0]?.sentence, query: queryText(state)}), [
    [{type: 'search-entered'}, {}],
    [typed('@failurs'), {problem: 'There is no saved query `@failurs`. Did you mean `@failures`?'}],
    [typed(' x'), {}],
    [{type: 'completion-taken'}, {query: '@failures x', problem: undefined}],
  ]);
});

test('When a saved query changes, what includes it on screen is asked anew, and nothing else', async () => {
  const engine = createFakeEngine();
  const start = reduce(await opened(engine), listed(new Map([['night', {query: 'failed'}]])));
  const asked = await after(engine, start, {type: 'search-entered'}, typed('@night'), {type: 'search-left'});
  assert.equal(matches(asked), 37);
  const changed = await supplied(engine, reduce(asked, listed(new Map([['night', {query: 'is:unreadable'}]]))));
  assert.equal(matches(changed), 3);
  assert.equal(changed.timeline.found?.summary.count, 3);
  const pages = engine.asked.page;
  await supplied(
    engine,
    reduce(
      changed,
      listed(
        new Map([
          ['night', {query: 'is:unreadable'}],
          ['other', {query: 'x'}],
        ]),
      ),
    ),
  );
  assert.equal(engine.asked.page, pages);
});

test('A session that ended with @name begins with what it stands for', () => {
  const state = reduce(emptyState(), listed(new Map([['night', {query: 'failed'}]])));
  const before = reduce(reduce(reduce(state, {type: 'search-entered'}), typed('@night')), {type: 'search-left'});
  const again = withSession(
    firstState({title: '', size: {columns: 80, rows: 24}, own: state.saved.own}),
    sessionOf(before),
  );
  assert.deepEqual(again.query.parsed, {query: {type: 'is', is: 'failed'}, problems: []});
});

test('A problem with the file is told, and what could be read counts', () => {
  const told = reduce(emptyState(), {
    type: 'saved-listed',
    own: new Map([['a', {query: 'x'}]]),
    problem: 'It is damaged.',
  });
  assert.equal(told.notice, 'It is damaged.');
  assert.equal(told.saved.texts.get('a'), 'x');
});
