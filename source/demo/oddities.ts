// What real logs hold and readers trip over: masked values, hostile clients, unknown operations, lines that are no records.
import {type Call, makeCall} from './calls.ts';
import {principals, type ResourceName} from './cast.ts';
import {clients} from './clients.ts';
import {randomFrom} from './random.ts';

// Sets the clipboard, clears the screen, colours it red, turns the reading direction round.
const hostileAgent =
  'curl/8.5.0 \u001b]52;c;cm0gLXJmIH4K\u0007\u001b[2J\u001b[41mALL CLEAR\u001b[0m \u202egnihton ees uoy\u202c\r\n\u009b1A';

/** Some exports hide addresses. */
const maskedTimes = [
  '2026-10-05T09:14:22.507Z',
  '2026-10-05T15:40:03.118Z',
  '2026-10-06T10:27:45.662Z',
  '2026-10-07T08:55:31.940Z',
];

export function* odditiesCalls(): Generator<Call> {
  const random = randomFrom('oddities');
  const {policy, managedHsm, webShop} = principals;
  for (const time of maskedTimes) {
    yield makeCall(random, {
      at: Date.parse(time),
      resource: 'vault',
      operation: 'VaultGet',
      principal: policy,
      address: 'X.X.X.X',
      client: clients.policy,
    });
  }
  const replica = {
    resource: 'data',
    operation: 'RegionReplicaSync',
    object: 'northeurope',
    principal: managedHsm,
    address: '',
    client: clients.service,
  } as const;
  yield makeCall(random, {at: Date.parse('2026-10-06T03:17:08.291Z'), ...replica});
  const probe = {
    resource: 'vault',
    operation: 'SecretGet',
    object: 'admin',
    principal: webShop,
    address: '192.0.2.66',
    client: {agent: hostileAgent, apiVersion: '7.3'},
  } as const;
  yield {
    ...makeCall(random, {at: Date.parse('2026-10-06T17:03:59.074Z'), ...probe}),
    principal: undefined,
    status: 401,
  };
}

/** A line that is no record. `cut` is the record of that place, broken off, before it was written again whole. */
export type BrokenLine = {
  readonly resource: ResourceName;
  /** Whole hours since the first day began. */
  readonly hour: number;
  /** Before which record of its file. */
  readonly before: number;
  readonly text: string | {readonly cut: number};
};

export const brokenLines: readonly BrokenLine[] = [
  {resource: 'payments', hour: 9, before: 40, text: {cut: 611}},
  {resource: 'payments', hour: 37, before: 700, text: {cut: 90}},
  {
    resource: 'payments',
    hour: 51,
    before: 12,
    text: 'upstream connect error or disconnect/reset before headers. reset reason: connection termination',
  },
  {resource: 'data', hour: 26, before: 101, text: {cut: 1020}},
  {resource: 'data', hour: 44, before: 58, text: '\0'.repeat(512)},
  {resource: 'vault', hour: 14, before: 33, text: {cut: 402}},
  {
    resource: 'vault',
    hour: 61,
    before: 5,
    text: '<?xml version="1.0" encoding="utf-8"?><Error><Code>ServerBusy</Code></Error>',
  },
];
