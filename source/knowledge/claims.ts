// The claims of the identity, one by one, for people: a plain label, the value decoded, and what it means.
import type {AuditEvent, Instant} from '../event/audit-event.ts';
import {claimText, claimTime, describeClaim, isKnownClaim} from '../event/claim-names.ts';
import {withoutTokens} from '../text/redact.ts';
import {addressMeaning} from './addresses.ts';
import {audienceMeaning, listed, managedIdentityOf, signInMethods, tenantName, wordsOf} from './identity-words.ts';
import {relationTo, spanOf} from './moments.ts';
import {roleOf} from './roles.ts';

export type ClaimEntry = {
  /** The key as the record wrote it. */
  readonly key: string;
  /** The short name, as in a token. */
  readonly name: string;
  readonly label: string;
  /** The value; a date with its relation to the event. */
  readonly text: string;
  /** What the value means, where there is more to say. */
  readonly note?: string;
};

/** In the order of the record. Log text, as hostile as any. */
export function claimsOf({
  identity,
  time,
  address,
}: Pick<AuditEvent, 'identity' | 'time' | 'address'>): readonly ClaimEntry[] {
  return [...identity.claims].map(([name, value]) => {
    const {label, text} = describeClaim(name, value);
    const at = claimTime(name, value);
    const note = noteOf(name, value, {identity, time, address});
    return {
      key: identity.writtenKeys.get(name) ?? name,
      name,
      label,
      text: withoutTokens(at === undefined || time === undefined ? text : `${text} · ${relationTo(time, at)}`),
      ...(note !== undefined && {note}),
    };
  });
}

type Surroundings = Pick<AuditEvent, 'identity' | 'time' | 'address'>;
type Note = (text: string, value: unknown, event: Surroundings) => string | undefined;

function noteOf(name: string, value: unknown, event: Surroundings): string | undefined {
  const note = Object.hasOwn(notes, name) ? notes[name] : undefined;
  if (note !== undefined) return note(claimText(value), value, event);
  return isKnownClaim(name) || !name.startsWith('xms_') ? undefined : 'an extension by Microsoft, not documented';
}

const notes: {readonly [name: string]: Note} = {
  oid: () => 'stays the same when names change',
  upn: guestNote,
  unique_name: guestNote,
  scp: text =>
    /\buser_impersonation\b/i.test(text) ? 'whatever the person may, the application may in their name' : undefined,
  idtyp: text => tokenKinds.get(text.toLowerCase()),
  amr: (_, value) => signInMethods(value)?.says,
  acr: text => (text === '0' ? 'the sign-in was not strong enough for ISO/IEC 29115' : undefined),
  appidacr: proofNote,
  azpacr: proofNote,
  roles: (_, value) => rolesIn(value),
  wids: (_, value) => rolesIn(value),
  tid: text => tenantName(text),
  iss: text =>
    /^https:\/\/sts\.windows\.net\//i.test(text)
      ? 'Entra ID, tokens of version 1'
      : /\/v2\.0\/?$/.test(text)
        ? 'Entra ID, tokens of version 2'
        : undefined,
  aud: text => audienceMeaning(text),
  acct: text => accounts.get(text),
  xms_mirid: text => {
    const {name, says} = managedIdentityOf(text);
    return `${name}: ${says}`;
  },
  ipaddr: (text, _, {address}) => {
    if (address === undefined) return addressMeaning(text).says;
    return address === text.toLowerCase()
      ? 'where the request came from, too'
      : `the request came from another one, ${address}`;
  },
  exp: (_, value, {time}) => expiryNote(time, claimTime('exp', value)),
};

const tokenKinds: ReadonlyMap<string, string> = new Map([
  ['app', 'the application asked for itself: no person is behind it'],
  ['user', 'a person is behind it'],
]);

const accounts: ReadonlyMap<string, string> = new Map([
  ['0', 'a member of the tenant'],
  ['1', 'a guest of the tenant'],
]);

function guestNote(text: string): string | undefined {
  return /#ext#/i.test(text) ? 'a guest from another tenant' : undefined;
}

function proofNote(text: string): string | undefined {
  return text === '0' ? "a tool on somebody's machine, which can keep no secret" : undefined;
}

function rolesIn(value: unknown): string | undefined {
  const roles = wordsOf(value).flatMap(id => roleOf(id) ?? []);
  return roles.length === 0 ? undefined : listed(roles.map(({name, says}) => `${name} (${says})`));
}

function expiryNote(time: Instant | undefined, at: number | undefined): string | undefined {
  if (time === undefined || at === undefined || at >= time.milliseconds) return undefined;
  return `the token had expired ${spanOf(time.milliseconds - at)} before it was shown`;
}
