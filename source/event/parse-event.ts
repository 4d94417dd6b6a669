// Reads every shape of audit record into one AuditEvent: Managed HSM, Key Vault, and both tables of Log Analytics.
import {createAddressReader} from './address.ts';
import type {AuditEvent, Identity, ParsedRecord, Service} from './audit-event.ts';
import {type Caller, callerOf} from './caller.ts';
import {noIdentity, readIdentity} from './identity.ts';
import {parseInstant} from './instant.ts';
import {type JsonObject, parseBounded, parseObject} from './json.ts';
import {rememberLayouts} from './layouts.ts';
import {remember} from './memo.ts';
import {objectKey, requestTarget} from './object-key.ts';
import {outcomeOf} from './outcome.ts';
import {propertiesOf} from './properties.ts';
import type {Meaning, Slot} from './written-names.ts';

type Parser = {
  /** One record as JSON. Never throws: what is no record comes back as an unreadable line with the reason. */
  readonly parseJson: (text: string) => ParsedRecord;
  /** One row of a CSV export under its heading. */
  readonly parseRow: (header: readonly string[], row: readonly string[]) => ParsedRecord;
};

/**
 * A parser remembers what it made of each distinct identity, URI and address, so keep one for many records.
 * An index has no use for `properties`: reading `fields` leaves them empty, and takes a tenth less time.
 */
export function createParser(reads: 'whole' | 'fields'): Parser {
  const readers = createReaders();
  return {
    parseJson: text => {
      const parsed = parseBounded(text);
      if (!parsed.ok) return {readable: false, reason: parsed.reason};
      if (!isObject(parsed.value)) return {readable: false, reason: `not a record: ${kindOf(parsed.value)}`};
      return readRecord(parsed.value, readers, reads);
    },
    parseRow: (header, row) => readRecord(recordOfRow(header, row), readers, reads),
  };
}

type Place = {readonly service: Service; readonly resource: string | undefined};
type Who = Caller & {readonly identity: Identity; readonly understood: boolean};
type Found = {-readonly [slot in Slot]?: unknown} & {
  /** Claims in columns of their own, as AzureDiagnostics writes them. */
  claims?: {[name: string]: unknown};
  /** Names that have no place in an event. */
  others: string[];
};

type Readers = {
  /** What each name stands for, in the order of the names. */
  readonly meanings: (names: readonly string[]) => readonly Meaning[];
  readonly who: (identity: string) => Who;
  readonly address: ReturnType<typeof createAddressReader>;
  readonly place: (resourceId: string) => Place;
  readonly request: (uri: string) => Place & {readonly key: string | undefined};
};

function createReaders(): Readers {
  return {
    meanings: rememberLayouts(),
    who: remember(whoOf, 10_000),
    address: createAddressReader(),
    place: remember(placeOf),
    request: remember(uri => ({...requestTarget(uri), key: objectKey(uri)})),
  };
}

function readRecord(record: JsonObject, readers: Readers, reads: 'whole' | 'fields'): AuditEvent {
  const found = gather(record, readers);
  const operation = textOf(found.operation);
  const status = statusOf(found.status);
  const signature = textOf(found.signature);
  const resultType = textOf(found.resultType);
  const time = typeof found.time === 'string' ? parseInstant(found.time) : undefined;
  const who = readers.who(identityText(found));
  const {address, port} = readers.address(textOf(found.address) ?? '');
  const resourceId = textOf(found.resourceId);
  const place = readers.place(resourceId ?? '');
  const uri = textOf(found.uri);
  const request = readers.request(uri ?? '');
  const object = readers.request(textOf(found.id) ?? '');
  const event: AuditEvent = {
    readable: true,
    time,
    operation,
    service: serviceOf(place.service, found.resourceType, uri === undefined ? object.service : request.service),
    resource: textOf(found.resource) ?? place.resource ?? request.resource ?? object.resource,
    resourceId,
    outcome: outcomeOf({operation, status, signature, resultType}),
    status,
    signature,
    resultType,
    description: textOf(found.description),
    duration: durationOf(found.duration),
    address,
    port,
    caller: who.caller,
    objectId: who.objectId,
    application: who.application,
    identity: who.identity,
    client: textOf(found.client),
    correlation: textOf(found.correlation),
    uri,
    key: request.key ?? object.key,
    properties: reads === 'whole' ? propertiesOf(found.properties, record, found.others) : noProperties,
  };
  return reads === 'whole' ? withUnread(event, found, who) : event;
}

