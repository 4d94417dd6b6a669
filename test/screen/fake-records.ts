// Records of a busy HSM, made without chance so that every run is alike, hostile and unreadable ones among them.
import type {Row} from '../../source/engine/engine.ts';
import type {AuditEvent} from '../../source/event/audit-event.ts';
import {fields} from '../../source/event/fields.ts';
import {createParser} from '../../source/event/parse-event.ts';

export const start = Date.UTC(2026, 9, 5, 8);
const {parseJson} = createParser('whole');

export type Entry = {readonly row: Row; readonly record: string; readonly event: AuditEvent | undefined};

export type EntryOptions = {
  /** Every so many lines one is unreadable. */
  readonly unreadableEvery?: number;
  /** What the events do, in turn. */
  readonly operations?: readonly string[];
};

const usual = [
  'KeyUnwrap',
  'KeyWrap',
  'KeySign',
  'KeyGet',
  'BackupCreate',
  'KeyDelete',
  'RoleAssignmentCreate',
  'SecurityDomainDownload',
];
const callers = [
  'alice@contoso.com',
  'svc-sql-backup@contoso.com',
  'admin@contoso.com',
  '鍵管理者@contoso.co.jp',
  'bob\x1b[2J@evil.example',
];
const keys = ['tde-master', 'cmk-9', 'signing-2026', 'payments-root-of-trust-europe-west'];

export function entry(index: number, {unreadableEvery = 97, operations = usual}: EntryOptions): Entry {
  const milliseconds = timeOf(index);
  const id = {
    blob: 'resourceId=/SUBSCRIPTIONS/A1/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/CONTOSOHSM/y=2026/m=10/d=05/h=08/m=00/PT1H.json',
    offset: index * 1200,
  };
  const time = {milliseconds, ticks: (index * 37) % 10_000, assumed: false};
  if (index % unreadableEvery === unreadableEvery - 1) {
    const record = '{"time":"2026-10-05T08:00:00Z","operationName":\x1b]0;owned\x07';
    return {
      row: {
        id,
        time: {...time, assumed: true},
        outcome: 'unreadable',
        problem: 'not JSON: the line ends too early',
        values: {},
      },
      record,
      event: undefined,
    };
  }
  const record = recordText(index, milliseconds, operations);
  const event = parseJson(record);
  if (!event.readable) throw new Error(event.reason);
  const values = Object.fromEntries(
    fields.map(field => [field.name, field.read(event)]).filter(([, value]) => value !== undefined),
  );
  return {row: {id, time, outcome: event.outcome, problem: undefined, values}, record, event};
}

/** Busy by day and quiet by night, without chance so that every run is alike: 200 events a day. */
function timeOf(index: number): number {
  const day = Math.floor(index / 200);
  const part = (index % 200) / 200;
  const bent = part - (Math.sin(part * 2 * Math.PI) / (2 * Math.PI)) * 0.8;
  return start + Math.round((day + bent) * 86_400_000) + ((index * 7919) % 1000);
}

function recordText(index: number, milliseconds: number, operations: readonly string[]): string {
  const operation = operations[(index * 5 + Math.floor(index / 3)) % operations.length]!;
  const key = keys[index % keys.length]!;
  const status = index % 11 === 3 ? 403 : index % 29 === 5 ? 404 : operation === 'BackupCreate' ? 202 : 200;
  const caller = callers[(index * 7) % callers.length]!;
  return JSON.stringify({
    time: new Date(milliseconds).toISOString(),
    resourceId: '/SUBSCRIPTIONS/A1BA9AAA/RESOURCEGROUPS/CONTOSO/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/CONTOSOHSM',
    operationName: operation,
    resultType: 'Success',
    resultSignature: status === 403 ? 'Forbidden' : status === 404 ? 'Not Found' : status === 202 ? 'Accepted' : 'OK',
    ...(status === 403 && {resultDescription: `Caller is not authorized to perform ${operation} on this key.`}),
    properties: {
      PoolType: 'M-HSM',
      sku_Family: 'B',
      keyProperties: {type: 'RSA-HSM', size: 3072, ops: ['sign', 'verify']},
    },
    durationMs: (index * 13) % 480,
    callerIpAddress: index % 5 === 0 ? '2001:db8::7:15' : `203.0.113.${index % 250}`,
    identity: JSON.stringify({
      claim: {
        appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
        oid: `b1c52bf0-0000-4000-8000-00000000${String(index % callers.length).padStart(4, '0')}`,
        upn: caller,
        amr: 'pwd',
        appidacr: '0',
        iat: String(Math.floor(milliseconds / 1000) - 600),
      },
    }),
    clientInfo: 'azsdk-python-core/1.7.0 Python/3.8.2 (Linux-4.19.84-microsoft-standard-x86_64-with-glibc2.29)',
    correlationId: `8806614c-ebc3-11ea-9e9b-${String(index).padStart(12, '0')}`,
    httpStatusCode: status,
    requestUri:
      operation === 'BackupCreate'
        ? 'https://contosohsm.managedhsm.azure.net/backup'
        : `https://contosohsm.managedhsm.azure.net/keys/${key}/sign`,
    resource: index % 6 === 0 ? 'contosohsm-eu' : 'contosohsm',
  });
}
