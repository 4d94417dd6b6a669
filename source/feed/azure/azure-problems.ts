// What went wrong with Azure, in a sentence with the way out. Made of status and code alone: messages may hold secrets.
import {SourceProblem} from '../feed.ts';
import type {Access} from './access.ts';
import {type AzureSource, accountName, sourceText} from './azure-source.ts';
import {Replaced} from './read-range.ts';
import type {Verdict} from './retry.ts';
import {Silent} from './silence.ts';

/** What errors of the SDK, of Node and of ours have in common. */
type Failure = {
  readonly name?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly details?: {readonly errorCode?: string};
  readonly response?: {readonly headers?: {readonly get: (name: string) => string | undefined}};
};

const passingStatuses = new Set([408, 429, 500, 502, 503, 504]);

/** Will the next try be any different? */
export function judgeFailure(error: unknown): Verdict {
  if (error instanceof SourceProblem || error instanceof Replaced) return {type: 'final'};
  const {statusCode, response} = error as Failure;
  const certain = codeOf(error);
  if (certain !== undefined && finalCodes.has(certain)) return {type: 'final'};
  if (statusCode !== undefined && !passingStatuses.has(statusCode)) return {type: 'final'};
  const after = retryAfter(response?.headers?.get('retry-after'));
  return {type: 'passing', reason: reasonOf(error), after};
}

/** Network failures that the next try meets again. */
const finalCodes = new Set([
  'ENOTFOUND',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Seconds, or a date; more than a few minutes is more than anybody waits. */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, Math.min(milliseconds, 300_000)) : undefined;
}

/** In few words, for what is tried again. */
function reasonOf(error: unknown): string {
  const {statusCode} = error as Failure;
  if (statusCode === 429 || statusCode === 503) return 'Azure is busy';
  if (statusCode !== undefined) return `Azure answered ${statusCode}`;
  if (error instanceof Silent) return 'the connection is silent';
  return reasons[codeOf(error) ?? ''] ?? 'the connection was lost';
}

const reasons: {readonly [code: string]: string} = {
  ECONNREFUSED: 'the connection was refused',
  EAI_AGAIN: 'the address cannot be looked up',
};

function codeOf(error: unknown): string | undefined {
  const {code, details} = error as Failure;
  return details?.errorCode ?? code;
}

/** The failure as a SourceProblem; what is one already stays. `access` is what was asked with. */
export function azureProblem(error: unknown, source: AzureSource, access?: Access): Error {
  if (error instanceof SourceProblem) return error;
  const {statusCode, name} = error as Failure;
  if (name === 'AbortError') return error as Error;
  const code = codeOf(error);
  const tell = sentences[code ?? ''] ?? (statusCode === undefined ? undefined : byStatus[statusCode]);
  const sentence =
    tell?.(source, {access, skew: skewOf(error)}) ??
    `${sourceText(source)} cannot be read: ${reasonOf(error)}${code === undefined ? '' : ` (${plain(code)})`}. Try again later.`;
  return new SourceProblem(sentence);
}

/** Codes come from elsewhere: letters and digits are all that one has. */
const plain = (code: string): string => code.replace(/[^\w.-]/g, '').slice(0, 60);

/** Milliseconds that this machine's clock is ahead of the service's. */
function skewOf(error: unknown): number {
  const told = Date.parse((error as Failure).response?.headers?.get('date') ?? '');
  return Number.isNaN(told) ? 0 : Date.now() - told;
}

/** What of a failure its code does not tell. */
type Circumstances = {readonly access: Access | undefined; readonly skew: number};

type Sentence = (source: AzureSource, circumstances: Circumstances) => string;

