import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tailSentence} from '../../../../source/screen/panes/tails/sentence.ts';
import type {Action, Step} from '../../../../source/screen/state/actions.ts';
import {queryText} from '../../../../source/screen/state/state.ts';
import {settle, toTail, typed, type Watched, type WatchOptions, watch} from './watched.ts';

const opened: Action = {type: 'tail-opened'};
const paused: Action = {type: 'tail-paused'};
const move = (by: Step): Action => ({type: 'tail-moved', by});

/** A tail of everything, with the focus. */
async function focused(options: WatchOptions = {}): Promise<Watched> {
  const watched = await watch(options);
  await watched.act(opened, toTail(0));
  return watched;
}

const downFrom = (first: number, length: number): readonly number[] =>
  Array.from({length}, (_, index) => first - index);

test('A tail shows the newest matches of the query it was opened with, and follows them', async () => {
  const watched = await watch();
  await watched.act({type: 'search-entered'}, typed('op:KeySign'), {type: 'search-left'}, opened);
  await watched.act({type: 'level-closed'});
  assert.equal(queryText(watched.state()), '');
  const before = watched.inSight();
  assert.equal(before.length, 4);
  await watched.happen(40);
  assert.ok(watched.inSight()[0]! >= 300);
  assert.ok(watched.tail().found!.rows.every(({values}) => values.op === 'KeySign'));
  assert.equal(watched.state().focus, 'events');
});

test('Four tails can be open, and a fifth is refused with the way out', async () => {
  const watched = await watch();
  await watched.act(opened, opened, opened, opened);
  assert.match(watched.state().notice!, /^Tail 4 follows this query\. 8 goes there/);
  await watched.act(opened);
  assert.equal(watched.state().tails.items.length, 4);
  assert.match(watched.state().notice!, /room for 4 tails: X removes/);
});

test('A paused tail stays at its events and counts what comes; following again shows it', async () => {
  const watched = await focused();
  await watched.act(paused);
  const before = watched.inSight();
  await watched.happen(7);
  await watched.happen(34);
  assert.deepEqual(watched.inSight(), before);
  assert.equal(watched.tail().news.matches, 41);
  await watched.act(paused);
  assert.deepEqual(watched.inSight(), downFrom(340, 4));
  assert.equal(watched.tail().news.matches, 0);
});

test('Moving pauses and goes beyond what is in sight, and what is in sight is at hand after the answers', async () => {
  const watched = await focused();
  await watched.act(move({rows: 1}));
  assert.equal(watched.tail().follows, false);
  assert.equal(watched.selected(), 298);
  for (const [by, selected, top] of [
    [{rows: 3}, 295, 298],
    [{pages: 1}, 291, 294],
    [{pages: 10}, 251, 254],
    [{rows: -1}, 252, 254],
    [{pages: -1}, 256, 258],
    [{rows: 100}, 156, 159],
    ['last', 0, 3],
    [{rows: -2}, 2, 3],
    [{pages: -3}, 14, 15],
  ] as const) {
    await watched.act(move(by));
    assert.deepEqual([watched.selected(), watched.inSight()], [selected, downFrom(top, 4)], JSON.stringify(by));
  }
});

test('Wherever somebody reads, the rows stay while events come', async () => {
  for (const by of [{rows: 2}, {pages: 5}, {rows: 250}, 'last'] as const) {
    const watched = await focused();
    await watched.act(move(by));
    const before = watched.inSight();
    for (const events of [1, 30, 300]) await watched.happen(events);
    assert.deepEqual([watched.inSight(), watched.tail().news.matches], [before, 331], JSON.stringify(by));
  }
});

test('Keys typed ahead of the answers all count', async () => {
  const watched = await focused();
  for (let time = 0; time < 9; time++) watched.store.dispatch(move({pages: 1}));
  watched.engine.append(5);
  watched.store.dispatch(move({rows: 1}));
  await settle();
  assert.equal(watched.selected(), 299 - 9 * 4 - 1);
  assert.ok(!watched.inSight().includes(undefined));
});

test('A pause takes hold of what was on screen, though newer rows are on their way', async () => {
  const watched = await focused();
  watched.engine.append(10);
  watched.store.dispatch(paused);
  await settle();
  assert.deepEqual(watched.inSight(), downFrom(299, 4));
  assert.equal(watched.tail().news.matches, 10);
});

test('A tail that is paused before anything matches takes hold of the first match', async () => {
  const watched = await watch({events: 0});
  await watched.act(opened, toTail(0), paused);
  await watched.happen(1);
  assert.deepEqual(watched.inSight(), [0]);
  await watched.happen(9);
  assert.deepEqual([watched.inSight()[0], watched.inSight().length, watched.tail().news.matches], [0, 1, 10]);
});

test('g follows, and so does F; up at the top of a tail that follows is no pause', async () => {
  const watched = await focused();
  for (const action of [move('first'), {type: 'tail-followed'}] as const) {
    await watched.act(move({pages: 3}), action);
    assert.deepEqual([watched.tail().follows, watched.selected()], [true, watched.tail().found!.count - 1]);
  }
  await watched.act(move({rows: -1}));
  assert.equal(watched.tail().follows, true);
});

test('What came is new until the tail is looked at', async () => {
  const watched = await watch();
  await watched.act(opened);
  await watched.happen(2);
  await watched.happen(1);
  assert.deepEqual([watched.tail().news.matches, watched.tail().news.newer], [3, 3]);
  await watched.act(toTail(0));
  assert.deepEqual([watched.tail().news.matches, watched.tail().news.newer], [0, 0]);
  await watched.happen(2);
  await watched.happen(1);
  assert.deepEqual([watched.tail().news.matches, watched.tail().news.newer], [0, 1], 'only the last ones are marked');
});

