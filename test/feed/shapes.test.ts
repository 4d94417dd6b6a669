import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import type {ParsedRecord} from '../../source/event/audit-event.ts';
import {createParser} from '../../source/event/parse-event.ts';
import {createSplitter, type RawRecord} from '../../source/feed/records.ts';
import {shapes, shapesFolder} from '../helpers/shapes.ts';

const parser = createParser('whole');

function parse({content}: RawRecord): ParsedRecord {
  if (content.type === 'unreadable') return {readable: false, reason: content.reason};
  return content.type === 'json'
    ? parser.parseBytes(content.bytes, content.from, content.to)
    : parser.parseRow(content.header, content.row);
}

function read(file: string): readonly ParsedRecord[] {
  const records: ParsedRecord[] = [];
  const splitter = createSplitter(record => records.push(parse(record)));
  splitter.push(readFileSync(join(shapesFolder, file)));
  splitter.end();
  return records;
}

for (const {file, events, unreadable} of shapes) {
  test(`${file} holds ${events} events and ${unreadable} unreadable lines`, () => {
    const records = read(file);
    const reasons = records.flatMap(record => (record.readable ? [] : [record.reason]));
    assert.deepEqual([records.length - reasons.length, reasons.length], [events, unreadable], reasons.join('; '));
  });
}

test('every fixture is in the table of shapes', () => {
  assert.deepEqual(
    readdirSync(shapesFolder).sort(),
    shapes.map(({file}) => file),
  );
});

test('unreadable lines say why', () => {
  const reasons = shapes.flatMap(({file}) =>
    read(file).flatMap(record => (record.readable ? [] : [`${file}: ${record.reason}`])),
  );
  assert.deepEqual(reasons, [
    'cut-array.json: not JSON: ends in the middle',
    'cut-in-the-middle.json: not JSON: ends in the middle',
    'cut-in-the-middle.json: not JSON: ends in the middle',
    'cut.csv: not CSV: 14 values where the heading has 27',
    'cut.json: not JSON: ends in the middle',
    'garbage-lines.json: not JSON: unexpected g',
    'garbage-lines.json: not JSON: unexpected b',
    'garbage-lines.json: not JSON: unexpected I',
    'not-records.json: not a record: a number',
    'not-records.json: not a record: a text',
    'not-records.json: not a record: an array',
    'not-records.json: not a record: null',
    'nul-bytes.json: not JSON: unexpected U+0000',
    'nul-bytes.json: not JSON: a control character inside a text',
  ]);
});

const readers: readonly {readonly file: string; readonly summary: readonly unknown[]}[] = [
  {
    file: 'hsm-lines.json',
    summary: [
      ['KeySign', 200, 'ok', 'admin@contoso.com', '203.0.113.7', 'signing-2026', 'ContosoMHSM', 'hsm', 48],
      ['KeyUnwrap', 403, 'failed', 'alice@contoso.com', '2001:db8::7', 'key-tde-27', 'ContosoMHSM', 'hsm', 48],
      ['BackupCreate', 202, 'ok', 'admin@contoso.com', '203.0.113.7', undefined, 'ContosoMHSM', 'hsm', 488],
    ],
  },
  {
    file: 'vault-lines.json',
    summary: [
      ['SecretGet', 200, 'ok', 'bob@contoso.com', '198.51.100.23', 'db-password', 'CONTOSOVAULT', 'vault', 575],
      ['KeyGet', 403, 'failed', 'carol@contoso.com', '198.51.100.23', 'master', 'CONTOSOVAULT', 'vault', 575],
      ['CertificateGet', 404, 'failed', 'svc-orders', '198.51.100.23', 'www', 'CONTOSOVAULT', 'vault', 575],
      ['VaultGet', 200, 'ok', 'svc-orders', '198.51.100.23', undefined, 'CONTOSOVAULT', 'vault', 575],
    ],
  },
  ...['log-analytics-lines.json', 'log-analytics-query-output.json'].map(file => ({
    file,
    summary: [
      ['KeyWrap', 200, 'ok', 'Azure Storage', '203.0.113.9', 'wrap-1', 'contosomhsm', 'hsm', 31],
      ['KeyBackup', 403, 'failed', 'mallory@contoso.com', '203.0.113.9', 'wrap-1', 'contosomhsm', 'hsm', 31],
    ],
  })),
  ...['azure-diagnostics-lines.json', 'azure-diagnostics.csv'].map(file => ({
    file,
    summary: [
      ['KeyDecrypt', 200, 'ok', 'dave@contoso.com', '203.0.113.11', 'box', 'CONTOSOMHSM', 'hsm', 12],
      ['KeyPurge', 200, 'ok', 'erin@contoso.com', '203.0.113.11', 'box', 'CONTOSOMHSM', 'hsm', 12],
    ],
  })),
  {
    file: 'masked.json',
    summary: [
      ['KeySign', undefined, 'ok', 'unauthenticated', 'X.X.X.X', undefined, 'ContosoMHSM', 'hsm', undefined],
      ['KeySign', 200, 'ok', 'admin@contoso.com', 'X.X.X.X', 'signing-2026', 'ContosoMHSM', 'hsm', 48],
    ],
  },
  {
    file: 'outcomes.json',
    summary: [
      ['Authentication', 401, 'challenge', 'unauthenticated', '203.0.113.7', undefined, 'ContosoMHSM', 'hsm', 48],
      ['KeyRotate', 200, 'ok', 'unauthenticated', undefined, 'auto', 'ContosoMHSM', 'hsm', 48],
      ['SecretGet', undefined, 'failed', 'bob@contoso.com', '198.51.100.23', 's', 'CONTOSOVAULT', 'vault', 575],
      [
        'SecurityDomainDownload',
        undefined,
        'failed',
        'unauthenticated',
        undefined,
        undefined,
        undefined,
        'unknown',
        undefined,
      ],
    ],
  },
];

for (const {file, summary} of readers) {
  test(`${file} reads into the right fields`, () => {
    const found = read(file).map(event => {
      assert.ok(event.readable);
      const {operation, status, outcome, caller, address, key, resource, service, duration} = event;
      return [operation, status, outcome, caller, address, key, resource, service, duration];
    });
    assert.deepEqual(found, summary);
  });
}

test('the quoted newline of a CSV value and the portal’s time are read', () => {
  const [, second, third] = read('log-analytics.csv');
  assert.ok(second?.readable && third?.readable);
  assert.equal(second.description, 'Caller is not authorized.\nCaller: "mallory"');
  assert.equal(third.time?.milliseconds, Date.UTC(2026, 9, 1, 14, 10, 5, 250));
  assert.deepEqual(third.properties.KeyProperties, {type: 'RSA-HSM', size: 3072});
});

test('hostile keys reach no prototype', () => {
  const [, event] = read('hostile.json');
  assert.ok(event?.readable);
  assert.equal(({} as {polluted?: unknown}).polluted, undefined);
  assert.equal((event.properties as {polluted?: unknown}).polluted, undefined);
  assert.deepEqual([...event.identity.claims.keys()], ['__proto__', 'constructor']);
});
