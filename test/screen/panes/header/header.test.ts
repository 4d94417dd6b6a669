import assert from 'node:assert/strict';
import {test} from 'node:test';
import {header, headerAgesIn} from '../../../../source/screen/panes/header/header.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {firstState, type State} from '../../../../source/screen/state/state.ts';
import {createBrush} from '../../../../source/screen/theme/brush.ts';

const now = Date.UTC(2026, 9, 1, 8);
const wait = {subject: 'https://contosologs', reason: 'Azure is busy', until: now + 3600};
const opening = firstState({title: 'logs', size: {columns: 110, rows: 30}, now});
const progress = {blobs: 72, bytes: 1000, bytesRead: 430, events: 9, elapsed: 10, paused: false};
const holdings = {revision: 1, events: 9, unreadable: 0, first: now, last: now, resources: ['ONE']};

const look = {brush: createBrush(0), colored: false, unicode: true};

const headerOf = (state: State): string =>
  header(state, {left: 0, top: 0, width: state.size.columns, height: 1}, look)[0]!.trimEnd();

const later = (state: State, milliseconds: number): State => ({...state, now: now + milliseconds});

test('What is tried again is counted down in the header, second by second, and then said no more', () => {
  const state = reduce(reduce(opening, {type: 'reading-progressed', progress}), {type: 'attempt-failed', wait});
  const seen = [0, 600, 1600, 2600, 3599, 3600].map(passed => headerOf(later(state, passed)));
  for (const [index, seconds] of [4, 3, 2, 1, 1].entries())
    assert.match(seen[index]!, new RegExp(`Reading 43 % of 72 blobs · Azure is busy, retrying in ${seconds} s$`));
  assert.match(seen[5]!, /Reading 43 % of 72 blobs · .*left$/);
  assert.deepEqual(
    [0, 600, 1600, 3599, 3600].map(passed => headerAgesIn(later(state, passed))),
    [600, 1000, 1000, 1, Number.POSITIVE_INFINITY],
  );
});

test('It is told while sources are opened, and while they are followed, in place of their being live', () => {
  const waiting = reduce(opening, {type: 'attempt-failed', wait});
  assert.match(headerOf(waiting), /opening … Azure is busy, retrying in 4 s$/);
  const check = {source: wait.subject, at: now, problem: undefined};
  const done = reduce(reduce(waiting, {type: 'reading-finished', holdings}), {type: 'source-checked', check});
  assert.match(headerOf(done), /Azure is busy, retrying in 4 s$/);
  assert.match(headerOf(later(done, 4000)), /● live$/);
});

test('On 80 columns it is there whole', () => {
  const state = reduce(reduce(opening, {type: 'reading-progressed', progress}), {type: 'attempt-failed', wait});
  const text = headerOf({...state, size: {columns: 80, rows: 24}});
  assert.ok(text.length <= 80);
  assert.match(text, /Azure is busy, retrying in 4 s$/);
});