test('What comes while sources are still read is not new', async () => {
  let read = (): void => undefined;
  const watched = await watch({until: new Promise(resolve => (read = resolve))});
  await watched.act(opened);
  await watched.happen(50);
  assert.equal(watched.tail().found?.count, 350);
  assert.equal(watched.tail().news.matches, 0);
  read();
  await settle();
  await watched.happen(2);
  assert.equal(watched.tail().news.matches, 2);
});

test('Enter shows the event in the list under the query of the tail, and the way back is kept', async () => {
  const watched = await watch();
  await watched.act({type: 'search-entered'}, typed('failed'), {type: 'search-left'}, opened, {type: 'level-closed'});
  await watched.act(toTail(0), move({rows: 6}), {type: 'tail-event-opened'});
  const {state} = watched;
  assert.deepEqual([queryText(state()), state().focus], ['failed', 'events']);
  const {selected, loaded} = state().list;
  assert.equal(loaded!.rows[selected - loaded!.first]!.id.offset / 1200, watched.selected());
  await watched.act({type: 'trail-walked', direction: 'back'});
  assert.equal(queryText(state()), '');
});

test('Enter in a small terminal shows the list, whatever lay over it', async () => {
  const watched = await watch({columns: 80, rows: 24});
  await watched.act({type: 'detail-opened'}, opened, toTail(0), {type: 'tail-event-opened'});
  assert.equal(watched.state().focus, 'events');
  assert.equal(watched.state().detail.open, false);
});

test('The query of a tail is edited in the search line, and another query begins anew', async () => {
  const watched = await focused();
  await watched.act(paused);
  await watched.happen(5);
  await watched.act({type: 'search-entered'}, typed('op:KeyDelete'));
  assert.equal(watched.tail().found?.query, 'op:KeyDelete');
  assert.deepEqual([watched.tail().follows, watched.tail().news.matches], [true, 0]);
  assert.equal(queryText(watched.state()), '');
  await watched.act({type: 'search-left'});
  assert.equal(watched.state().focus, 'tail');
});

test('A tail that is removed gives the focus to its neighbour, the last one to the list', async () => {
  const watched = await watch();
  await watched.act(opened, opened, toTail(1), {type: 'tail-removed'});
  assert.deepEqual([watched.state().focus, watched.state().tails.focused], ['tail', 0]);
  await watched.act({type: 'tail-removed'});
  assert.deepEqual([watched.state().focus, watched.state().tails.items.length], ['events', 0]);
});

test('The bell has reason to ring once for an answer with new matches, only where it is on and the tail follows', async () => {
  const watched = await focused();
  const rings = () => watched.state().tails.rings;
  await watched.happen(3);
  assert.equal(rings(), 0);
  await watched.act({type: 'tail-bell-toggled'});
  await watched.happen(3);
  assert.equal(rings(), 1);
  await watched.act(paused);
  await watched.happen(3);
  assert.equal(rings(), 1);
  await watched.act(paused, {type: 'refresh-wanted'});
  assert.equal(rings(), 1, 'what is asked anew is not new');
});

test('While data change many times, each tail has one question under way, and the last answer is the newest', async () => {
  let [now, most] = [0, 0];
  const watched = await watch({
    around: engine => ({
      ...engine,
      page: async (...given) => {
        most = Math.max(most, ++now);
        await new Promise(setImmediate);
        now--;
        return engine.page(...given);
      },
    }),
  });
  await watched.act(opened, opened);
  [now, most] = [0, 0];
  const before = watched.engine.asked.page;
  for (let time = 0; time < 100; time++) watched.engine.append(1);
  await settle();
  assert.equal(most, 3, 'the list and two tails');
  assert.ok(watched.engine.asked.page - before <= 9);
  for (const index of [0, 1]) assert.equal(watched.inSight(index)[0], 399);
});

test('A question that is given up is asked again with other data, or when everything is asked anew', async () => {
  const watched = await focused({
    around: engine => ({
      ...engine,
      page: async (query, anchor, before, after, signal) => {
        // Long, unless somebody takes it back.
        if (query.type === 'word') await new Promise((_, reject) => signal!.addEventListener('abort', reject));
        return engine.page(query, anchor, before, after);
      },
    }),
  });
  await watched.act({type: 'search-entered'}, typed('needle'), {type: 'search-left'});
  await watched.act({type: 'questions-waited', slots: [`tail-${watched.tail().id}`]}, {type: 'work-stopped'});
  assert.deepEqual(watched.tail().stopped, {query: 'needle', revision: 1});
  assert.match(watched.state().notice!, /Stopped/);
  await watched.act({type: 'refresh-wanted'});
  assert.equal(watched.tail().stopped, undefined);
});

test('A question that fails is told in its tail', async () => {
  const watched = await watch({
    around: engine => ({
      ...engine,
      page: (query, ...given) =>
        query.type === 'is' ? Promise.reject(new Error('The index is damaged.')) : engine.page(query, ...given),
    }),
  });
  await watched.act(opened, toTail(0), {type: 'search-entered'}, typed('failed'));
  const sentence = () => tailSentence(watched.state(), watched.tail());
  assert.equal(sentence(), 'The index is damaged.');
  await watched.act({type: 'search-edited', edit: {type: 'deleted', to: 'start'}});
  assert.equal(sentence(), undefined);
});
