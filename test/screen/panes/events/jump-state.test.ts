import assert from 'node:assert/strict';
import {test} from 'node:test';
import {printQuery} from '../../../../source/query/print.ts';
import {jumpRequest} from '../../../../source/screen/panes/events/jump-state.ts';
import {pageRequest} from '../../../../source/screen/panes/events/requests.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {queryText, type State, selectedRow, visibleRows} from '../../../../source/screen/state/state.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {after as afterOn, opened, supplied} from '../../state/supplied.ts';

const engine = createFakeEngine({events: 500});
const after = (state: State, ...actions: readonly Action[]): Promise<State> => afterOn(engine, state, ...actions);

const jump = (to: 'failure' | 'correlation' | 'match', direction: 'older' | 'newer'): Action => ({
  type: 'jump-wanted',
  to,
  direction,
});
const move = (rows: number): Action => ({type: 'selection-moved', by: {rows}});
const step = (milliseconds: number): Action => ({type: 'time-stepped', milliseconds});
const typed = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});
const [anHour, aDay] = [3_600_000, 86_400_000];
const signal = new AbortController().signal;

const timeOf = (state: State): number => selectedRow(state.list)!.time.milliseconds;
const typing = [{type: 'search-entered'}, typed('op:KeySign')] as const;

/** All rows of the list, the newest first. */
async function allRows() {
  return (await engine.page({type: 'all'}, {rank: 0}, 0, 1000)).rows;
}

test('e and E go to the next failures and back, among all events', async () => {
  const failures = (await allRows()).flatMap(({outcome}, rank) => (outcome === 'failed' ? [rank] : []));
  let state = await opened(engine);
  const seen: number[] = [];
  for (const direction of ['older', 'older', 'older', 'newer'] as const) {
    state = await after(state, jump('failure', direction));
    seen.push(state.list.selected);
  }
  assert.deepEqual(seen, [failures[0], failures[1], failures[2], failures[1]]);
});

test('On screen only the selection moves; elsewhere the event is shown with what was before it', async () => {
  const start = await opened(engine);
  const near = reduce(start, jump('failure', 'older'));
  const answered = reduce(near, await jumpRequest(near)!.ask(engine, signal));
  assert.equal(answered.list.top, 0);
  assert.equal(pageRequest(answered), undefined);
  const rows = (await allRows()).map(({outcome}) => outcome);
  const far = await after(start, step(-aDay), jump('failure', 'older'), step(-aDay), jump('failure', 'newer'));
  assert.equal(rows[far.list.selected], 'failed');
  const elsewhere = await after(start, step(-aDay));
  assert.equal(elsewhere.list.selected - elsewhere.list.top, Math.floor(visibleRows(elsewhere) / 3));
});

test('Keys that come faster than answers lead as far as those that wait', async () => {
  const waiting = await after(
    await opened(engine),
    jump('failure', 'older'),
    jump('failure', 'older'),
    jump('failure', 'older'),
  );
  let fast = await opened(engine);
  for (let press = 0; press < 3; press++) fast = reduce(fast, jump('failure', 'older'));
  assert.equal((await supplied(engine, fast)).list.selected, waiting.list.selected);
  let hours = await opened(engine);
  for (let press = 0; press < 3; press++) hours = reduce(hours, step(-anHour));
  const slow = await after(await opened(engine), step(-anHour), step(-anHour), step(-anHour));
  assert.equal((await supplied(engine, hours)).list.selected, slow.list.selected);
});

test('Where there is no further one, a sentence says so and the selection stays', async () => {
  const state = await after(await opened(engine), jump('failure', 'newer'));
  assert.equal(state.notice, 'There is no newer failure.');
  const narrowed = await after(state, typed('ok'), jump('failure', 'older'));
  assert.equal(narrowed.notice, 'There is no older failure under this query.');
  assert.equal(narrowed.list.selected, 0);
});

test('o looks for the correlation of the selected event, under the query on screen', async () => {
  const start = await after(await opened(engine), typed('ok'));
  const id = selectedRow(start.list)?.values.corr;
  const wanted = reduce(start, jump('correlation', 'older'));
  assert.equal(printQuery(wanted.jump!.query), `ok corr:${id}`);
  const state = await supplied(engine, wanted);
  assert.equal(state.notice, 'There is no older event of this correlation under this query.');
});

test('n finds what was searched for last, though the query is another one by now', async () => {
  const rows = await allRows();
  const left = await after(await opened(engine), ...typing, {type: 'search-left'}, {type: 'level-closed'});
  assert.equal(queryText(left), '');
  const signs = rows.flatMap(({values}, rank) => (values.op === 'KeySign' ? [rank] : []));
  const one = await after(left, {type: 'selection-moved', by: 'first'}, jump('match', 'older'));
  const two = await after(one, jump('match', 'older'));
  const wanted = signs.filter(rank => rank > 0);
  assert.deepEqual([one.list.selected, two.list.selected], wanted.slice(0, 2));
  assert.equal((await after(two, jump('match', 'newer'))).list.selected, wanted[0]);
});

