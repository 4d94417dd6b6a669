// The claims of Entra tokens: their names in every spelling, and what they say to a reader.
import {applicationName} from './applications.ts';

type Kind = 'text' | 'date' | 'application' | 'proof';

type Claim = {
  /** The short name, as in a token. */
  readonly name: string;
  /** The long name that .NET gives it. */
  readonly uri?: string;
  /** What it is, for people. */
  readonly label: string;
  readonly kind: Kind;
};

const microsoft = 'http://schemas.microsoft.com/identity/claims';
const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const role = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';

const claims: readonly Claim[] = [
  {name: 'oid', uri: `${microsoft}/objectidentifier`, label: 'object id', kind: 'text'},
  {name: 'upn', uri: `${soap}/upn`, label: 'sign-in name', kind: 'text'},
  {name: 'unique_name', uri: `${soap}/name`, label: 'unique name', kind: 'text'},
  {name: 'name', label: 'name', kind: 'text'},
  {name: 'given_name', uri: `${soap}/givenname`, label: 'given name', kind: 'text'},
  {name: 'family_name', uri: `${soap}/surname`, label: 'family name', kind: 'text'},
  {name: 'email', uri: `${soap}/emailaddress`, label: 'e-mail', kind: 'text'},
  {name: 'appid', label: 'application', kind: 'application'},
  {name: 'azp', label: 'application', kind: 'application'},
  {name: 'appidacr', label: 'application proved by', kind: 'proof'},
  {name: 'azpacr', label: 'application proved by', kind: 'proof'},
  {name: 'idtyp', label: 'token for', kind: 'text'},
  {name: 'scp', uri: `${microsoft}/scope`, label: 'delegated permissions', kind: 'text'},
  {name: 'roles', uri: `${role}/role`, label: 'roles', kind: 'text'},
  {name: 'wids', label: 'directory roles', kind: 'text'},
  {name: 'groups', uri: `${role}/groups`, label: 'groups', kind: 'text'},
  {name: 'tid', uri: `${microsoft}/tenantid`, label: 'tenant', kind: 'text'},
  {name: 'iss', label: 'issuer', kind: 'text'},
  {name: 'idp', uri: `${microsoft}/identityprovider`, label: 'identity provider', kind: 'text'},
  {name: 'ipaddr', label: 'address at sign-in', kind: 'text'},
  {name: 'amr', uri: 'http://schemas.microsoft.com/claims/authnmethodsreferences', label: 'signed in by', kind: 'text'},
  {name: 'acr', uri: 'http://schemas.microsoft.com/claims/authnclassreference', label: 'sign-in class', kind: 'text'},
  {name: 'iat', label: 'issued', kind: 'date'},
  {name: 'nbf', label: 'not before', kind: 'date'},
  {name: 'exp', label: 'expires', kind: 'date'},
  {name: 'aud', label: 'audience', kind: 'text'},
  {name: 'sub', uri: `${soap}/nameidentifier`, label: 'subject', kind: 'text'},
  {name: 'puid', label: 'passport id', kind: 'text'},
  {name: 'ver', label: 'token version', kind: 'text'},
  {name: 'preferred_username', label: 'sign-in name', kind: 'text'},
  {name: 'app_displayname', label: 'name of the application', kind: 'text'},
  {name: 'acct', label: 'account', kind: 'text'},
  {name: 'auth_time', label: 'signed in', kind: 'date'},
  {name: 'xms_tcdt', label: 'tenant made', kind: 'date'},
  {name: 'deviceid', label: 'device', kind: 'text'},
  {name: 'sid', label: 'session', kind: 'text'},
  {name: 'uti', label: 'token id (for support)', kind: 'text'},
  {name: 'rh', label: 'internal id rh (for support)', kind: 'text'},
  {name: 'aio', label: 'internal id aio (for support)', kind: 'text'},
  {name: 'xms_mirid', label: 'managed identity of', kind: 'text'},
  {name: 'xms_az_nwperimid', label: 'network security perimeters', kind: 'text'},
];

const byName: ReadonlyMap<string, Claim> = new Map(claims.map(claim => [claim.name, claim]));

const byFolded: ReadonlyMap<string, string> = new Map(
  claims.flatMap(({name, uri}) => [name, ...(uri === undefined ? [] : [uri])].map(key => [fold(key), name])),
);

/**
 * The short name of a claim written as `oid`, as a URI, as its nested path joined by dots
 * (`http_schemas_microsoft_com_identity.claims.objectidentifier`) or as a column of AzureDiagnostics.
 */
export function shortClaimName(written: string): string | undefined {
  return written.length > 200 ? undefined : byFolded.get(fold(written));
}

/** A claim for people: a plain label, and the value decoded. */
export function describeClaim(name: string, value: unknown): {readonly label: string; readonly text: string} {
  const claim = byName.get(name);
  return {label: claim?.label ?? name, text: decoders[claim?.kind ?? 'text'](value)};
}

/** The instant that a claim tells, in milliseconds since 1970, where it tells one. */
export function claimTime(name: string, value: unknown): number | undefined {
  return byName.get(name)?.kind === 'date' ? millisecondsOf(value) : undefined;
}

/** Is it among those that the documentation names? */
export const isKnownClaim = (name: string): boolean => byName.has(name);

/** The value as one line: lists with commas, objects as JSON. */
export function claimText(value: unknown): string {
  if (Array.isArray(value)) return value.map(claimText).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

const proofs: ReadonlyMap<string, string> = new Map([
  ['0', 'nothing (public client)'],
  ['1', 'a secret'],
  ['2', 'a certificate'],
]);

const decoders: {readonly [kind in Kind]: (value: unknown) => string} = {
  text: claimText,
  date: value => dateOf(value) ?? claimText(value),
  proof: value => proofs.get(claimText(value)) ?? claimText(value),
  application: value => {
    const id = claimText(value);
    const name = applicationName(id);
    return name === undefined ? id : `${name} (${id})`;
  },
};

function dateOf(value: unknown): string | undefined {
  const milliseconds = millisecondsOf(value);
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/** Unix seconds, possibly as text. */
function millisecondsOf(value: unknown): number | undefined {
  const isSeconds = typeof value === 'number' || (typeof value === 'string' && /^\d{1,12}$/.test(value));
  const milliseconds = isSeconds ? Number(value) * 1000 : Number.NaN;
  return Math.abs(milliseconds) <= 8.64e15 ? milliseconds : undefined;
}

/** One spelling for dots, slashes, colons and underscores, in lower case. */
function fold(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
}
