import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Check} from '../../../../source/engine/engine.ts';
import {noteOf, rateOf, tailsAgeIn} from '../../../../source/screen/panes/tails/note.ts';
import {toTail, type Watched, type WatchOptions, watch} from './watched.ts';

/** When the last of 300 events of the engine in memory happened. */
const newest = (await watch()).state().list.loaded!.rows[0]!.time.milliseconds;
const second = 1000;
const minute = 60_000;

async function tailAged(age: number, options: WatchOptions = {}): Promise<Watched> {
  const watched = await watch({now: newest + age, ...options});
  await watched.act({type: 'tail-opened'});
  return watched;
}

const note = ({state, tail}: Watched, width = 200): string => noteOf(state(), tail(), width).text;
const check = ({state}: Watched, problem?: string): Check => ({source: 'demo', at: state().now, problem});

test('The note tells how old the newest match is, and that more may be on its way from Azure', async () => {
  assert.equal(note(await tailAged(12 * second)), 'following · newest 12 s old');
  assert.equal(note(await tailAged(2 * minute)), 'following · newest 2 min old · Azure delivers within 10 min');
  assert.equal(note(await tailAged(180 * minute)), 'following · newest 3 h old');
  assert.equal(note(await tailAged(-1 * second)), 'following · newest 0 s old');
  assert.equal(note(await tailAged(-5 * minute)), 'following · newest ahead of this clock');
});

test('What can be missed goes first where there is no room', async () => {
  const watched = await tailAged(90 * minute);
  await watched.happen(3);
  await watched.act(toTail(0), {type: 'tail-bell-toggled'}, {type: 'focus-set', focus: 'events'});
  await watched.happen(3);
  assert.deepEqual(
    [90, 60, 45, 38, 30, 20, 3].map(width => note(watched, width)),
    [
      'following · bell · +3 new · 0.6/s · newest 12 min old · Azure delivers within 10 min',
      'following · bell · +3 new · 0.6/s · newest 12 min old',
      'bell · +3 new · 0.6/s · newest 12 min old',
      '+3 new · 0.6/s · newest 12 min old',
      '+3 new · newest 12 min old',
      '+3 new',
      '+3 new',
    ],
  );
});

test('A paused tail tells what is new', async () => {
  const watched = await tailAged(12 * second);
  await watched.act(toTail(0), {type: 'tail-paused'});
  assert.equal(note(watched), 'paused · +0 new');
  watched.wait(30 * second);
  await watched.happen(15);
  assert.equal(note(watched), 'paused · +15 new · 0.5/s');
});

test('A rate is per second, or per minute where that is slow', () => {
  const at = (matches: number, ago = 1 * second) => rateOf([{at: 600 * second - ago, matches}], 0, 600 * second)?.text;
  assert.deepEqual(
    [at(1), at(5), at(6), at(12), at(300), at(900), at(600_000)],
    ['1/min', '5/min', '0.1/s', '0.2/s', '5.0/s', '15/s', '10,000/s'],
  );
  assert.equal(at(5, 60 * second), undefined);
  assert.equal(rateOf([{at: 599 * second, matches: 5}], 590 * second, 600 * second)?.text, '0.5/s');
});

test('It is quiet where sources were looked at and nothing came; without a look for a while it is not known', async () => {
  const watched = await tailAged(5 * minute);
  await watched.act({type: 'source-checked', check: check(watched)});
  assert.match(note(watched), /^following · quiet · newest 5 min old/);
  watched.wait(59 * second);
  await watched.act({type: 'clock-ticked'});
  assert.match(note(watched), / · quiet · /);
  watched.wait(3 * minute);
  await watched.act({type: 'clock-ticked'});
  assert.match(note(watched), /^following · last look 3 min ago · newest 8 min old/);
});

test('A source that cannot be read is told in every tail, as long as that is so', async () => {
  const watched = await tailAged(12 * second);
  await watched.act({type: 'source-checked', check: check(watched, 'There is no folder demo.')});
  assert.equal(note(watched), 'following · source cannot be read · newest 12 s old');
  await watched.act({type: 'source-checked', check: check(watched)});
  assert.equal(note(watched), 'following · newest 12 s old');
});

test('The words are to be renewed when the first of them changes, and never where none do', async () => {
  assert.equal(tailsAgeIn((await watch({now: newest})).state()), undefined);
  const watched = await tailAged(12_300);
  assert.equal(tailsAgeIn(watched.state()), 700);
  assert.equal(tailsAgeIn((await tailAged(2 * minute + 20 * second)).state()), 40 * second);
  assert.equal(
    tailsAgeIn((await tailAged(12_300, {columns: 80, rows: 24})).state()),
    undefined,
    'the strip tells no age',
  );
  await watched.act(toTail(0), {type: 'tail-paused'});
  assert.equal(tailsAgeIn(watched.state()), undefined, 'nothing of a paused tail ages');
});
