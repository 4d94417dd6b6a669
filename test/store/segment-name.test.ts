import assert from 'node:assert/strict';
import {test} from 'node:test';
import {dayOf, hourOf, segmentOf} from '../../source/store/segment-name.ts';

const hsm = 'resourceId=/SUBSCRIPTIONS/A/RESOURCEGROUPS/B/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/C';

test('the hourly blobs of one resource and day are one segment', () => {
  const day = `${hsm}/y=2026/m=10/d=01`;
  assert.equal(segmentOf(`${day}/h=02/m=00/PT1H.json`), day);
  assert.equal(segmentOf(`${day}/h=23/m=00/PT1H.json.gz`), day);
});

test('a blob of any other name is a segment of its own', () => {
  assert.equal(segmentOf('exports/audit.csv'), 'exports/audit.csv');
  assert.equal(segmentOf('y=2026/m=10/PT1H.json'), 'y=2026/m=10/PT1H.json');
});

test('the hour of a blob is read from its name', () => {
  assert.equal(hourOf(`${hsm}/y=2026/m=10/d=01/h=02/m=00/PT1H.json`), Date.UTC(2026, 9, 1, 2));
  assert.equal(hourOf('y=2026/m=10/d=01/h=02/m=00/PT1H.json'), Date.UTC(2026, 9, 1, 2));
  assert.equal(hourOf('audit.json'), undefined);
});

test('the day of a segment is read from its name; what has none is older than anything', () => {
  assert.equal(dayOf(`${hsm}/y=2026/m=10/d=01`), Date.UTC(2026, 9, 1));
  assert.equal(dayOf('audit.json'), Number.NEGATIVE_INFINITY);
});
