import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pointedNote} from '../../../../source/screen/panes/timeline/notes.ts';
import {timeline} from '../../../../source/screen/panes/timeline/timeline.ts';
import {barAt, selectedRange} from '../../../../source/screen/panes/timeline/timeline-state.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {layoutOf, queryText, type State, selectedRow} from '../../../../source/screen/state/state.ts';
import type {Brush} from '../../../../source/screen/theme/brush.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {after as afterOn, opened} from '../../state/supplied.ts';

const engine = createFakeEngine({events: 500});
const after = (state: State, ...actions: readonly Action[]): Promise<State> => afterOn(engine, state, ...actions);

const focus: Action = {type: 'focus-set', focus: 'timeline'};
const move = (bars: number): Action => ({type: 'timeline-moved', bars});
const select: Action = {type: 'range-toggled'};
const enter: Action = {type: 'range-zoomed'};
const close: Action = {type: 'level-closed'};
const zoom = (direction: 'in' | 'out'): Action => ({type: 'zoomed', direction});
const back: Action = {type: 'trail-walked', direction: 'back'};

const plain: Brush = (_role, text) => text;
const marked: Brush = (role, text) => `<${role}:${text}>`;

function painted(state: State, brush = plain, colored = true): readonly string[] {
  return timeline(state, layoutOf(state)!.panes.timeline!, {brush, colored, unicode: true});
}

const shownSpan = ({timeline: {found}}: State): readonly [number, number] => {
  const {from, width, all} = found!.summary.timeline;
  return [from, from + width * all.length];
};
const secondOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19);

test('Without the focus it tells the peak and the failures, and marks where the selected event lies', async () => {
  const lines = painted(await opened(engine));
  assert.match(lines[0]!, / {2}peak [\d.,]+\/h +$/);
  assert.match(lines[2]!, /▲.* {2}✗ 62 failed +$/);
  for (const line of lines) assert.equal(line.length, 120);
});

test('With it, it tells the time of the bar that is pointed at, its events and its failures', async () => {
  const state = await after(await opened(engine), focus, move(-10));
  const lines = painted(state);
  assert.match(lines[0]!, / {2}Oct 07 \d\d:\d\d +$/);
  assert.match(lines[1]!, / {2}[\d,]+ events +$/);
  assert.match(lines[2]!, / {2}✗ \d+ failed +$/);
  const {from, width, all} = state.timeline.found!.summary.timeline;
  const bar = (barAt(state)! - from) / width;
  assert.match(lines[1]!, new RegExp(`  ${all[bar]} event`));
});

test('The list follows the bar to its newest event, and the bar stays pointed at', async () => {
  const start = await after(await opened(engine), focus);
  const state = await after(start, move(-30));
  const width = state.timeline.found!.summary.timeline.width;
  const time = selectedRow(state.list)!.time.milliseconds;
  assert.ok(time < barAt(state)! + width);
  assert.equal(barAt(await after(state, move(1))), barAt(state)! + width);
});

test('Bars that are passed faster than the list can follow lead to the last one all the same', async () => {
  const slow = await after(await opened(engine), focus, move(-20), move(-20), move(-20));
  let fast = await after(await opened(engine), focus);
  for (let step = 0; step < 3; step++) fast = reduce(fast, move(-20));
  fast = await after(fast, {type: 'redraw-wanted'});
  assert.deepEqual(selectedRow(fast.list)?.id, selectedRow(slow.list)?.id);
});

test('The cursor is seen in colours and without, in a row and in three', async () => {
  for (const [columns, rows] of [
    [120, 40],
    [80, 24],
  ] as const) {
    const state = await after(await opened(engine, columns, rows), focus, move(-3));
    const cells = painted(state, marked)
      .join('')
      .match(/<cell:/g);
    assert.equal(cells?.length, rows === 40 ? 2 : 1);
    assert.match(painted(state, plain, false).at(-1)!, /▲/);
  }
});

test('A range is painted, told with its length and its counts, and given up by esc before the timeline is left', async () => {
  const start = await after(await opened(engine), focus, move(-20), select);
  const state = await after(start, move(-4));
  assert.match(painted(state, marked)[1]!, /<cell:.><range:.{4}>/);
  const {width} = state.timeline.found!.summary.timeline;
  const {from, until} = selectedRange(state)!;
  assert.equal(until - from, 5 * width);
  assert.match(painted(state)[1]!, / {2}– (Oct \d\d )?\d\d:\d\d · (\d+ d )?\d+ h( \d+ min)? +$/);
  const given = reduce(state, close);
  assert.deepEqual([given.focus, selectedRange(given)], ['timeline', undefined]);
  assert.equal(reduce(given, close).focus, 'events');
});

