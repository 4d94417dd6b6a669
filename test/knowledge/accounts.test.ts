// Every fixture of the reference and the demo's incident as people read them: accounts.txt is there to be read.
// After a change of words: node --import tsx --test --test-update-snapshots test/knowledge/accounts.test.ts
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {accountLines} from '../../source/command/event/text.ts';
import {incident} from '../../source/demo/incident.ts';
import {writeDemo} from '../../source/demo/write-demo.ts';
import type {Engine, Row} from '../../source/engine/engine.ts';
import {contextOf} from '../../source/engine/event-context.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {createParser} from '../../source/event/parse-event.ts';
import {accountOf} from '../../source/knowledge/account.ts';
import {checkQuery} from '../../source/query/check.ts';
import {shapesFolder} from '../helpers/shapes.ts';

const root = await mkdtemp(join(tmpdir(), 'hsmscope-accounts-'));
await writeDemo(join(root, 'demo'));
after(() => rm(root, {recursive: true, force: true}));

/** The example of Managed HSM's documentation, with its placeholders. */
const documented = {
  TenantId: '766eaf62-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
  time: '2020-08-31T19:52:39.763Z',
  resourceId:
    '/SUBSCRIPTIONS/A1BA9AAA-xxxx-xxxx-xxxx-xxxxxxxxxxxx/RESOURCEGROUPS/CONTOSORESOURCEGROUP/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/CONTOSOMHSM',
  operationName: 'BackupCreate',
  operationVersion: '7.0',
  category: 'AuditEvent',
  resultType: 'Success',
  properties: {PoolType: 'M-HSM', sku_Family: 'B', sku_Name: 'Standard_B1'},
  durationMs: 488,
  callerIpAddress: 'X.X.X.X',
  identity:
    '{"claim":{"appid":"04b07795-xxxx-xxxx-xxxx-xxxxxxxxxxxx","http_schemas_microsoft_com_identity":{"claims":{"objectidentifier":"b1c52bf0-xxxx-xxxx-xxxx-xxxxxxxxxxxx"}},"http_schemas_xmlsoap_org_ws_2005_05_identity":{"claims":{"upn":"admin@contoso.com"}}}}',
  clientInfo:
    'azsdk-python-core/1.7.0 Python/3.8.2 (Linux-4.19.84-microsoft-standard-x86_64-with-glibc2.29) azsdk-python-azure-keyvault/7.2',
  correlationId: '8806614c-ebc3-11ea-9e9b-00155db778ad',
  subnetId: '(unknown)',
  httpStatusCode: 202,
  PoolName: 'mhsmdemo',
  requestUri: 'https://ContosoMHSM.managedhsm.azure.net/backup',
  resourceGroup: 'ContosoResourceGroup',
  resourceProvider: 'MICROSOFT.KEYVAULT',
  resource: 'ContosoMHSM',
  resourceType: 'managedHSMs',
};

test('Every fixture and the incident are told as a person has read them', async t => {
  const example = createParser('whole').parseJson(JSON.stringify(documented));
  assert.ok(example.readable);
  const first = `=== the documentation's example\n${accountLines(accountOf(example)).join('\n')}`;
  const fixtures = await onEngine('fixtures', shapesFolder, tellFixtures);
  const demo = await onEngine('demo-cache', join(root, 'demo'), tellDemo);
  t.assert.fileSnapshot(
    `${[first, fixtures, demo].join('\n\n')}\n`,
    fileURLToPath(new URL('accounts.txt', import.meta.url)),
    {
      serializers: [text => text],
    },
  );
});

async function onEngine<Answer>(cache: string, folder: string, work: (engine: Engine) => Promise<Answer>) {
  const engine = createLocalEngine(join(root, cache));
  try {
    await engine.open([folder]);
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function matches(engine: Engine, query: string): Promise<readonly Row[]> {
  const checked = checkQuery(query);
  assert.deepEqual(checked.problems, []);
  return (await engine.page(checked.query, {rank: 0}, 0, 100_000)).rows;
}

/** Fixtures say the same in many shapes: each account once, under the names of all that say it. */
async function tellFixtures(engine: Engine): Promise<string> {
  const rows = (await matches(engine, '')).toSorted(
    (a, b) => compare(nameOf(a), nameOf(b)) || a.id.offset - b.id.offset,
  );
  const told: (readonly [text: string, name: string])[] = [];
  for (const row of rows) {
    const {parsed} = await engine.event(row.id);
    if (parsed.readable) told.push([accountLines(accountOf(parsed)).join('\n'), `${nameOf(row)}@${row.id.offset}`]);
  }
  return [...Map.groupBy(told, ([text]) => text)]
    .map(([text, same]) => `=== ${same.map(([, name]) => name).join(', ')}\n${text}`)
    .join('\n\n');
}

/** Of the incident's night each deed once for each outcome; and what else a reader of the demo comes upon. */
async function tellDemo(engine: Engine): Promise<string> {
  const night = Map.groupBy(
    await matches(engine, `ip:${incident.address}`),
    ({values: {op, status}}) => `${op} ${status}`,
  );
  const others = [
    'op:RestoreCreate',
    'op:KeyRecover',
    'op:BackupCreate hsm:contoso-pay-hsm',
    'op:RegionReplicaSync',
    'client:/curl/',
    'ip:X.X.X.X',
    'status:401 -is:challenge',
    'status:429',
    'status:403 kind:vault caller:li.wei@contoso.com',
    'caller:"Azure Storage" op:KeyUnwrap -failed',
    'client:/csi-driver/ op:SecretGet',
  ];
  const chosen = [...night.values()].map(rows => rows.at(-1)!).toReversed();
  for (const query of others) chosen.push((await matches(engine, query)).at(-1)!);
  const told: string[] = [];
  for (const {id} of chosen) {
    const {parsed} = await engine.event(id);
    assert.ok(parsed.readable);
    told.push(accountLines(accountOf(parsed, await contextOf(engine, parsed))).join('\n'));
  }
  return told.map((text, index) => `=== demo ${index + 1}\n${text}`).join('\n\n');
}

const nameOf = ({id}: Row): string => basename(id.blob);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
