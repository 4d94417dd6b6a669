// What was asked for: the operation, what it means, the object that it is about, and the right that it takes.
import type {AuditEvent, Service} from '../../event/audit-event.ts';
import {operationKinds} from '../../event/operation-words.ts';
import {explainOperation} from '../../event/operations.ts';
import {listed} from '../identity-words.ts';
import {type RequestTold, readRequest} from '../request.ts';
import {rightFor} from '../rights.ts';
import {roleOf} from '../roles.ts';
import {type Statement, type Statements, state, stateOf} from './statement.ts';
import {type ToldProperties, toldText} from './told-properties.ts';

export function tellDeed(event: AuditEvent, told: ToldProperties): Statements {
  const {operation, resource, service, uri} = event;
  const request = readRequest(uri ?? toldText(told('id')) ?? '');
  return [
    operation === undefined ? state('no operation is written', 'warning') : stateOf('op', operation, 'strong'),
    ...meaning(event),
    object(event, request),
    ...particulars(request),
    material(told),
    stateOf('hsm', resource, 'plain', `${services[service]} ${resource}${place(event)}`),
    right(event),
  ];
}

const services: {readonly [service in Service]: string} = {hsm: 'in HSM', vault: 'in vault', unknown: 'in'};

function meaning({operation, outcome}: AuditEvent): Statements {
  if (operation === undefined) return [];
  const {kind, sentence, means} = explainOperation(operation);
  const {label, isSensitive} = operationKinds[kind];
  const isDone = outcome !== 'failed';
  if (!isSensitive) return [state(sentence), isDone ? state(`${label}: ${means}`, 'muted') : undefined];
  return [
    state(sentence),
    isDone ? state(`${label}: ${means}`, 'grave') : state(`${label}, had it been done: ${means}`, 'warning'),
  ];
}

function object({key, operation}: AuditEvent, {collection, version}: RequestTold): Statement | undefined {
  const kind = collection === undefined ? kindByName(operation) : names[collection];
  const text = `${kind} ${key}${version === undefined ? '' : `, version ${version}`}`;
  return stateOf('key', key, 'strong', text);
}

const names: {readonly [collection: string]: string} = {
  keys: 'key',
  deletedkeys: 'deleted key',
  secrets: 'secret',
  deletedsecrets: 'deleted secret',
  certificates: 'certificate',
  deletedcertificates: 'deleted certificate',
};

function kindByName(operation: string | undefined): string {
  return /^(secret|certificate)/i.exec(operation ?? '')?.[1]?.toLowerCase() ?? 'key';
}

function particulars({role, job}: RequestTold): Statements {
  const known = role?.id === undefined ? undefined : roleOf(role.id);
  return [
    role?.id === undefined
      ? undefined
      : state(
          known === undefined ? `role ${role.type} ${role.id}` : `role ${known.name}, which gives: ${known.says}`,
          known?.isMighty === true ? 'warning' : 'plain',
        ),
    role === undefined ? undefined : state(role.scope === '/' ? 'for the whole HSM' : `for ${role.scope}`, 'muted'),
    job === undefined ? undefined : state(`job ${job}`, 'muted'),
  ];
}

/** Kind, size and curve of a key, where the record has its properties. */
function material(told: ToldProperties): Statement | undefined {
  const properties = told('keyproperties');
  if (typeof properties !== 'object' || properties === null) return undefined;
  const {type, size, keySize, curve} = properties as {readonly [name: string]: unknown};
  const parts = [type, size ?? keySize, curve].map(toldText).filter(part => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : state(parts.join(' '), 'muted');
}

function place({resourceId}: AuditEvent): string {
  const group = /\/resourcegroups\/([^/]+)/i.exec(resourceId ?? '')?.[1];
  return group === undefined ? '' : `, resource group ${group}`;
}

function right({operation, service, status}: AuditEvent): Statement | undefined {
  const needed = operation === undefined ? undefined : rightFor(operation, service);
  if (needed === undefined) return undefined;
  const roles = needed.roles.length === 0 ? '' : ` (${needed.owner} ${listed(needed.roles, 'or')})`;
  return state(`takes the right ${needed.action}${roles}`, status === 403 ? 'plain' : 'muted');
}
