// The people in their office hours.
import {type Call, makeCalls} from './calls.ts';
import {principals, type ResourceName, type User} from './cast.ts';
import {type Client, clients} from './clients.ts';
import type {OperationName} from './operations.ts';
import {type Random, randomFrom} from './random.ts';
import {hour, moments, start} from './rhythm.ts';

/** One command or click. */
type Step = readonly [resource: ResourceName, operation: OperationName, object?: string, status?: number];

type Person = {
  readonly principal: User;
  readonly client: Client;
  /** Sittings a day, each one of the tasks. */
  readonly perDay: number;
  readonly tasks: readonly (readonly Step[])[];
};

const people: readonly Person[] = [
  {
    principal: principals.operator,
    client: clients.azureCli,
    perDay: 9,
    tasks: [
      [
        ['payments', 'KeyList'],
        ['payments', 'KeyGet', 'payments-master'],
        ['payments', 'KeyListVersions', 'payments-master'],
      ],
      [
        ['data', 'KeyList'],
        ['data', 'KeyGet', 'sql-tde-orders'],
        ['data', 'KeyGet', 'sql-tde-ledger'],
      ],
      [
        ['payments', 'KeyList'],
        ['data', 'KeyList'],
        ['payments', 'RoleAssignmentList'],
      ],
      [
        ['payments', 'KeyGet', 'code-signing-2026'],
        ['payments', 'KeyGet', 'code-signing-2025', 404],
      ],
    ],
  },
  {
    principal: principals.keller,
    client: clients.edge,
    perDay: 5,
    tasks: [
      [
        ['payments', 'RoleAssignmentList'],
        ['payments', 'RoleDefinitionList'],
      ],
      [
        ['data', 'RoleAssignmentList'],
        ['data', 'RoleDefinitionList'],
        ['data', 'KeyList'],
      ],
      [
        ['vault', 'VaultGet'],
        ['vault', 'SecretList'],
      ],
    ],
  },
  {
    principal: principals.brandt,
    client: clients.azureCliMac,
    perDay: 11,
    tasks: [
      [
        ['vault', 'SecretList'],
        ['vault', 'SecretGet', 'grafana-admin'],
      ],
      [['vault', 'SecretGet', 'terraform-backend']],
      [
        ['vault', 'SecretSet', 'datadog-api-key'],
        ['vault', 'SecretListVersions', 'datadog-api-key'],
      ],
      [
        ['vault', 'SecretSet', 'loadtest-password', 409],
        ['vault', 'SecretList'],
      ],
      [
        ['data', 'KeyGet', 'disk-cmk-prod'],
        ['data', 'KeyUpdate', 'disk-cmk-prod', 403],
      ],
    ],
  },
  {
    principal: principals.rahman,
    client: clients.azureCli,
    perDay: 7,
    tasks: [
      [
        ['payments', 'KeyGet', 'payments-tokens'],
        ['payments', 'KeyListVersions', 'payments-tokens'],
      ],
      [
        ['payments', 'KeyGet', 'settlement-signing'],
        ['payments', 'KeySign', 'settlement-signing', 403],
      ],
      [
        ['vault', 'SecretGet', 'payment-gateway-api-key'],
        ['vault', 'SecretGet', 'payment-gateway-key', 404],
      ],
      [
        ['payments', 'KeyCreate', 'payments-tokens', 409],
        ['payments', 'KeyList'],
      ],
    ],
  },
  {
    principal: principals.novak,
    client: clients.powerShell,
    perDay: 6,
    tasks: [
      [
        ['data', 'KeyGet', 'sql-tde-orders'],
        ['data', 'KeyListVersions', 'sql-tde-orders'],
      ],
      [
        ['data', 'KeyGet', 'sql-tde-ledger'],
        ['vault', 'SecretGet', 'ledger-db-connection'],
      ],
      [
        ['vault', 'SecretGet', 'orders-db-connection'],
        ['vault', 'SecretListVersions', 'orders-db-connection'],
      ],
    ],
  },
  {
    principal: principals.wei,
    client: clients.firefox,
    perDay: 4,
    tasks: [
      [
        ['payments', 'KeyList'],
        ['payments', 'RoleAssignmentList'],
        ['payments', 'RoleDefinitionList'],
      ],
      [
        ['data', 'KeyList'],
        ['data', 'RoleAssignmentList'],
      ],
      [
        ['vault', 'VaultGet'],
        ['vault', 'SecretList'],
        ['vault', 'SecretGet', 'jwt-signing-secret', 403],
      ],
    ],
  },
];

export function* peopleCalls(): Generator<Call> {
  for (const person of people) yield* personCalls(person, randomFrom(person.principal.name));
  yield* tidying(randomFrom('tidying'));
}

function* personCalls(person: Person, random: Random): Generator<Call> {
  const {principal, client} = person;
  const {address} = principal.user;
  for (const moment of moments(random, 'office', person.perDay / 24)) {
    let at = moment;
    for (const [resource, operation, object, status] of random.pick(person.tasks)) {
      yield* makeCalls(random, {at, resource, operation, object, status, principal, address, client});
      at += client.challenged ? random.integer(9_000, 95_000) : random.integer(150, 2_400);
    }
  }
}

/** A test secret goes for good on the first afternoon, as announced: not every purge is grave. */
function* tidying(random: Random): Generator<Call> {
  const {brandt: principal} = principals;
  const who = {principal, address: principal.user.address, client: clients.azureCliMac, object: 'loadtest-password'};
  const at = start + 14 * hour + 11 * 60_000;
  yield* makeCalls(random, {at, resource: 'vault', operation: 'SecretDelete', ...who});
  yield* makeCalls(random, {at: at + 74_210, resource: 'vault', operation: 'SecretPurge', ...who});
}
