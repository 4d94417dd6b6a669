// Who asked: name, kind of principal, application, how it signed in, and how old its token was.
import {type Application, applicationLike, applicationOf} from '../../event/applications.ts';
import type {AuditEvent} from '../../event/audit-event.ts';
import {claimText, claimTime} from '../../event/claim-names.ts';
import {textClaim} from '../../event/identity.ts';
import {listed, managedIdentityOf, signInMethods, tenantName, wordsOf} from '../identity-words.ts';
import {spanOf} from '../moments.ts';
import {roleOf} from '../roles.ts';
import {type Statement, type Statements, state, stateOf} from './statement.ts';
import {type ToldProperties, toldText} from './told-properties.ts';

export function tellWho(event: AuditEvent, told: ToldProperties): Statements {
  const {caller, objectId, identity} = event;
  if (identity.claims.size === 0) return [stateOf('caller', caller, 'strong'), nobody(event, told)];
  const application = applicationOf(textClaim(identity, 'appid') ?? textClaim(identity, 'azp') ?? '');
  return [
    stateOf('caller', caller, 'strong'),
    state(kindOf(event, application)),
    byApplication(event, application),
    ...signIn(event),
    tokenAge(event),
    ...mightyRoles(event),
    otherTenant(event, told),
    caller === objectId ? undefined : stateOf('oid', objectId, 'muted', `object id ${objectId}`),
  ];
}

function nobody({outcome}: AuditEvent, told: ToldProperties): Statement {
  if (told('identity') !== undefined)
    return state('an identity is written that cannot be read: masked, or cut', 'warning');
  if (outcome === 'challenge') return state('a client that has no token yet: who it is, its next request tells');
  if (outcome === 'failed') return state('nobody knows who: there is no token');
  return state('no caller is written: the service itself, or a record that does not tell');
}

function kindOf({identity, caller}: AuditEvent, application: Application | undefined): string {
  const managed = textClaim(identity, 'xms_mirid');
  if (managed !== undefined) return managedIdentityOf(managed).says;
  const has = (name: string) => identity.claims.has(name);
  const kind = textClaim(identity, 'idtyp')?.toLowerCase();
  if (kind === 'user' || has('upn') || has('scp'))
    return /#ext#/i.test(caller) ? 'a guest from another tenant' : 'a person';
  if (application?.kind === 'own') return 'the service itself';
  if (application?.kind === 'service') return 'a service of Azure';
  if (kind === 'app' || has('appid') || has('azp')) return 'an application, with no person behind it';
  if (has('unique_name')) return 'a person';
  return has('oid') ? 'somebody or something of which only the id is written' : 'an identity that names nobody';
}

function byApplication(
  {application: name, caller, identity}: AuditEvent,
  known: Application | undefined,
): Statement | undefined {
  if (name === undefined || name === caller) return undefined;
  // Every managed identity has an application of its own, which nobody knows by its id.
  if (identity.claims.has('xms_mirid')) return stateOf('app', name, 'muted', `application id ${name}`);
  return stateOf('app', name, 'plain', `by ${known === undefined ? unknownApplication(name) : name}`);
}

function unknownApplication(id: string): string {
  const like = applicationLike(id);
  return `application ${id}, ${like === undefined ? 'none of the well-known' : `which begins as ${like.name} does`}`;
}

/** How person and application proved who they are. */
function signIn({identity: {claims}}: AuditEvent): Statements {
  const methods = signInMethods(claims.get('amr'));
  const proof = proofs.get(claimText(claims.get('appidacr') ?? claims.get('azpacr')));
  return [
    methods &&
      (methods.isStrong
        ? state(`signed in with ${methods.says}`)
        : state(`signed in with ${methods.says} alone, without a second factor`, 'warning')),
    methods === undefined && proof !== undefined ? state(proof) : undefined,
  ];
}

const proofs: ReadonlyMap<string, string> = new Map([
  ['0', 'signed in by a tool that keeps no secret'],
  ['1', 'proved itself by a secret'],
  ['2', 'proved itself by a certificate'],
]);

function tokenAge({identity: {claims}, time, status}: AuditEvent): Statement | undefined {
  if (time === undefined) return undefined;
  const issued = claimTime('iat', claims.get('iat')) ?? claimTime('nbf', claims.get('nbf'));
  const expires = claimTime('exp', claims.get('exp'));
  if (expires !== undefined && expires < time.milliseconds) {
    const text = `its token had expired ${spanOf(time.milliseconds - expires)} before`;
    return state(text, status === 401 ? 'failed' : 'warning');
  }
  if (issued === undefined) return undefined;
  const age = time.milliseconds - issued;
  // Clocks differ by seconds.
  if (age < -anyClock)
    return state(`its token was issued ${spanOf(-age)} after the request: a clock is wrong`, 'warning');
  const left = expires === undefined ? '' : `, good for another ${spanOf(expires - time.milliseconds)}`;
  return state(`with a token ${spanOf(Math.max(0, age))} old${left}`, 'muted');
}

const anyClock = 300_000;

function mightyRoles({identity: {claims}}: AuditEvent): Statements {
  const roles = [...wordsOf(claims.get('wids')), ...wordsOf(claims.get('roles'))].flatMap(id => roleOf(id) ?? []);
  const mighty = roles.filter(({isMighty}) => isMighty).map(({name}) => name);
  return mighty.length === 0 ? [] : [state(`has the role ${listed([...new Set(mighty)])}`, 'warning')];
}

/** Log Analytics writes the tenant of its workspace under the same name. */
function otherTenant({identity}: AuditEvent, told: ToldProperties): Statement | undefined {
  const [own, tenant] = [textClaim(identity, 'tid'), toldText(told('tenantid'))];
  if (own === undefined || tenant === undefined || told('type') !== undefined) return undefined;
  if (own.toLowerCase() === tenant.toLowerCase()) return undefined;
  const name = tenantName(own);
  return name === undefined ? state(`from another tenant: ${own}`, 'warning') : state(`from ${name}`, 'muted');
}
