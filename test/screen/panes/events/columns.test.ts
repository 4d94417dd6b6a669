import assert from 'node:assert/strict';
import {test} from 'node:test';
import {gap, placeColumns, timeText} from '../../../../source/screen/panes/events/columns.ts';

const labels = (width: number, days = true, resources = true) =>
  placeColumns(width, {days, resources}, undefined).map(({label}) => label);

test('Columns are dropped from the least needed on as the list gets narrow', () => {
  assert.deepEqual(labels(37), ['time', 'operation']);
  assert.deepEqual(labels(57), ['time', 'operation', 'status', 'caller']);
  assert.deepEqual(labels(77), ['time', 'operation', 'status', 'caller', 'object']);
  assert.deepEqual(labels(117), ['time', 'operation', 'status', 'caller', 'object', 'ms', 'address']);
  assert.deepEqual(labels(197), ['time', 'operation', 'status', 'caller', 'object', 'ms', 'address', 'client', 'HSM']);
});

test('The name of the HSM is shown only where there are several', () => {
  assert.ok(!labels(197, true, false).includes('HSM'));
});

test('The columns never take more than the width', () => {
  for (let width = 37; width < 260; width++) {
    const placed = placeColumns(width, {days: width % 2 === 0, resources: true}, undefined);
    assert.ok(placed.reduce((sum, column) => sum + column.width + gap, -gap) <= width, `at ${width}`);
  }
});

test('The time has a date where there are several days, milliseconds where there is room, and ~ where it is assumed', () => {
  const time = {milliseconds: Date.UTC(2026, 9, 6, 19, 52, 39, 763), ticks: 0, assumed: false};
  const row = {id: {blob: '', offset: 0}, time, outcome: 'ok', problem: undefined, values: {}} as const;
  assert.equal(timeText(row, 13), '19:52:39.763');
  assert.equal(timeText(row, 16), 'Oct 06 19:52:39');
  assert.equal(timeText({...row, time: {...time, assumed: true}}, 20), 'Oct 06 19:52:39.763~');
});
