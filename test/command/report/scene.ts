// A small log with marks on it, and one of the demo, for the tests of reports.
import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type MadeReport, makeReport, type ReportWanted} from '../../../source/command/report/make-report.ts';
import type {Engine, EventId, Holdings} from '../../../source/engine/engine.ts';
import {createLocalEngine} from '../../../source/engine/local-engine.ts';
import {markOf} from '../../../source/knowledge/mark-of.ts';
import {usualRange} from '../../../source/knowledge/triage.ts';
import {readNote} from '../../../source/settings/mark-note.ts';
import type {Mark} from '../../../source/settings/marks.ts';

const [marked, made] = [Date.UTC(2026, 9, 7, 9), Date.UTC(2026, 9, 8, 10)];

export type Scene = AsyncDisposable & {
  readonly root: string;
  readonly engine: Engine;
  readonly holdings: Holdings;
  readonly mark: (id: EventId, note?: string) => Promise<Mark>;
  readonly report: (wanted: Partial<ReportWanted>) => Promise<MadeReport>;
};

/** Opens what `write` wrote into the folder. */
export async function createScene(write: (folder: string) => void | Promise<void>): Promise<Scene> {
  const root = mkdtempSync(join(tmpdir(), 'hsmscope-report-'));
  const logs = join(root, 'logs');
  await write(logs);
  const engine = createLocalEngine(join(root, 'cache'));
  const holdings = await engine.open([logs]);
  return {
    root,
    engine,
    holdings,
    mark: async (id, note = '') => markOf(await engine.event(id), readNote(note), marked),
    report: wanted =>
      makeReport(engine, holdings, {
        ...{marks: [], range: usualRange(holdings), format: 'markdown', isAnonymised: false, now: made},
        ...wanted,
      }),
    async [Symbol.asyncDispose]() {
      await engine.close();
      rmSync(root, {recursive: true});
    },
  };
}

export const hsm =
  '/SUBSCRIPTIONS/0B1F6471-1BF0-4DDA-AEC3-CB9272F09590/RESOURCEGROUPS/RG-PAY/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/CONTOSO-PAY';
export const blob = `resourceId=${hsm}/y=2026/m=10/d=07/h=00/m=00/PT1H.json`;

export const hostile =
  '</pre><script>alert(1)</script> | `` ``` **x** <img src=x onerror=alert(2)> & "quoted" \u001b[2J\u202e';

const claims = {
  upn: 'maria.keller@contoso.com',
  name: 'Maria Keller',
  oid: '5f3c1c39-9a7d-4d4b-a4f0-0d62e7ffb6a1',
  appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  amr: ['pwd'],
  ipaddr: '203.0.113.77',
};

export const records = [
  {
    time: '2026-10-07T00:50:00.1234567Z',
    resourceId: hsm,
    operationName: 'KeyPurge',
    durationMs: 31,
    callerIpAddress: '203.0.113.77',
    httpStatusCode: 204,
    correlationId: '8806614c-ebc3-11ea-9e9b-00155db778ad',
    identity: JSON.stringify({claim: claims}),
    properties: {
      requestUri: 'https://contoso-pay.managedhsm.azure.net/deletedkeys/payments-master?api-version=7.6',
      PoolName: 'contosopay',
    },
  },
  {
    time: '2026-10-07T00:51:00Z',
    resourceId: hsm,
    operationName: 'KeySign',
    callerIpAddress: '2001:db8:40:7::1c',
    httpStatusCode: 403,
    identity: {claim: claims},
    clientInfo: hostile,
    requestUri: 'https://contoso-pay.managedhsm.azure.net/keys/payments-master/sign',
  },
];

export const lines = [...records.map(record => JSON.stringify(record)), '{"upn":"maria.keller@contoso.com", no record'];

/** Two records, one of them hostile, and a line that is none. */
export function writeSmallLog(folder: string): void {
  mkdirSync(join(folder, blob, '..'), {recursive: true});
  writeFileSync(join(folder, blob), `${lines.join('\r\n')}\r\n`);
  utimesSync(join(folder, blob), 1_791_400_000, 1_791_400_000);
}

/** Where a line of it begins. */
export const offsetOf = (line: number): number =>
  Buffer.byteLength(
    lines
      .slice(0, line)
      .map(text => `${text}\r\n`)
      .join(''),
  );
