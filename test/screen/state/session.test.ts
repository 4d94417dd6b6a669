import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {reduce} from '../../../source/screen/state/reduce.ts';
import {readSession, sessionOf, withSession} from '../../../source/screen/state/session.ts';
import {emptyState} from './script.ts';

const event = {id: {blob: 'PT1H.json', offset: 1200}, time: {milliseconds: 5, ticks: 7}};

const used = () => {
  let state = emptyState(120, 40);
  state = reduce(state, {type: 'search-entered'});
  state = reduce(state, {type: 'search-edited', edit: {type: 'inserted', text: 'failed'}});
  state = reduce(state, {type: 'search-left'});
  state = reduce(state, {type: 'tail-opened'});
  state = reduce(state, {type: 'facets-toggled'});
  state = reduce(state, {type: 'layout-cycled'});
  return {...state, list: {...state.list, hold: event}};
};

test('A session on the same sources begins where the last one ended', () => {
  const session = sessionOf(used());
  const again = withSession(emptyState(120, 40), readSession(JSON.parse(JSON.stringify(session)))!);
  assert.deepEqual(sessionOf(again), session);
  assert.deepEqual(session, {
    query: 'failed',
    history: ['failed'],
    columns: undefined,
    arrangement: 'below',
    facets: true,
    detail: false,
    tails: ['failed'],
    event,
  });
  assert.match(again.notice!, /query of the last session/);
});

test('Whatever a file holds, a session can be begun', () => {
  fc.assert(
    fc.property(fc.jsonValue(), written => {
      const session = readSession(written);
      if (session !== undefined) withSession(emptyState(), session);
    }),
  );
  const damaged = {query: 7, history: [1, 'a'], columns: ['op', 'nothing'], tails: 'x', event: {id: {blob: 'b'}}};
  assert.deepEqual(readSession(damaged), {
    query: '',
    history: ['a'],
    columns: ['op'],
    arrangement: 'beside',
    facets: false,
    detail: false,
    tails: [],
    event: undefined,
  });
});
