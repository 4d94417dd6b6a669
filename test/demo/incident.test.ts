import assert from 'node:assert/strict';
import {test} from 'node:test';
import {demoBlobs} from '../../source/demo/blobs.ts';
import {incident} from '../../source/demo/incident.ts';

/** What these tests need to know of a record of either service. */
type Row = {
  readonly time: string;
  /** The hour of the file it came in. */
  readonly file: string;
  readonly operation: string;
  readonly resultType: string;
  readonly status: number;
  readonly address: string;
  readonly uri: string;
  readonly client: string;
  readonly correlation: string;
  /** The identity, whatever its shape. */
  readonly identity: string;
  readonly line: string;
};

const rows = readRows();
const inTimeOrder = rows.toSorted((one, other) => (one.time < other.time ? -1 : 1));
const intruder = inTimeOrder.filter(row => row.address === incident.address);
const asKeys = intruder.map(row => `${row.operation} ${row.status}`);

test('the account is used from the new address: refused, granted a role, then free to back up, delete and purge', () => {
  const milestones = [
    'KeyBackup 403',
    'KeyDelete 403',
    'SecretGet 403',
    'RoleAssignmentCreate 201',
    'KeyList 200',
    'KeyBackup 200',
    'SecurityDomainDownload 403',
    'KeyDelete 200',
    'KeyPurge 409',
    'KeyPurge 204',
  ];
  const places = milestones.map(milestone => asKeys.indexOf(milestone));
  assert.ok(!places.includes(-1), `missing: ${milestones[places.indexOf(-1)]}`);
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  );
  assert.ok(asKeys.filter(key => key === 'KeyBackup 200').length >= 3);
  for (const row of intruder.filter(({operation}) => operation !== 'Authentication')) {
    assert.ok(row.identity.includes(incident.account), row.line);
  }
});

test('the operator works from one address, in office hours, with Azure CLI, but for that night', () => {
  const usual = rows.filter(row => row.identity.includes(incident.account) && row.address !== incident.address);
  assert.ok(usual.length > 30);
  for (const row of usual) {
    const hour = Number(row.time.slice(11, 13));
    assert.equal(row.address, '198.51.100.20');
    assert.ok(hour >= 6 && hour < 18, row.time);
    assert.match(row.client, /^AZURECLI/);
  }
  for (const row of intruder) assert.ok(row.time > '2026-10-06T22' && row.time < '2026-10-07T02', row.time);
});

test('the word purge leads to three records only, and the grave one is the last', () => {
  const found = inTimeOrder.filter(row => /purge/i.test(row.line));
  assert.deepEqual(
    found.map(row => `${row.operation} ${row.status}`),
    ['SecretPurge 204', 'KeyPurge 409', 'KeyPurge 204'],
  );
  assert.ok(found.at(-1)?.uri.includes(`/deletedkeys/${incident.purgedKey}?`));
});

test('the sweep over the secrets is refused although the vault says Success', () => {
  const sweep = intruder.filter(row => row.operation === 'SecretGet');
  assert.ok(sweep.length >= 10);
  for (const row of sweep) assert.deepEqual([row.status, row.resultType], [403, 'Success']);
});

test('from its deletion to its return nobody can use the purged key', () => {
  const uses = inTimeOrder.filter(row => row.uri.includes(`/keys/${incident.purgedKey}/`) && /wrapkey/.test(row.uri));
  const lost = uses.filter(row => row.time > '2026-10-07T00:49:06' && row.time < '2026-10-07T07:47:09');
  assert.ok(lost.length > 20);
  for (const row of lost) assert.ok(row.status === 404 || row.operation === 'Authentication', row.line);
  assert.ok(uses.some(row => row.status === 200 && row.time > '2026-10-07T07:48'));
});

test('one client is throttled for an hour', () => {
  const refused = rows.filter(row => row.status === 429 && row.identity.includes('/batch-signer'));
  assert.ok(refused.length > 1000);
  for (const row of refused) assert.ok(row.time > '2026-10-06T13' && row.time < '2026-10-06T14:05', row.time);
});

test('nights are quieter than days', () => {
  const calm = rows.filter(row => row.status !== 429);
  const perHour = Map.groupBy(calm, row => Number(row.time.slice(11, 13)));
  const count = (from: number, to: number) =>
    Array.from({length: to - from}, (_, index) => perHour.get(from + index)?.length ?? 0).reduce((sum, n) => sum + n);
  assert.ok(count(8, 16) > 2 * count(0, 5) * (8 / 5));
  assert.ok(count(0, 5) > 0);
});

test('some records come late, in the file of the next hour, and some overtake others', () => {
  const late = rows.filter(row => row.time.slice(0, 13) < row.file);
  assert.ok(late.length > 300 && late.length < rows.length / 10);
  assert.ok(rows.every(row => row.time.slice(0, 13) <= row.file));
  assert.ok(rows.some((row, index) => row.file === rows[index + 1]?.file && row.time > rows[index + 1]!.time));
});

test('several records share a correlation id', () => {
  const sizes = [...Map.groupBy(rows, row => row.correlation).values()].map(group => group.length);
  assert.ok(sizes.filter(size => size > 1).length > 500);
});

test('every address is from a documentation range or private', () => {
  const allowed = /^(192\.0\.2|198\.51\.100|203\.0\.113|10\.\d+\.\d+)\.\d+(:\d+)?$|^2001:db8:|^X\.X\.X\.X$|^$/;
  for (const address of new Set(rows.map(row => row.address))) assert.match(address, allowed);
});

test('one user agent is hostile, with its control characters escaped in the file', () => {
  const hostile = rows.filter(row => row.client.includes('\u001b]52;'));
  assert.equal(hostile.length, 1);
  assert.ok(hostile[0]?.client.includes('\u202e'));
  assert.ok(hostile[0]?.line.includes('\\u001b]52;'));
});

function readRows(): readonly Row[] {
  return [...demoBlobs()].flatMap(({path, content}) => {
    const [, day, hour] = /d=(\d\d)\/h=(\d\d)/.exec(path) ?? [];
    return content.split(/\r?\n/).flatMap(line => {
      const record = parse(line);
      return record ? [rowOf(record, line, `2026-10-${day}T${hour}`)] : [];
    });
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads a record as its writer wrote it.
function rowOf(record: any, line: string, file: string): Row {
  const details = record.clientInfo === undefined ? record.properties : record;
  return {
    time: record.time,
    file,
    operation: record.operationName,
    resultType: record.resultType,
    status: details.httpStatusCode,
    address: record.callerIpAddress,
    uri: details.requestUri,
    client: details.clientInfo,
    correlation: record.correlationId,
    identity: typeof record.identity === 'string' ? record.identity : JSON.stringify(record.identity),
    line,
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
