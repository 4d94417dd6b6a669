// Where to read up on what an event did and on what came of it.

import {applicationOf} from '../event/applications.ts';
import type {AuditEvent} from '../event/audit-event.ts';
import {textClaim} from '../event/identity.ts';
import {explainOperation} from '../event/operations.ts';
import {addressMeaning} from './addresses.ts';
import {decodeClient} from './clients.ts';
import {rightFor} from './rights.ts';
import {type SourceName, sources} from './sources.ts';
import {statusMeaning} from './statuses.ts';

export type SourceTold = {readonly title: string; readonly url: string};

/** The tables of knowledge that have something to say of the event, each with its source. */
const consulted: readonly ((event: AuditEvent) => SourceName | false | undefined)[] = [
  operationSource,
  ({operation, service}) => operation !== undefined && rightFor(operation, service)?.source,
  event => statusMeaning(event)?.source,
  ({identity}) => identity.claims.size > 0 && 'accessTokens',
  ({identity}) => applicationOf(textClaim(identity, 'appid') ?? '') !== undefined && 'applications',
  ({identity}) => identity.claims.has('amr') && 'signInMethods',
  ({identity}) => identity.claims.has('wids') && 'directoryRoles',
  ({client}) => client !== undefined && decodeClient(client).some(({kind}) => kind === 'sdk') && 'userAgents',
  ({address}) => address !== undefined && addressMeaning(address).kind !== 'public' && 'addresses',
];

export function sourcesOf(event: AuditEvent): readonly SourceTold[] {
  const names = consulted.map(sourceFor => sourceFor(event)).filter(name => typeof name === 'string');
  return [...new Set(names)].map(name => sources[name]);
}

function operationSource({operation, service}: AuditEvent): SourceName | undefined {
  if (operation === undefined) return undefined;
  const {kind} = explainOperation(operation);
  if (kind === 'security-domain') return 'securityDomain';
  if (kind === 'backup' || /^(?:backup|restore)/i.test(operation)) return 'hsmBackup';
  return service === 'hsm' ? 'hsmLogging' : 'vaultLogging';
}
