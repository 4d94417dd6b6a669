// Where to read up on what an event did and on what came of it.
import type {AuditEvent} from '../event/audit-event.ts';
import {explainOperation} from '../event/operations.ts';
import {rightFor} from './rights.ts';
import {type SourceName, sources} from './sources.ts';
import {statusMeaning} from './statuses.ts';

export type SourceTold = {readonly title: string; readonly url: string};

export function sourcesOf(event: AuditEvent): readonly SourceTold[] {
  const {operation, service, identity} = event;
  const names: readonly (SourceName | undefined)[] = [
    operation === undefined ? undefined : operationSource(operation, event),
    operation === undefined ? undefined : rightFor(operation, service)?.source,
    statusMeaning(event)?.source,
    identity.claims.size === 0 ? undefined : 'accessTokens',
  ];
  return [...new Set(names.filter(name => name !== undefined))].map(name => sources[name]);
}

function operationSource(operation: string, {service}: AuditEvent): SourceName {
  const {kind} = explainOperation(operation);
  if (kind === 'security-domain') return 'securityDomain';
  if (kind === 'backup' || /^(?:backup|restore)/i.test(operation)) return 'hsmBackup';
  return service === 'hsm' ? 'hsmLogging' : 'vaultLogging';
}
