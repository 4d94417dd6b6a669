// What a user means by an Azure source: an account, a container, and perhaps a part of that. Nothing secret is kept in it.
import {SourceProblem} from '../feed.ts';

export type AzureSource = {
  /** `https://ACCOUNT.blob.core.windows.net`, or with the account in the path, as emulators have it. */
  readonly account: string;
  readonly container: string;
  /** Only blobs whose names begin so. */
  readonly prefix: string;
};

/** A shared access signature that stood in the URL, without its question mark. */
export type ReadSource = {readonly source: AzureSource; readonly sas: string | undefined};

/** The container that Azure Monitor writes audit events to (reference: diagnostic settings of Key Vault). */
const auditContainer = 'insights-logs-auditevent';

const scheme = /^azure:/i;

export function isAzureSource(source: string): boolean {
  return scheme.test(source) || /^https?:\/\//i.test(source);
}

/**
 * `https://ACCOUNT.blob.core.windows.net[/CONTAINER[/PREFIX]][?SAS]` or `azure:ACCOUNT[/CONTAINER[/PREFIX]]`;
 * `container` is what the user named beside it. Throws a SourceProblem that repeats nothing secret.
 */
export function readAzureSource(written: string, container?: string): ReadSource {
  const url = urlOf(written);
  const parts = url.pathname.split('/').filter(part => part !== '');
  const isEmulated = isAddress(url.hostname);
  const account = isEmulated ? `${url.origin}/${parts.shift() ?? ''}` : url.origin;
  if (isEmulated && account.endsWith('/')) {
    throw new SourceProblem(`${account} names no account: an emulator's URL is ${url.origin}/ACCOUNT[/CONTAINER].`);
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new SourceProblem(`${url.origin} would send keys and logs unprotected: use https.`);
  }
  const [named, ...rest] = parts.map(decodeURIComponent);
  if (named !== undefined && container !== undefined && named !== container) {
    throw new SourceProblem(`The URL names the container ${named}, --container names ${container}: which is meant?`);
  }
  return {
    source: {account, container: named ?? container ?? auditContainer, prefix: rest.join('/')},
    sas: url.search === '' ? undefined : url.search.slice(1),
  };
}

/** A source as it was written, without the signature that may stand in its URL. */
export function withoutSignature(source: string): string {
  return isAzureSource(source) ? source.replace(/\?.*$/s, '') : source;
}

/** As people read it, and as the store knows it: `https://account.blob.core.windows.net/container[/prefix]`. */
export function sourceText({account, container, prefix}: AzureSource): string {
  return [account, container, ...(prefix === '' ? [] : [prefix])].join('/');
}

/** `contosologs`; of an emulator the name in its path. */
export function accountName({account}: AzureSource): string {
  const url = new URL(account);
  return isAddress(url.hostname) ? url.pathname.slice(1) : (url.hostname.split('.')[0] ?? url.hostname);
}

function urlOf(written: string): URL {
  const short = scheme.exec(written)?.[0];
  const text = short === undefined ? written : longForm(written.slice(short.length));
  const url = URL.parse(text);
  // A URL that cannot be read may hold a signature: it is not repeated.
  if (url === null) {
    throw new SourceProblem('This is no URL of a storage account: https://ACCOUNT.blob.core.windows.net[/CONTAINER].');
  }
  if (url.username !== '' || url.password !== '') {
    throw new SourceProblem('A URL must not hold a password: use --auth, a SAS or the environment.');
  }
  return url;
}

function longForm(short: string): string {
  const [account = '', ...rest] = short.split('/');
  if (!/^[a-z0-9]{3,24}$/i.test(account)) {
    throw new SourceProblem('azure:ACCOUNT takes the name of a storage account: 3 to 24 letters and digits.');
  }
  return `https://${account.toLowerCase()}.blob.core.windows.net/${rest.join('/')}`;
}

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[') || host === 'localhost';

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');
