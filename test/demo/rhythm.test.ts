import assert from 'node:assert/strict';
import {test} from 'node:test';
import {guidOf, randomFrom} from '../../source/demo/random.ts';
import {end, moments, start} from '../../source/demo/rhythm.ts';

test('a seed gives the same numbers again, and another seed gives others', () => {
  const draw = (seed: string) => Array.from({length: 100}, randomFrom(seed).fraction);
  assert.deepEqual(draw('a'), draw('a'));
  assert.notDeepEqual(draw('a'), draw('b'));
  for (const fraction of draw('a')) assert.ok(fraction >= 0 && fraction < 1);
});

test('GUIDs have the form of version 4', () => {
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;
  assert.match(guidOf('someone'), form);
  assert.match(randomFrom('someone').guid(), form);
});

test('moments keep to the mean rate and to the three days, in order', () => {
  const found = [...moments(randomFrom('rate'), 'shop', 100)];
  assert.ok(Math.abs(found.length - 7200) < 400, String(found.length));
  assert.ok(found.every((moment, index) => moment >= start && moment < end && moment >= (found[index - 1] ?? start)));
});

test('nobody works at night where the curve is zero', () => {
  const hours = new Set([...moments(randomFrom('office'), 'office', 20)].map(moment => new Date(moment).getUTCHours()));
  assert.ok(hours.has(9));
  for (const hour of [0, 3, 5, 17, 20, 23]) assert.ok(!hours.has(hour), String(hour));
});