test('n finds what the way back led away from, too', async () => {
  const state = await after(
    await opened(engine),
    ...typing,
    {type: 'search-left'},
    {type: 'trail-walked', direction: 'back'},
    jump('match', 'older'),
  );
  assert.equal(queryText(state), '');
  assert.equal(selectedRow(state.list)?.values.op, 'KeySign');
});

test('Before anything was searched for, n says what it would do', async () => {
  const state = await after(await opened(engine), jump('match', 'older'));
  assert.match(state.notice ?? '', /Nothing was searched for before/);
});

test('What is typed can be looked for in place: the query before stays, and n goes on', async () => {
  const start = await after(await opened(engine), typed('ok'), move(30), {type: 'search-entered'});
  const text = typed(' op:KeyDelete');
  const found = await after(start, text, {type: 'search-jumped'});
  assert.deepEqual([queryText(found), found.focus], ['ok', 'events']);
  assert.equal(selectedRow(found.list)?.values.op, 'KeyDelete');
  assert.ok(timeOf(found) < timeOf(start));
  assert.equal(found.list.loaded?.count, start.list.loaded?.count);
  const next = await after(found, jump('match', 'older'));
  assert.equal(selectedRow(next.list)?.values.op, 'KeyDelete');
  assert.ok(next.list.selected > found.list.selected);
});

test('In place, from the newest event on, the newest match is found, and a query that finds nothing leaves all as it was', async () => {
  const first = (await allRows()).findIndex(({values}) => values.op === 'KeyDelete');
  const found = await after(await opened(engine), {type: 'search-entered'}, typed('op:KeyDelete'), {
    type: 'search-jumped',
  });
  assert.equal(found.list.selected, first);
  const start = await after(await opened(engine), move(30));
  const none = await after(start, {type: 'search-entered'}, typed('op:KeyPurge'), {type: 'search-jumped'});
  assert.match(none.notice ?? '', /no older match of op:KeyPurge/);
  assert.deepEqual([none.list.selected, none.list.top], [start.list.selected, start.list.top]);
});

test('An hour and a day lead to the nearest event from there on, and at last to the ends', async () => {
  const start = await opened(engine);
  const back = await after(start, step(-anHour));
  assert.ok(timeOf(back) <= timeOf(start) - anHour);
  const newer = back.list.selected - 1;
  const {rows} = await engine.page({type: 'all'}, {rank: newer}, 0, 0);
  assert.ok(rows[0]!.time.milliseconds > timeOf(start) - anHour);
  const on = await after(back, step(anHour));
  assert.ok(timeOf(on) >= timeOf(back) + anHour);
  const oldest = await after(back, ...Array.from({length: 5}, () => step(-aDay)));
  assert.equal(oldest.list.selected, oldest.list.loaded!.count - 1);
  assert.equal((await after(oldest, ...Array.from({length: 5}, () => step(aDay)))).list.selected, 0);
});

test('A step over a time without events goes on all the same', async () => {
  const quiet = await after(await opened(engine), typed('op:KeySign failed'), {type: 'selection-moved', by: 'last'});
  const on = await after(quiet, step(1000));
  assert.equal(on.list.selected, quiet.list.selected - 1);
});

test('A jump ends with the query that it was made under', async () => {
  const wanted = reduce(await opened(engine), jump('failure', 'older'));
  const request = jumpRequest(wanted)!;
  const typedOn = reduce(wanted, typed('op:KeySign'));
  assert.equal(jumpRequest(typedOn), undefined);
  const state = reduce(typedOn, await request.ask(engine, signal));
  assert.equal(state.list.sought, undefined);
});

test('Who moves on while a jump takes long is not called back', async () => {
  const wanted = reduce(reduce(await opened(engine), jump('failure', 'older')), {
    type: 'questions-waited',
    slots: ['jump'],
  });
  assert.equal(reduce(wanted, move(1)).jump, undefined);
});

test('An answer about another place than the one that is sought by now comes too late', async () => {
  const start = reduce(await opened(engine), {type: 'focus-set', focus: 'timeline'});
  const one = reduce(start, {type: 'timeline-moved', bars: -20});
  const early = await pageRequest(one)!.ask(engine, signal);
  const two = reduce(reduce(one, {type: 'timeline-moved', bars: -20}), early);
  const state = await supplied(engine, two);
  const waited = await after(start, {type: 'timeline-moved', bars: -20}, {type: 'timeline-moved', bars: -20});
  assert.equal(state.list.selected, waited.list.selected);
});
