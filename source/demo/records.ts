// Calls written as the two services write them: field order, identity, times and outcomes differ between HSM and vault.
import type {Call} from './calls.ts';
import {type Resource, type ResourceName, resources, subscription, tenant} from './cast.ts';
import {identityText, vaultClaims} from './claims.ts';
import {operations} from './operations.ts';
import {guidOf, hexOf} from './random.ts';

const signatures: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
};

/** One line of the log, without its line end. */
export function recordLine(call: Call): string {
  const {service} = resources[call.resource];
  return JSON.stringify(service === 'hsm' ? hsmRecord(call) : vaultRecord(call));
}

/** The resource's ARM id, in the upper case of blob names and records. */
export function resourceId({service, name, group}: Resource): string {
  const type = service === 'hsm' ? 'managedHSMs' : 'vaults';
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.KeyVault/${type}/${name}`.toUpperCase();
}

function hsmRecord(call: Call): object {
  const {name, group} = resources[call.resource];
  return {
    TenantId: tenant,
    time: new Date(call.at).toISOString(),
    resourceId: idOf(call.resource),
    operationName: call.principal ? call.operation : 'Authentication',
    operationVersion: call.client.apiVersion,
    category: 'AuditEvent',
    resultType: call.status < 400 ? 'Success' : 'Failed',
    resultSignature: signatures[call.status],
    resultDescription: sentence(call),
    properties: {PoolType: 'M-HSM', sku_Family: 'B', sku_Name: 'Standard_B1'},
    durationMs: call.duration,
    callerIpAddress: call.address,
    identity: call.principal ? identityText(call.principal, call) : '{}',
    clientInfo: call.client.agent,
    correlationId: call.correlation,
    subnetId: '(unknown)',
    httpStatusCode: call.status,
    PoolName: name.replaceAll('-', ''),
    requestUri: requestUri(call),
    resourceGroup: group,
    resourceProvider: 'MICROSOFT.KEYVAULT',
    resource: name,
    resourceType: 'managedHSMs',
  };
}

function vaultRecord(call: Call): object {
  // Any steady four digits will do for what is below the millisecond.
  const ticks = String(Number.parseInt(call.correlation.slice(0, 4), 16) % 10_000).padStart(4, '0');
  const uri = requestUri(call);
  return {
    time: new Date(call.at).toISOString().replace('Z', `${ticks}Z`),
    category: 'AuditEvent',
    operationName: call.principal ? call.operation : 'Authentication',
    resultType: 'Success',
    resultDescription: sentence(call),
    correlationId: call.correlation,
    callerIpAddress: call.address,
    identity: call.principal ? {claim: vaultClaims(call.principal, call)} : {},
    properties: {
      id: call.object && call.principal ? uri.slice(0, uri.indexOf('?')) : undefined,
      clientInfo: call.client.agent,
      requestUri: uri,
      httpStatusCode: call.status,
      isRbacAuthorized: call.principal ? call.status !== 403 : undefined,
      appliedAssignmentId:
        call.principal && call.status < 400 ? guidOf(`assignment ${call.principal.name}`) : undefined,
      addressAuthorizationType: call.address.startsWith('10.') ? 'PrivateLink' : 'PublicIP',
      subnetId: '(unknown)',
      tlsVersion: Number(call.client.apiVersion) > 7.4 ? 'TLS1_3' : 'TLS1_2',
    },
    resourceId: idOf(call.resource),
    operationVersion: call.client.apiVersion,
    resultSignature: signatures[call.status],
    durationMs: String(call.duration),
  };
}

const ids = Object.fromEntries(Object.entries(resources).map(([key, resource]) => [key, resourceId(resource)]));

function idOf(resource: ResourceName): string {
  return ids[resource]!;
}

function requestUri({resource, operation, object = '', client}: Call): string {
  const {service, name} = resources[resource];
  const {path} = operations[operation];
  const host = `https://${name}.${service === 'hsm' ? 'managedhsm' : 'vault'}.azure.net`;
  const version = path.includes('{version}') ? hexOf(`version ${object}`).slice(0, 32) : '';
  const filled = path.replace('{object}', object).replace('{version}', version).replace('{resourceId}', idOf(resource));
  return `${path.startsWith('https:') ? '' : host}${filled}?api-version=${client.apiVersion}`;
}

/** Why it failed; `undefined` where it did not. */
function sentence({status, operation, object = '', principal, resource, expired}: Call): string | undefined {
  if (status < 400) return undefined;
  const scope = resources[resource].service === 'hsm' ? 'managedHsm' : 'vaults';
  const reasons: Readonly<Record<number, string>> = {
    401:
      expired && principal
        ? 'IDX10223: Lifetime validation failed. The token is expired.'
        : 'AKV10000: Request is missing a Bearer or PoP token.',
    403: `Caller is not authorized to perform action on resource. Caller: oid=${principal?.objectId}. Action: 'Microsoft.KeyVault/${scope}/${operations[operation].action}/action'.`,
    404: `${object} was not found in this ${scope === 'vaults' ? 'key vault' : 'managed HSM'}.`,
    409: `${object} is currently being deleted, or exists in a deleted but recoverable state.`,
    429: 'Request was not processed because too many requests were received. Reason: PoolTransactionLimitReached.',
  };
  return reasons[status];
}
