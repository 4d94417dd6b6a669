// Who and what appears in the demo: HSMs and vault, people and services.
import {guidOf} from './random.ts';

export const tenant = guidOf('tenant contoso.com');
export const subscription = guidOf('subscription contoso-production');

export type Resource = {
  readonly service: 'hsm' | 'vault';
  readonly name: string;
  readonly group: string;
  /** Azure ends lines either way. */
  readonly lineEnd: '\n' | '\r\n';
};

export const resources = {
  payments: {service: 'hsm', name: 'contoso-pay-hsm', group: 'rg-payments-prod', lineEnd: '\r\n'},
  data: {service: 'hsm', name: 'contoso-data-hsm', group: 'rg-platform-prod', lineEnd: '\n'},
  vault: {service: 'vault', name: 'contoso-app-kv', group: 'rg-platform-prod', lineEnd: '\r\n'},
} as const satisfies Record<string, Resource>;

export type ResourceName = keyof typeof resources;

/** Keys, and in the vault secrets, by where they live. */
export const objects = {
  payments: [
    'payments-master',
    'payments-tokens',
    'payments-pin',
    'card-issuer-signing',
    'settlement-signing',
    'code-signing-2026',
  ],
  data: [
    'sql-tde-orders',
    'sql-tde-ledger',
    'storage-cmk-archive',
    'storage-cmk-media',
    'disk-cmk-prod',
    'cosmos-cmk-catalog',
  ],
  vault: [
    'orders-db-connection',
    'ledger-db-connection',
    'payment-gateway-api-key',
    'smtp-password',
    'redis-primary',
    'webhook-hmac',
    'partner-sftp-key',
    'jwt-signing-secret',
    'grafana-admin',
    'terraform-backend',
    'datadog-api-key',
    'legacy-batch-password',
  ],
} as const satisfies Record<ResourceName, readonly string[]>;

/** How an application proves itself: claim `appidacr`. */
const proof = {publicClient: '0', secret: '1', certificate: '2'} as const;

export type Principal = {
  readonly name: string;
  readonly objectId: string;
  readonly application: string;
  readonly proof: (typeof proof)[keyof typeof proof];
  /** Milliseconds from one token to the next. */
  readonly tokenLife: number;
  /** Set for people: how and from where they signed in. */
  readonly user?: {readonly methods: readonly string[]; readonly address: string};
  /** Set for managed identities: the resource that the identity belongs to. */
  readonly managedBy?: string;
};

/** A person's sign-in. */
export type User = Principal & {readonly user: NonNullable<Principal['user']>};

const applications = {
  azureCli: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  azurePowerShell: '1950a258-227b-4e31-a9cf-717495945fc2',
  portal: '3686488a-04fc-4d8a-b967-61f98ec41efe',
  storage: 'e406a681-f3d4-42a8-90b6-c2b029497af1',
  cosmos: 'a232010e-820c-4083-83bb-3ace5fc29d0b',
  policyInsights: '8cae6e77-e04e-42ce-b5cb-50d82bce26b1',
  managedHsm: '589d5083-6f11-4d30-a62a-a4b316a14abf',
} as const;

export const principals = {
  operator: person('operator@contoso.com', 'azureCli', '198.51.100.20', ['pwd', 'mfa']),
  // The same account, but another sign-in: password only, from elsewhere, with another client.
  intruder: person('operator@contoso.com', 'azurePowerShell', '203.0.113.77', ['pwd']),
  keller: person('maria.keller@contoso.com', 'portal', '198.51.100.31', ['pwd', 'mfa']),
  brandt: person('jonas.brandt@contoso.com', 'azureCli', '198.51.100.42', ['pwd', 'mfa']),
  rahman: person('aisha.rahman@contoso.com', 'azureCli', '2001:db8:40:7::1c', ['rsa', 'mfa']),
  novak: person('tomas.novak@contoso.com', 'azurePowerShell', '198.51.100.57', ['pwd', 'mfa']),
  wei: person('li.wei@contoso.com', 'portal', '192.0.2.140', ['rsa', 'mfa']),
  sqlOrders: identity('sql-orders-prod', 'rg-platform-prod', 'Microsoft.Sql/servers'),
  sqlLedger: identity('sql-ledger-prod', 'rg-platform-prod', 'Microsoft.Sql/servers'),
  disks: identity('des-prod-westeurope', 'rg-platform-prod', 'Microsoft.Compute/diskEncryptionSets'),
  storage: application('Azure Storage', applications.storage, 'certificate'),
  cosmos: application('Azure Cosmos DB', applications.cosmos, 'certificate'),
  paymentsApi: identity('mi-payments-api', 'rg-payments-prod', 'Microsoft.ManagedIdentity/userAssignedIdentities'),
  signing: identity('signing-service', 'rg-payments-prod', 'Microsoft.ManagedIdentity/userAssignedIdentities'),
  batchSigner: identity('batch-signer', 'rg-payments-prod', 'Microsoft.ManagedIdentity/userAssignedIdentities'),
  webShop: identity('app-webshop-prod', 'rg-platform-prod', 'Microsoft.Web/sites'),
  backOffice: identity(
    'aks-backoffice-agentpool',
    'rg-platform-prod',
    'Microsoft.ManagedIdentity/userAssignedIdentities',
  ),
  backup: identity('mi-hsm-backup', 'rg-platform-prod', 'Microsoft.ManagedIdentity/userAssignedIdentities'),
  monitor: application('hsm-monitor', guidOf('application hsm-monitor'), 'secret'),
  policy: application('Policy Insights', applications.policyInsights, 'certificate'),
  managedHsm: application('Managed HSM', applications.managedHsm, 'certificate'),
} as const satisfies Record<string, Principal>;

function person(name: string, client: keyof typeof applications, address: string, methods: readonly string[]): User {
  const user = {methods, address};
  const tokenLife = 75 * 60_000;
  return {
    name,
    objectId: guidOf(`user ${name}`),
    application: applications[client],
    proof: proof.publicClient,
    tokenLife,
    user,
  };
}

function identity(name: string, group: string, type: string): Principal {
  const managedBy = `/subscriptions/${subscription}/resourcegroups/${group}/providers/${type}/${name}`;
  const tokenLife = 24 * 3_600_000;
  return {
    name,
    objectId: guidOf(name),
    application: guidOf(`application ${name}`),
    proof: proof.certificate,
    tokenLife,
    managedBy,
  };
}

function application(name: string, id: string, provenBy: keyof typeof proof): Principal {
  return {name, objectId: guidOf(name), application: id, proof: proof[provenBy], tokenLife: 3_600_000};
}
