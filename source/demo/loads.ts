// The services' steady work, one record each: who asks what of which keys, how often, from where.
import {type Principal, principals, type ResourceName} from './cast.ts';
import {type Client, clients} from './clients.ts';
import type {OperationName} from './operations.ts';
import type {Curve} from './rhythm.ts';

export type Load = {
  readonly principal: Principal;
  readonly resource: ResourceName;
  /** Client operations per hour in the mean of a day; each makes one call a step, all with one correlation id. */
  readonly perHour: number;
  readonly curve: Curve;
  /** A trailing `:` asks for a port, new for each operation. */
  readonly addresses: readonly string[];
  readonly client: Client;
  /** Keys or secrets; left out where the operations are about none. */
  readonly objects?: readonly string[];
  /** One is picked for each operation; what stands there twice is twice as likely. */
  readonly plays: readonly (readonly OperationName[])[];
};

const unwrap = [['KeyUnwrap'], ['KeyUnwrap'], ['KeyUnwrap'], ['KeyUnwrap'], ['KeyGet', 'KeyWrap']] as const;
const read = [['SecretGet'], ['SecretGet'], ['SecretGet'], ['SecretListVersions', 'SecretGet']] as const;

export const loads: readonly Load[] = [
  {
    principal: principals.sqlOrders,
    resource: 'data',
    perHour: 46,
    curve: 'steady',
    addresses: ['10.30.1.4', '10.30.1.5'],
    client: clients.sql,
    objects: ['sql-tde-orders'],
    plays: unwrap,
  },
  {
    principal: principals.sqlLedger,
    resource: 'data',
    perHour: 31,
    curve: 'steady',
    addresses: ['10.30.1.9'],
    client: clients.sql,
    objects: ['sql-tde-ledger'],
    plays: unwrap,
  },
  {
    principal: principals.storage,
    resource: 'data',
    perHour: 78,
    curve: 'steady',
    addresses: ['10.64.12.21:', '10.64.12.22:', '10.64.14.7:'],
    client: clients.storage,
    objects: ['storage-cmk-archive', 'storage-cmk-media', 'storage-cmk-media'],
    plays: unwrap,
  },
  {
    principal: principals.cosmos,
    resource: 'data',
    perHour: 24,
    curve: 'shop',
    addresses: ['10.66.3.18', '10.66.3.19'],
    client: clients.cosmos,
    objects: ['cosmos-cmk-catalog'],
    plays: unwrap,
  },
  {
    principal: principals.disks,
    resource: 'data',
    perHour: 13,
    curve: 'nightly',
    addresses: ['10.70.0.12:'],
    client: clients.disks,
    objects: ['disk-cmk-prod'],
    plays: unwrap,
  },
  {
    principal: principals.paymentsApi,
    resource: 'payments',
    perHour: 96,
    curve: 'shop',
    addresses: ['10.20.1.11', '10.20.1.12', '10.20.1.13', '10.20.1.14'],
    client: clients.payments,
    objects: ['payments-tokens', 'payments-tokens', 'payments-pin'],
    plays: [['KeyEncrypt'], ['KeyDecrypt'], ['KeyDecrypt']],
  },
  {
    principal: principals.paymentsApi,
    resource: 'payments',
    perHour: 42,
    curve: 'shop',
    addresses: ['10.20.1.11', '10.20.1.12', '10.20.1.13', '10.20.1.14'],
    client: clients.payments,
    objects: ['payments-master'],
    plays: [['KeyUnwrap'], ['KeyUnwrap'], ['KeyUnwrap'], ['KeyWrap', 'KeyUnwrap']],
  },
  {
    principal: principals.signing,
    resource: 'payments',
    perHour: 88,
    curve: 'business',
    addresses: ['10.20.4.6:', '10.20.4.7:'],
    client: clients.signing,
    objects: ['card-issuer-signing', 'card-issuer-signing', 'settlement-signing', 'code-signing-2026'],
    plays: [['KeySign'], ['KeySign'], ['KeySign', 'KeyVerify']],
  },
  {
    principal: principals.batchSigner,
    resource: 'payments',
    perHour: 11,
    curve: 'nightly',
    addresses: ['10.20.8.30'],
    client: clients.batch,
    objects: ['settlement-signing'],
    plays: [['KeySign']],
  },
  {
    principal: principals.webShop,
    resource: 'vault',
    perHour: 62,
    curve: 'shop',
    addresses: ['10.40.2.8', '10.40.2.9', '2001:db8:40:2::9'],
    client: clients.webShop,
    objects: ['orders-db-connection', 'payment-gateway-api-key', 'redis-primary', 'webhook-hmac', 'jwt-signing-secret'],
    plays: read,
  },
  {
    principal: principals.backOffice,
    resource: 'vault',
    perHour: 29,
    curve: 'business',
    addresses: ['10.44.0.17:', '10.44.0.23:'],
    client: clients.backOffice,
    objects: ['ledger-db-connection', 'smtp-password', 'partner-sftp-key', 'legacy-batch-password'],
    plays: read,
  },
  {
    principal: principals.backOffice,
    resource: 'vault',
    perHour: 5,
    curve: 'business',
    addresses: ['10.44.0.17:', '10.44.0.23:'],
    client: clients.backOffice,
    objects: ['api-contoso-com', 'backoffice-contoso-com'],
    plays: [['CertificateGet']],
  },
  {
    principal: principals.monitor,
    resource: 'payments',
    perHour: 12,
    curve: 'steady',
    addresses: ['10.50.0.4'],
    client: clients.monitor,
    plays: [['KeyList'], ['KeyList', 'RoleAssignmentList']],
  },
  {
    principal: principals.monitor,
    resource: 'data',
    perHour: 12,
    curve: 'steady',
    addresses: ['10.50.0.4'],
    client: clients.monitor,
    plays: [['KeyList'], ['KeyList', 'RoleAssignmentList']],
  },
  {
    principal: principals.monitor,
    resource: 'vault',
    perHour: 12,
    curve: 'steady',
    addresses: ['10.50.0.4'],
    client: clients.monitor,
    plays: [['SecretList']],
  },
  {
    principal: principals.policy,
    resource: 'vault',
    perHour: 2,
    curve: 'steady',
    addresses: ['198.51.100.230', '198.51.100.231'],
    client: clients.policy,
    plays: [['VaultGet']],
  },
];
