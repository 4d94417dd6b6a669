import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {ageOf} from '../../source/text/ages.ts';

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

test('An age is told in its largest unit', () => {
  const ages = [0, 999, 12 * second, 59_999, minute, 119_999, 59 * minute, hour, 47 * hour, 2 * day, 400 * day];
  assert.deepEqual(
    ages.map(age => ageOf(age).text),
    ['0 s', '0 s', '12 s', '59 s', '1 min', '1 min', '59 min', '1 h', '47 h', '2 days', '400 days'],
  );
});

test('A clock that is a little behind makes nothing younger than it can be', () => {
  assert.deepEqual(ageOf(-1500), {text: '0 s', changesIn: 2500});
});

test('The words are true until they change, and then they are others', () => {
  fc.assert(
    fc.property(fc.integer({min: -minute, max: 5 * day}), fc.double({min: 0, max: 1, noNaN: true}), (age, part) => {
      const {text, changesIn} = ageOf(age);
      assert.ok(changesIn > 0);
      assert.equal(ageOf(age + Math.floor((changesIn - 1) * part)).text, text);
      assert.notEqual(ageOf(age + changesIn).text, text);
    }),
  );
});
