import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {EventDetail} from '../../../../source/engine/engine.ts';
import {createParser} from '../../../../source/event/parse-event.ts';
import {detailLines} from '../../../../source/screen/panes/detail/detail-lines.ts';
import {cellWidth} from '../../../../source/text/cells.ts';

function lines(record: string, width = 60): readonly string[] {
  const parsed = createParser('whole').parseJson(record);
  const event: EventDetail = {
    id: {blob: 'PT1H.json', offset: 1200},
    parsed,
    record,
    bytes: Buffer.from(record),
    length: record.length,
  };
  return detailLines({open: true, event, failure: undefined, top: 0}, width).map(line =>
    line.map(({text}) => text).join(''),
  );
}

const record = JSON.stringify({
  time: '2026-10-06T19:52:39.7630001Z',
  operationName: 'KeyDelete',
  resultType: 'Success',
  resultSignature: 'Forbidden',
  resultDescription: 'Caller is not authorized.',
  httpStatusCode: 403,
  durationMs: 31,
  callerIpAddress: '203.0.113.7',
  clientInfo: 'curl/8 \x1b]0;owned\x07\u202e',
  identity: JSON.stringify({
    claim: {upn: 'alice@contoso.com', appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46', amr: 'pwd'},
  }),
  properties: {id: 'https://h.managedhsm.azure.net/keys/cmk-9', nested: '{"a":[1,2],"b":{"c":true}}', none: {}},
});

test('The summary says who, from where, what and when', () => {
  const text = lines(record).join('\n');
  assert.match(text, /^ who {3}alice@contoso\.com\n {7}Azure CLI$/m);
  assert.match(text, /^ from {2}203\.0\.113\.7$/m);
  assert.match(text, /^ what {2}KeyDelete\n {7}✗ failed · 403 Forbidden\n {7}Caller is not authorized\.$/m);
  assert.match(text, /^ when {2}2026-10-06T19:52:39\.7630001Z\n {7}took 31 ms$/m);
});

test('Claims are decoded, and the record stands as written with its place', () => {
  const text = lines(record, 120).join('\n');
  assert.match(text, /^ ▾ identity claims\n[^▾]*application +Azure CLI \(04b07795/m);
  assert.match(text, /^ {3}offset {2}1,200, \d+ bytes$/m);
  assert.match(text, /^ ▾ record\n {3}\{"time":"2026-10-06T19:52:39\.7630001Z"/m);
});

test('JSON kept in text is opened as a tree', () => {
  assert.match(lines(record).join('\n'), /^ {3}nested\n {5}a {2}1, 2\n {5}b\n {7}c {2}true$/m);
});

test('No control character and no line wider than the pane comes out', () => {
  for (const width of [20, 38, 60, 118]) {
    for (const line of lines(record, width)) {
      assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u);
      assert.ok(cellWidth(line) <= width, `${width}: ${line}`);
    }
  }
});

test('Of an endless record only the beginning is shown, and a deep one ends', () => {
  const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
  const long = JSON.stringify({
    operationName: 'KeyGet',
    properties: {deep: JSON.parse(deep), text: 'x'.repeat(50_000)},
  });
  const text = lines(long, 100).join('\n');
  assert.match(text, /…/);
  assert.match(text, /more characters$/);
});

test('An unreadable line has its reason first', () => {
  assert.match(lines('{"time":')[0]!, /^ why {3}\S/);
});