/** Masked times, wordy numbers and the like stay among the properties, under the name of their field. */
function withUnread(event: AuditEvent, found: Found, who: Who): AuditEvent {
  const unread = placed.filter(slot => found[slot] !== undefined && !isRead(slot, event, who));
  if (unread.length === 0) return event;
  const written = Object.fromEntries(unread.map(slot => [slot, found[slot]]));
  return {...event, properties: {...written, ...event.properties}};
}

function isRead(slot: (typeof placed)[number], event: AuditEvent, who: Who): boolean {
  return slot === 'identity' ? who.understood : event[slot] !== undefined;
}

const placed = [
  'time',
  'operation',
  'resource',
  'resourceId',
  'status',
  'signature',
  'resultType',
  'description',
  'duration',
  'address',
  'identity',
  'client',
  'correlation',
  'uri',
] as const satisfies readonly (Slot & keyof AuditEvent)[];

/** The values by field; a value in the record itself goes before one inside `properties`, and empty ones do not count. */
function gather(record: JsonObject, readers: Readers): Found {
  const found: Found = {others: []};
  const names = Object.keys(record);
  const values = Object.values(record);
  const meanings = readers.meanings(names);
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i]!;
    const value = values[i];
    if (value === '' || value === null) continue;
    const {slot, claim} = meanings[i]!;
    if (slot !== undefined) found[slot] ??= value;
    if (claim !== undefined) {
      found.claims ??= Object.create(null) as {[name: string]: unknown};
      found.claims[claim] = value;
    } else if (slot === undefined || slot === 'id' || slot === 'resourceType') found.others.push(name);
  }
  if (typeof found.properties === 'string') found.properties = parseObject(found.properties) ?? found.properties;
  const inner = found.properties;
  if (isObject(inner)) {
    for (const slot of insideProperties) found[slot.name] ??= ownValue(inner, slot.written);
  }
  return found;
}

/** Where Key Vault writes what Managed HSM writes in the record itself. */
const insideProperties = [
  {name: 'uri', written: 'requestUri'},
  {name: 'status', written: 'httpStatusCode'},
  {name: 'client', written: 'clientInfo'},
  {name: 'id', written: 'id'},
] as const satisfies readonly {readonly name: Slot; readonly written: string}[];

function ownValue(object: JsonObject, name: string): unknown {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return value === '' || value === null ? undefined : value;
}

function recordOfRow(header: readonly string[], row: readonly string[]): JsonObject {
  // Without a prototype, a column named __proto__ is a column.
  const record = Object.create(null) as {[name: string]: unknown};
  for (let i = 0; i < header.length && i < row.length; i += 1) {
    const value = row[i]!;
    if (value !== '') record[header[i]!] ??= value;
  }
  return record;
}

const noProperties: JsonObject = {};

/** Written as an object, an identity is remembered by its text all the same: the few of them recur. */
function identityText({identity = noIdentityText, claims}: Found): string {
  if (identity === noIdentityText && claims !== undefined) return JSON.stringify(claims);
  return typeof identity === 'string' ? identity : JSON.stringify(identity);
}

const noIdentityText = '';

function whoOf(written: string): Who {
  const identity = readIdentity(written);
  return {...callerOf(identity ?? noIdentity), identity: identity ?? noIdentity, understood: identity !== undefined};
}

/** The service and the name in an ARM id such as `/SUBSCRIPTIONS/…/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/NAME`. */
function placeOf(resourceId: string): Place {
  const parts = resourceId.split('/');
  const name = parts.at(-1);
  return {service: serviceOfType(parts.at(-2)), resource: name === '' ? undefined : name};
}

function serviceOf(byId: Service, resourceType: unknown, byHost: Service): Service {
  if (byId !== 'unknown') return byId;
  const byType = serviceOfType(textOf(resourceType));
  return byType === 'unknown' ? byHost : byType;
}

function serviceOfType(type: string | undefined): Service {
  const lower = type?.toLowerCase();
  if (lower === 'managedhsms') return 'hsm';
  return lower === 'vaults' ? 'vault' : 'unknown';
}

function statusOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && Number.isInteger(number) && number >= 100 && number <= 999 ? number : undefined;
}

function durationOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number >= 0 ? number : undefined;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}

/** Numbers and booleans where a text belongs are taken as their text. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
