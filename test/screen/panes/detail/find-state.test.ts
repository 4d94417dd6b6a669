import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import type {Brush} from '../../../../source/screen/theme/brush.ts';
import {play} from '../../state/script.ts';
import {at, opened, record, shown} from './opened-detail.ts';

const type = (text: string): Action => ({type: 'find-edited', edit: {type: 'inserted', text}});
const enter: Action = {type: 'find-entered'};
const leave = (stays: boolean): Action => ({type: 'find-left', stays});
const next: Action = {type: 'find-stepped', direction: 'older'};
const previous: Action = {type: 'find-stepped', direction: 'newer'};
const view = (state: State) => ({at: at(state), focus: state.focus, notice: state.notice});

test('What is typed is found at once, in what is folded too, which is unfolded then', () => {
  const closed = reduce(
    {...opened(record), detail: {...opened(record).detail, at: 'properties'}},
    {type: 'node-folded', how: 'toggle'},
  );
  play(closed, view, [
    [enter, {focus: 'find'}],
    [type('VERI'), {at: 'properties/ops/1'}],
    [type('x'), {at: 'properties'}],
    [{type: 'find-edited', edit: {type: 'deleted', to: 'left'}}, {at: 'properties/ops/1'}],
    [leave(true), {at: 'properties/ops/1', focus: 'detail'}],
  ]);
});

test('Esc goes back to where one was, with what was folded there', () => {
  const before = reduce(opened(record), {type: 'detail-moved', by: {rows: 3}});
  const after = [enter, type('api-version'), leave(false)].reduce(reduce, before);
  assert.deepEqual(shown(after), shown(before));
});

test('The line tells how often it was found, and takes a line of the pane', () => {
  const typed = [enter, type('key')].reduce(reduce, opened(record));
  assert.match(shown(typed).at(-1)!, /^ find key +found \d+ times$/);
  assert.equal(shown(typed).length, shown(opened(record)).length);
  assert.match(shown(reduce(typed, type('#'))).at(-1)!, /^ find key# +not found$/);
});

test('n goes on to the next place, and from the last to the first', () => {
  play(opened(record), view, [
    [enter, {}],
    [type('alice'), {at: 'summary/who 0'}],
    [leave(true), {}],
    [next, {at: 'claims/upn'}],
    [next, {at: 'raw/tree/identity/claim/http:~1~1schemas.xmlsoap.org~1ws~12005~105~1identity~1claims~1upn'}],
    [next, {at: 'summary/who 0'}],
    [previous, {at: 'raw/tree/identity/claim/http:~1~1schemas.xmlsoap.org~1ws~12005~105~1identity~1claims~1upn'}],
  ]);
});

test('Where nothing was sought in the event, n looks among the events', () => {
  assert.match(reduce(opened(record), next).notice ?? '', /^(?!Nothing in this event)/);
  const sought = [enter, type('nowhere'), leave(true)].reduce(reduce, opened(record));
  assert.equal(sought.notice, 'Nothing in this event contains nowhere.');
});

test('What was found stands out wherever it is in sight', () => {
  const marked: Brush = (role, text) => (role === 'strong' ? `<${text}>` : text);
  const sought = [enter, type('AZURE'), leave(true)].reduce(reduce, opened(record, [80, 60]));
  const lines = shown(sought, marked);
  assert.ok(lines.some(line => /https:\/\/h\.managedhsm\.<azure>\.net/.test(line)));
  assert.ok(lines.some(line => line.includes('<Azure> CLI (04b07795')));
});