/** Source: learn.microsoft.com/rest/api/storageservices/blob-service-error-codes, and what Node calls its failures. */
const sentences: {readonly [code: string]: Sentence} = {
  AuthorizationPermissionMismatch: (source, {access}) =>
    access?.kind === 'sas'
      ? 'This SAS may not list and read: it needs the permissions r and l.'
      : `You are signed in, but may not read blobs of ${accountName(source)}. Ask for the role "Storage Blob Data Reader": az role assignment create --role "Storage Blob Data Reader" --assignee YOU --scope /subscriptions/…/storageAccounts/${accountName(source)}`,
  AuthorizationFailure: source =>
    `${accountName(source)} refused: its firewall does not know this machine, or the key or SAS does not fit. Ask who runs the account.`,
  AuthorizationResourceTypeMismatch: () =>
    'This SAS is not for containers and blobs: it needs the resource types c and o.',
  AuthorizationProtocolMismatch: () => 'This SAS is for https alone: use an https URL.',
  AuthorizationSourceIPMismatch: () => 'This SAS is for other addresses than the one of this machine.',
  InsufficientAccountPermissions: source =>
    `What you signed in with may not read ${accountName(source)}: a SAS needs the permissions r and l, a role that of "Storage Blob Data Reader".`,
  AuthenticationFailed: unauthentic,
  InvalidAuthenticationInfo: () => 'The sign-in is not valid (any more): run az login, or use another --auth.',
  NoAuthenticationInformation: source =>
    `${accountName(source)} wants to know who asks: sign in with az login, or give a key or SAS (see --auth).`,
  PublicAccessNotPermitted: source =>
    `${accountName(source)} wants to know who asks: sign in with az login, or give a key or SAS (see --auth).`,
  KeyBasedAuthenticationNotPermitted: source =>
    `${accountName(source)} takes no keys: sign in with az login and use --auth cli.`,
  AccountIsDisabled: source => `The storage account ${accountName(source)} is disabled.`,
  ContainerNotFound: source =>
    `${accountName(source)} has no container ${source.container}: name another with --container, or no diagnostic setting writes to this account yet (az monitor diagnostic-settings create … --storage-account ${accountName(source)}).`,
  ContainerBeingDeleted: source => `The container ${source.container} is being deleted.`,
  InvalidResourceName: unnameable,
  OutOfRangeInput: unnameable,
  ENOTFOUND: source =>
    `There is no host ${new URL(source.account).hostname}: check the account's name, or the network.`,
  EAI_AGAIN: source =>
    `The address of ${new URL(source.account).hostname} cannot be looked up: is this machine online, and its DNS server answering?`,
  ETIMEDOUT: unreachable,
  ENETUNREACH: unreachable,
  EHOSTUNREACH: unreachable,
  ECONNREFUSED: source => `${new URL(source.account).host} refuses connections: is it running, and is the port right?`,
  CERT_HAS_EXPIRED: source => `The certificate of ${new URL(source.account).host} has expired.`,
  ...Object.fromEntries(
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ].map(code => [code, untrusted]),
  ),
};

const byStatus: {readonly [status: number]: Sentence} = {
  401: sentences.InvalidAuthenticationInfo!,
  403: sentences.AuthorizationFailure!,
  404: sentences.ContainerNotFound!,
};

/** Milliseconds: the service takes what is signed so much too early or late. */
const tolerated = 15 * 60_000;

function unauthentic(source: AzureSource, {access, skew}: Circumstances): string {
  if (Math.abs(skew) >= tolerated) {
    const way = skew < 0 ? 'behind' : 'ahead of';
    return `This machine's clock is ${Math.round(Math.abs(skew) / 60_000)} minutes ${way} that of ${accountName(source)}, which therefore refuses: set the clock (timedatectl set-ntp true).`;
  }
  const expiry = access?.kind === 'sas' ? Date.parse(new URLSearchParams(access.sas).get('se') ?? '') : Number.NaN;
  if (expiry < Date.now() - skew) return `The SAS expired on ${new Date(expiry).toISOString()}: ask for a new one.`;
  const what = access?.kind === 'token' ? 'sign-in' : 'key or SAS';
  return `${accountName(source)} did not accept the ${what}: it is wrong, or was revoked.`;
}

function unreachable(source: AzureSource): string {
  return `${new URL(source.account).hostname} cannot be reached: check the network, and HTTPS_PROXY where there is a proxy.`;
}

function unnameable({container}: AzureSource): string {
  return `${plain(container)} cannot be the name of a container: 3 to 63 small letters, digits and hyphens.`;
}

function untrusted(source: AzureSource): string {
  return `The certificate of ${new URL(source.account).host} is not trusted here. Behind a proxy that opens connections, name its certificate: NODE_EXTRA_CA_CERTS=/path/to/ca.pem`;
}
