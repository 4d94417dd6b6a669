// What is hidden in the demo: one night on which the operator's account is not in the operator's hands.
import {type Call, challengeBefore, makeCall, makeCalls} from './calls.ts';
import {objects, principals, type ResourceName} from './cast.ts';
import {clients} from './clients.ts';
import type {OperationName} from './operations.ts';
import {guidOf, hexOf, type Random, randomFrom} from './random.ts';

/** What documentation and tests say about the demo; the counts are of every file together. */
export const incident = {
  account: principals.intruder.name,
  address: principals.intruder.user.address,
  purgedKey: 'payments-master',
  events: 52_613,
  unreadable: 7,
} as const;

type Step = readonly [
  time: string,
  resource: ResourceName,
  operation: OperationName,
  object?: string | undefined,
  status?: number,
];

const cryptoOfficer = '515eb02d-2335-4d2d-92f2-b1cbdf9c3778';
const cryptoUser = '21dbd100-6940-42c2-9190-5d6cb909625b';
const firstGrant = guidOf('role assignment: crypto officer');
const secondGrant = guidOf('role assignment: crypto user');
const restoreJob = hexOf('restore of payments-master').slice(0, 32);

// The account has two rights: Crypto Auditor for its work, and Policy Administrator, which nobody took back after the
// migration. So it may read keys and make role assignments, and nothing else, the security domain least of all.
const night: readonly Step[] = [
  ['2026-10-06T22:47:09.214Z', 'payments', 'KeyGet', 'payments-master'],
  ['2026-10-06T22:48:31.480Z', 'payments', 'KeyBackup', 'payments-master', 403],
  ['2026-10-06T22:48:58.127Z', 'payments', 'KeyBackup', 'payments-tokens', 403],
  ['2026-10-06T22:50:12.903Z', 'payments', 'KeyDecrypt', 'payments-tokens', 403],
  ['2026-10-06T22:51:40.066Z', 'payments', 'KeyDelete', 'payments-master', 403],
  ['2026-10-06T22:53:02.551Z', 'payments', 'KeySign', 'card-issuer-signing', 403],
  ['2026-10-06T22:58:47.339Z', 'data', 'KeyBackup', 'sql-tde-ledger', 403],
  ['2026-10-06T22:59:20.718Z', 'data', 'KeyBackup', 'sql-tde-orders', 403],
  ['2026-10-06T23:06:15.872Z', 'vault', 'SecretList', undefined, 403],
  ...objects.vault.map((secret, index): Step => [sweepTime(index), 'vault', 'SecretGet', secret, 403]),
  ['2026-10-06T23:31:05.408Z', 'payments', 'RoleAssignmentList'],
  ['2026-10-06T23:31:52.190Z', 'payments', 'RoleDefinitionList'],
  ['2026-10-06T23:33:14.725Z', 'payments', 'RoleDefinitionGet', cryptoOfficer],
  ['2026-10-06T23:33:41.267Z', 'payments', 'RoleAssignmentCreate', firstGrant],
  ['2026-10-06T23:35:08.934Z', 'payments', 'RoleDefinitionGet', cryptoUser],
  ['2026-10-06T23:35:29.581Z', 'payments', 'RoleAssignmentCreate', secondGrant],
  // A grant takes some seconds until every partition of the HSM knows it.
  ['2026-10-06T23:35:44.030Z', 'payments', 'KeyBackup', 'payments-master', 403],
  ['2026-10-06T23:41:20.655Z', 'payments', 'KeyList'],
  ...objects.payments.slice(0, 5).map((key, index): Step => [backupTime(index), 'payments', 'KeyBackup', key]),
  ['2026-10-07T00:12:33.846Z', 'payments', 'SecurityDomainDownload', undefined, 403],
  ['2026-10-07T00:49:05.172Z', 'payments', 'KeyDelete', 'payments-master'],
  ['2026-10-07T00:50:11.498Z', 'payments', 'KeyListDeleted'],
  ['2026-10-07T00:50:26.803Z', 'payments', 'KeyPurge', 'payments-master', 409],
  ['2026-10-07T00:52:17.361Z', 'payments', 'KeyPurge', 'payments-master'],
  ['2026-10-07T00:53:48.029Z', 'payments', 'KeyListDeleted'],
];

// Next morning: payments fail, the cause is found, the grants go, the key comes back from the nightly backup.
const morning: readonly Step[] = [
  ['2026-10-07T06:22:10.310Z', 'payments', 'KeyGet', 'payments-master', 404],
  ['2026-10-07T06:23:51.744Z', 'payments', 'KeyGetDeleted', 'payments-master', 404],
  ['2026-10-07T06:24:36.902Z', 'payments', 'KeyRecover', 'payments-master', 404],
  ['2026-10-07T06:58:19.127Z', 'payments', 'RoleAssignmentList'],
  ['2026-10-07T07:01:02.583Z', 'payments', 'RoleAssignmentDelete', firstGrant],
  ['2026-10-07T07:01:29.016Z', 'payments', 'RoleAssignmentDelete', secondGrant],
  ['2026-10-07T07:44:50.235Z', 'payments', 'RestoreCreate', 'payments-master'],
  ['2026-10-07T07:45:21.867Z', 'payments', 'RestoreStatusGet', restoreJob],
  ['2026-10-07T07:46:22.190Z', 'payments', 'RestoreStatusGet', restoreJob],
  ['2026-10-07T07:47:23.054Z', 'payments', 'RestoreStatusGet', restoreJob],
  ['2026-10-07T07:48:05.431Z', 'payments', 'KeyGet', 'payments-master'],
];

const deleted = timeOf('KeyDelete', night);
const restored = Date.parse('2026-10-07T07:47:10Z');

/** Is this the time between the deletion of the key and its return? */
export function isLost(resource: ResourceName, object: string, at: number): boolean {
  return resource === 'payments' && object === incident.purgedKey && at > deleted && at < restored;
}

export function* incidentCalls(): Generator<Call> {
  const random = randomFrom('incident');
  yield* nightCalls(random);
  const {keller, brandt} = principals;
  // The portal does not restore single keys.
  const principal = {...keller, application: brandt.application};
  const rescuer = {principal, address: principal.user.address, client: clients.azureCli};
  for (const step of morning) yield* makeCalls(random, {...requestOf(step), ...rescuer});
}

/** One script that keeps its token: it is challenged only where it turns to another resource. */
function* nightCalls(random: Random): Generator<Call> {
  const intruder = {principal: principals.intruder, address: incident.address, client: clients.intruder};
  let current: ResourceName | undefined;
  for (const step of night) {
    const call = makeCall(random, {...requestOf(step), ...intruder});
    if (call.resource !== current) yield challengeBefore(random, call);
    current = call.resource;
    yield call;
  }
}

function requestOf([time, resource, operation, object, status]: Step) {
  return {at: Date.parse(time), resource, operation, object, status};
}

function sweepTime(index: number): string {
  return `2026-10-06T23:07:${String(2 + 4 * index).padStart(2, '0')}.${317 + 41 * index}Z`;
}

function backupTime(index: number): string {
  return `2026-10-06T23:4${3 + index}:1${index}.${402 + 97 * index}Z`;
}

function timeOf(operation: OperationName, steps: readonly Step[]): number {
  const step = steps.find(([, , name, , status]) => name === operation && status === undefined);
  return Date.parse(step![0]);
}
