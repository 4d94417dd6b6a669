import assert from 'node:assert/strict';
import {mock, test} from 'node:test';
import {seldom} from '../../source/engine/seldom.ts';

test('a change is told at once but at the start, those right behind it in one go, and none is kept for ever', () => {
  mock.timers.enable({apis: ['setTimeout']});
  const clock = mock.method(performance, 'now', () => now);
  let now = 10_000;
  let told = 0;
  const arrived = seldom(() => {
    told++;
  });
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    mock.timers.tick(milliseconds);
  };
  arrived();
  arrived();
  assert.equal(told, 0);
  pass(400);
  assert.equal(told, 1);
  pass(800);
  arrived();
  assert.equal(told, 2);
  arrived();
  arrived();
  assert.equal(told, 2);
  pass(1300);
  assert.equal(told, 3);
  pass(1300);
  assert.equal(told, 3);
  arrived();
  arrived();
  arrived('now');
  assert.equal(told, 5);
  arrived('now');
  assert.equal(told, 5);
  arrived();
  assert.equal(told, 6);
  clock.mock.restore();
  mock.timers.reset();
});
