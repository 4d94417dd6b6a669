// When a segment that still fills is shown.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createShowings} from '../../source/store/showings.ts';

test('rows are shown at first, in a pause, and now and then while more come', () => {
  let now = 0;
  const showings = createShowings(() => now);
  assert.equal(showings.isDue(0, true), false);
  assert.equal(showings.isDue(1, false), true);
  showings.end();
  assert.equal(showings.isDue(1, true), false);
  assert.equal(showings.isDue(2, true), true);
  now = 1999;
  assert.equal(showings.isDue(2, false), false);
  now = 2000;
  assert.equal(showings.isDue(2, false), true);
  showings.end();
  showings.begin();
  assert.equal(showings.isDue(1, false), false);
  assert.equal(showings.isDue(1, true), true);
});

test('what takes long to be shown is shown less often', () => {
  let now = 0;
  const showings = createShowings(() => now);
  assert.equal(showings.isDue(1, true), true);
  now = 500;
  showings.end();
  now = 5499;
  assert.equal(showings.isDue(2, true), false);
  now = 5500;
  assert.equal(showings.isDue(2, true), true);
});
