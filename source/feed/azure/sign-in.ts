// The ways to sign in, as a table. Each has a deadline: some credentials of the SDK wait for ever, deaf to being aborted.
import {setTimeout as sleep} from 'node:timers/promises';
import {SourceProblem} from '../feed.ts';
import type {Access, AccessProvider} from './access.ts';
import {accessByCli} from './azure-cli.ts';
import {type AzureSource, accountName} from './azure-source.ts';

export const authNames = ['auto', 'cli', 'environment', 'managed-identity', 'workload', 'key', 'sas'] as const;

export type AuthName = (typeof authNames)[number];

/** What the environment and the URL gave. Never shown, never stored. */
export type Secrets = {
  readonly sas?: string | undefined;
  readonly key?: string | undefined;
  readonly connectionString?: string | undefined;
  /** Which of a machine's identities is meant; not secret. */
  readonly clientId?: string | undefined;
};

type Way = (source: AzureSource, secrets: Secrets, signal?: AbortSignal) => Promise<Access>;

const ways: {readonly [name in AuthName]: Way} = {
  auto: (source, secrets, signal) => ways[bestOf(source, secrets)](source, secrets, signal),
  cli: (_source, _secrets, signal) => accessByCli(signal),
  environment: () => byIdentity(async ({EnvironmentCredential}) => new EnvironmentCredential(), 'environment'),
  'managed-identity': (_source, {clientId}) =>
    byIdentity(
      async ({ManagedIdentityCredential}) =>
        clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential({clientId}),
      'managed-identity',
    ),
  workload: () => byIdentity(async ({WorkloadIdentityCredential}) => new WorkloadIdentityCredential(), 'workload'),
  key: async (source, secrets) => {
    const key = keyOf(source, secrets);
    if (key === undefined) {
      throw new SourceProblem(
        `There is no key of ${accountName(source)}: set AZURE_STORAGE_KEY or AZURE_STORAGE_CONNECTION_STRING in the environment.`,
      );
    }
    return {kind: 'key', account: accountName(source), key};
  },
  sas: async (source, secrets) => {
    const sas = sasOf(source, secrets);
    if (sas === undefined) {
      throw new SourceProblem(
        'There is no SAS: set AZURE_STORAGE_SAS_TOKEN in the environment, or name a URL that has one.',
      );
    }
    return {kind: 'sas', sas};
  },
};

/** Asks once, and again shortly before what it got expires. */
export function createAccess(source: AzureSource, auth: AuthName, secrets: Secrets): AccessProvider {
  let known: Promise<Access> | undefined;
  return async signal => {
    const access = await known?.catch(() => undefined);
    if (access !== undefined && (access.kind !== 'token' || access.expires - Date.now() > margin)) return access;
    known = ways[auth](source, secrets, signal);
    return known;
  };
}

/** Milliseconds: a token that expires sooner is renewed. */
const margin = 300_000;

/** The secret that the chosen way takes, where it was not given. */
export function lackingSecret(source: AzureSource, auth: AuthName, secrets: Secrets): 'key' | 'sas' | undefined {
  if (auth === 'key' && keyOf(source, secrets) === undefined) return 'key';
  return auth === 'sas' && sasOf(source, secrets) === undefined ? 'sas' : undefined;
}

/** What was given is meant; without anything, the session that most people have. */
function bestOf(source: AzureSource, secrets: Secrets): AuthName {
  if (secrets.sas !== undefined) return 'sas';
  if (keyOf(source, secrets) !== undefined) return 'key';
  return sasOf(source, secrets) === undefined ? 'cli' : 'sas';
}

function keyOf(source: AzureSource, {key, connectionString}: Secrets): string | undefined {
  const parts = readConnectionString(connectionString);
  // A connection string speaks for its own account alone.
  return parts?.AccountName === accountName(source) && parts.AccountKey !== undefined ? parts.AccountKey : key;
}

function sasOf(source: AzureSource, {sas, connectionString}: Secrets): string | undefined {
  const parts = readConnectionString(connectionString);
  const own = parts?.AccountName === undefined || parts.AccountName === accountName(source);
  return (sas ?? (own ? parts?.SharedAccessSignature : undefined))?.replace(/^\?/, '');
}

function readConnectionString(text: string | undefined): {readonly [name: string]: string} | undefined {
  if (text === undefined || text === '') return undefined;
  return Object.fromEntries(
    text.split(';').flatMap(part => {
      const equals = part.indexOf('=');
      return equals < 0 ? [] : [[part.slice(0, equals).trim(), part.slice(equals + 1).trim()]];
    }),
  );
}

const deadline = 15_000;
const scope = 'https://storage.azure.com/.default';

type Identity = typeof import('@azure/identity');
type Credential = {readonly getToken: (scope: string) => Promise<{token: string; expiresOnTimestamp: number} | null>};

async function byIdentity(make: (identity: Identity) => Promise<Credential>, name: AuthName): Promise<Access> {
  const found = await Promise.race([
    import('@azure/identity')
      .then(make)
      .then(credential => credential.getToken(scope))
      .catch(() => null),
    sleep(deadline, undefined, {ref: false}),
  ]);
  if (found) return {kind: 'token', token: found.token, expires: found.expiresOnTimestamp};
  throw new SourceProblem(
    found === undefined ? `--auth ${name} gave no answer within ${deadline / 1000} s.` : missing[name],
  );
}

const missing: {readonly [name: string]: string} = {
  environment:
    '--auth environment needs AZURE_TENANT_ID and AZURE_CLIENT_ID, and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH, all of them valid.',
  'managed-identity':
    '--auth managed-identity works on Azure machines that have an identity; this one has none, or not the one that AZURE_CLIENT_ID names.',
  workload:
    '--auth workload needs AZURE_FEDERATED_TOKEN_FILE, AZURE_TENANT_ID and AZURE_CLIENT_ID, as Kubernetes sets them.',
};
