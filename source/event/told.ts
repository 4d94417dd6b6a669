// What a record says, value by value, and the event that it makes, however the record was read.
import type {Address} from './address.ts';
import type {AuditEvent, Identity, Instant, Service} from './audit-event.ts';
import {type Caller, callerOf} from './caller.ts';
import {noIdentity, readIdentity} from './identity.ts';
import {objectKey, requestTarget} from './object-key.ts';
import {outcomeOf} from './outcome.ts';

export type Who = Caller & {readonly identity: Identity; readonly understood: boolean};
export type Place = {readonly service: Service; readonly resource: string | undefined};
export type Target = Place & {readonly key: string | undefined};

export type Told = {
  readonly time: Instant | undefined;
  readonly operation: string | undefined;
  readonly resource: string | undefined;
  readonly resourceType: string | undefined;
  readonly resourceId: string | undefined;
  /** What the resource's id says. */
  readonly place: Place;
  readonly status: number | undefined;
  readonly signature: string | undefined;
  readonly resultType: string | undefined;
  readonly description: string | undefined;
  readonly duration: number | undefined;
  readonly address: Address;
  readonly who: Who;
  readonly client: string | undefined;
  readonly correlation: string | undefined;
  readonly uri: string | undefined;
  /** What the URI says, and what the id of the object does. */
  readonly request: Target;
  readonly object: Target;
  readonly properties: AuditEvent['properties'];
};

export function eventOf(told: Told): AuditEvent {
  const {time, operation, status, signature, resultType, who, address, place, request, object, uri} = told;
  return {
    readable: true,
    time,
    operation,
    service: serviceOf(place.service, told.resourceType, uri === undefined ? object.service : request.service),
    resource: told.resource ?? place.resource ?? request.resource ?? object.resource,
    resourceId: told.resourceId,
    outcome: outcomeOf({operation, status, signature, resultType}),
    status,
    signature,
    resultType,
    description: told.description,
    duration: told.duration,
    address: address.address,
    port: address.port,
    caller: who.caller,
    objectId: who.objectId,
    application: who.application,
    identity: who.identity,
    client: told.client,
    correlation: told.correlation,
    uri,
    key: request.key ?? object.key,
    properties: told.properties,
  };
}

export function whoOf(written: string): Who {
  const identity = readIdentity(written);
  return {...callerOf(identity ?? noIdentity), identity: identity ?? noIdentity, understood: identity !== undefined};
}

/** The service and the name in an ARM id such as `/SUBSCRIPTIONS/…/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/NAME`. */
export function placeOf(resourceId: string): Place {
  const parts = resourceId.split('/');
  const name = parts.at(-1);
  return {service: serviceOfType(parts.at(-2)), resource: name === '' ? undefined : name};
}

export function targetOf(uri: string): Target {
  return {...requestTarget(uri), key: objectKey(uri)};
}

export function statusOf(number: number | undefined): number | undefined {
  return number !== undefined && Number.isInteger(number) && number >= 100 && number <= 999 ? number : undefined;
}

export function durationOf(number: number | undefined): number | undefined {
  return number !== undefined && number >= 0 ? number : undefined;
}

/** The number that a text is, written plainly. */
export function numberOfText(text: string): number | undefined {
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

function serviceOf(byId: Service, resourceType: string | undefined, byHost: Service): Service {
  if (byId !== 'unknown') return byId;
  const byType = serviceOfType(resourceType);
  return byType === 'unknown' ? byHost : byType;
}

function serviceOfType(type: string | undefined): Service {
  const lower = type?.toLowerCase();
  if (lower === 'managedhsms') return 'hsm';
  return lower === 'vaults' ? 'vault' : 'unknown';
}