test('Where the timeline has a single row, the footer has the words', async () => {
  const state = await after(await opened(engine, 80, 24), focus, move(-5));
  assert.match(pointedNote(state)!, /^Oct 07 \d\d:\d\d · \d+ events?(, \d+ failed)?$/);
  const ranged = await after(state, select, move(-5));
  assert.match(pointedNote(ranged)!, /^Oct 07 \d\d:\d\d – \d\d:\d\d · \d+ h( \d+ min)? · \d+ events(, \d+ failed)?$/);
});

test('Enter zooms to the range: the query says so, the bars show it alone, and the way back leads out', async () => {
  const start = await after(await opened(engine), focus, move(-20), select, move(-10));
  const range = selectedRange(start)!;
  const state = await after(start, enter);
  assert.match(queryText(state), /^since:2026-10-\d\dT\d\d:\d\dZ until:2026-10-\d\dT\d\d:\d\dZ$/);
  const [from, until] = shownSpan(state);
  assert.ok(from <= range.from && from > range.from - 60_000);
  assert.ok(until >= range.until && until < range.until + 120_000);
  assert.deepEqual([state.timeline.anchor, state.focus], [undefined, 'timeline']);
  const out = await after(state, back);
  assert.equal(queryText(out), '');
  assert.deepEqual(shownSpan(out), shownSpan(start));
});

test('Enter without a range zooms to the bar', async () => {
  const start = await after(await opened(engine), focus, move(-20));
  const bar = barAt(start)!;
  const [from, until] = shownSpan(await after(start, enter));
  const {width} = start.timeline.found!.summary.timeline;
  assert.ok(from <= bar && until >= bar + width && until - from < 2 * width);
});

test('z zooms in around the selected event from anywhere, Z out again until all is shown', async () => {
  let state = await after(await opened(engine), {type: 'selection-moved', by: {rows: 250}}, zoom('in'));
  const time = selectedRow(state.list)!.time.milliseconds;
  const [from, until] = shownSpan(state);
  assert.ok(from < time && time < until);
  state = await after(state, zoom('in'), zoom('out'), zoom('out'));
  assert.equal(queryText(state), '');
  assert.match((await after(state, zoom('out'))).notice ?? '', /all the time there is/);
});

test('Zooming in ends at a second, with a sentence', async () => {
  let state = await opened(engine);
  for (let steps = 0; steps < 12; steps++) state = await after(state, zoom('in'));
  assert.match(state.notice ?? '', /as near as/);
  const [from, until] = shownSpan(state);
  assert.ok(until - from <= 2000);
});

test('Other conditions of the query stay when it is zoomed', async () => {
  const typed: Action = {type: 'search-edited', edit: {type: 'inserted', text: 'failed last:10d'}};
  const state = await after(await opened(engine), typed, zoom('in'));
  assert.match(queryText(state), /^failed since:\S+ until:\S+$/);
});

test('After the timeline was left, what is pointed at is the selected event again', async () => {
  const start = await after(await opened(engine), focus, move(-30), close, {type: 'selection-moved', by: 'first'});
  const again = await after(start, focus);
  const {from, width, all} = again.timeline.found!.summary.timeline;
  assert.equal(barAt(again), from + Math.floor((selectedRow(again.list)!.time.milliseconds - from) / width) * width);
  assert.ok(barAt(again)! > from + width * (all.length - 10));
});

test('It says when the bars are of another query than the one on screen', async () => {
  const state = await opened(engine);
  const typed = reduce(state, {type: 'search-edited', edit: {type: 'inserted', text: 'failed'}});
  assert.match(painted(typed)[0]!, /peak/);
  assert.match(painted(reduce(typed, {type: 'questions-waited', slots: ['summary']}))[0]!, /counting …/);
  const waiting = reduce(reduce(typed, {type: 'reading-finished', holdings: state.holdings!}), {
    type: 'questions-waited',
    slots: ['summary'],
  });
  const stopped = reduce(reduce(waiting, {type: 'work-stopped'}), {type: 'questions-waited', slots: []});
  assert.match(painted(stopped)[0]!, /not counted/);
});

test('A screen without room for the timeline says so', async () => {
  const state = await after(await opened(engine, 80, 12), focus);
  assert.equal(state.focus, 'events');
  assert.match(state.notice ?? '', /no room for the timeline/);
});

test('Moments are told in seconds where bars are short', async () => {
  let state = await opened(engine);
  for (let steps = 0; steps < 5; steps++) state = await after(state, zoom('in'));
  const line = painted(await after(state, focus))[0]!;
  const at = barAt(await after(state, focus))!;
  assert.ok(line.includes(secondOf(at).slice(11)));
});
