// What the values of claims mean: ways to sign in, tenants, audiences, managed identities.
import {claimText} from '../event/claim-names.ts';

/** `isStrong`: more than something that one knows, or not to be told from here. */
export type SignIn = {readonly says: string; readonly isStrong: boolean};

/** Ways to sign in: RFC 8176 and what Entra adds. */
const methods: ReadonlyMap<string, SignIn> = mapOf({
  pwd: {says: 'a password', isStrong: false},
  pin: {says: 'a PIN', isStrong: false},
  kba: {says: 'questions that only the person can answer', isStrong: false},
  mfa: {says: 'a second factor', isStrong: true},
  ngcmfa: {says: 'a second factor', isStrong: true},
  otp: {says: 'a one-time code', isStrong: true},
  sms: {says: 'a text message', isStrong: true},
  tel: {says: 'a telephone call', isStrong: true},
  rsa: {says: 'a key of the own device', isStrong: true},
  fido: {says: 'a FIDO2 security key', isStrong: true},
  hwk: {says: 'a key in hardware', isStrong: true},
  swk: {says: 'a key in software', isStrong: true},
  pop: {says: 'a key', isStrong: true},
  sc: {says: 'a smart card', isStrong: true},
  x509: {says: 'a certificate', isStrong: true},
  face: {says: 'the face', isStrong: true},
  fpt: {says: 'a fingerprint', isStrong: true},
  iris: {says: 'the iris', isStrong: true},
  wia: {says: 'the sign-in of Windows', isStrong: true},
  fed: {says: 'another identity provider', isStrong: true},
});

/** `pwd, mfa` → a password and a second factor. */
export function signInMethods(amr: unknown): SignIn | undefined {
  const names = wordsOf(amr);
  if (names.length === 0) return undefined;
  const known = names.map(name => methods.get(name.toLowerCase()));
  const told = names.map((name, index) => known[index]?.says ?? `"${name}"`);
  return {says: listed([...new Set(told)]), isStrong: known.some(method => method === undefined || method.isStrong)};
}

const tenants: ReadonlyMap<string, string> = mapOf({
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a': "Microsoft's tenant of its own services",
  '72f988bf-86f1-41af-91ab-2d7cd011db47': "Microsoft's own tenant",
  '9188040d-6c67-4c5b-b112-36a304b66dad': 'personal Microsoft accounts',
});

export const tenantName = (id: string): string | undefined => tenants.get(id.toLowerCase());

const audiences: readonly (readonly [RegExp, string])[] = [
  [/^(?:https:\/\/)?managedhsm\.azure\.net\/?$/i, 'meant for Managed HSMs'],
  [/^(?:https:\/\/)?vault\.azure\.net\/?$|^cfa8b339-82a2-471a-a3c9-0fc0be7a4093$/i, 'meant for Key Vaults'],
  [/^https:\/\/management\.(?:core\.windows|azure)\.net\/?$/i, 'meant for Azure Resource Manager'],
  [/^https:\/\/graph\.microsoft\.com\/?$/i, 'meant for Microsoft Graph, not for an HSM or vault'],
];

export const audienceMeaning = (audience: string): string | undefined =>
  audiences.find(([pattern]) => pattern.test(audience))?.[1];

export type ManagedIdentity = {
  readonly name: string;
  /** `the managed identity of a SQL server, in resource group rg-prod`. */
  readonly says: string;
};

const resourceTypes: ReadonlyMap<string, string> = mapOf({
  'microsoft.apimanagement/service': 'an API Management service',
  'microsoft.app/containerapps': 'a container app',
  'microsoft.automation/automationaccounts': 'an automation account',
  'microsoft.compute/diskencryptionsets': 'a disk encryption set',
  'microsoft.compute/virtualmachines': 'a virtual machine',
  'microsoft.compute/virtualmachinescalesets': 'a virtual machine scale set',
  'microsoft.containerservice/managedclusters': 'a Kubernetes cluster',
  'microsoft.databricks/workspaces': 'a Databricks workspace',
  'microsoft.datafactory/factories': 'a data factory',
  'microsoft.dbformysql/flexibleservers': 'a MySQL server',
  'microsoft.dbforpostgresql/flexibleservers': 'a PostgreSQL server',
  'microsoft.documentdb/databaseaccounts': 'a Cosmos DB account',
  'microsoft.hybridcompute/machines': 'a machine outside Azure (Arc)',
  'microsoft.keyvault/managedhsms': 'an HSM',
  'microsoft.logic/workflows': 'a logic app',
  'microsoft.network/applicationgateways': 'an application gateway',
  'microsoft.recoveryservices/vaults': 'a Recovery Services vault',
  'microsoft.sql/servers': 'a SQL server',
  'microsoft.storage/storageaccounts': 'a storage account',
  'microsoft.synapse/workspaces': 'a Synapse workspace',
  'microsoft.web/sites': 'an App Service app',
});

/** Reads claim `xms_mirid`, the resource id of the identity. */
export function managedIdentityOf(resourceId: string): ManagedIdentity {
  const parts = resourceId.split('/').filter(part => part !== '');
  const after = (name: string) => {
    const at = parts.findIndex(part => part.toLowerCase() === name);
    return at < 0 ? undefined : parts[at + 1];
  };
  const [provider, type] = [after('providers'), parts.at(-2)];
  const kind = `${provider}/${type}`.toLowerCase();
  const says =
    kind === 'microsoft.managedidentity/userassignedidentities'
      ? 'a managed identity that several resources may share'
      : `the managed identity of ${resourceTypes.get(kind) ?? `a resource of type ${provider ?? '?'}/${type ?? '?'}`}`;
  const group = after('resourcegroups');
  const place = group === undefined ? '' : `, in resource group ${group}`;
  return {name: parts.at(-1) ?? resourceId, says: says + place};
}

/** Texts of a list, or of a text with blanks or commas between them. */
export function wordsOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  const texts = Array.isArray(value) ? value.map(claimText) : claimText(value).split(/[\s,]+/);
  return texts.filter(text => text !== '').slice(0, mostWords);
}

const mostWords = 50;

/** `a, b and c` */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A table to look hostile names up in: an object would know `constructor`. */
function mapOf<Value>(table: {readonly [name: string]: Value}): ReadonlyMap<string, Value> {
  return new Map(Object.entries(table));
}
