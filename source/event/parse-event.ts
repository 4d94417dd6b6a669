// Reads every shape of audit record into one AuditEvent: Managed HSM, Key Vault, and both tables of Log Analytics.
import {createAddressReader} from './address.ts';
import type {AuditEvent, ParsedRecord} from './audit-event.ts';
import {parseInstant} from './instant.ts';
import {type JsonObject, parseBounded, parseObject} from './json.ts';
import {createLineReader} from './known-lines/line-reader.ts';
import {rememberLayouts} from './layouts.ts';
import {remember} from './memo.ts';
import {propertiesOf} from './properties.ts';
import {
  durationOf,
  eventOf,
  numberOfText,
  type Place,
  placeOf,
  statusOf,
  type Target,
  targetOf,
  type Who,
  whoOf,
} from './told.ts';
import {insideProperties, type Meaning, type Slot} from './written-names.ts';

type Parser = {
  /** One record as JSON. Never throws: what is no record comes back as an unreadable line with the reason. */
  readonly parseJson: (text: string) => ParsedRecord;
  /** The same from the bytes `[from, to)` in UTF-8, which costs a third where records look like those before. */
  readonly parseBytes: (bytes: Buffer, from: number, to: number) => ParsedRecord;
  /** One row of a CSV export under its heading. */
  readonly parseRow: (header: readonly string[], row: readonly string[]) => ParsedRecord;
};

/**
 * A parser remembers what it made of each distinct identity, URI and address, so keep one for many records.
 * An index has no use for `properties`: reading `fields` leaves them empty, and takes a tenth less time.
 */
export function createParser(reads: 'whole' | 'fields'): Parser {
  const readers = createReaders();
  const lines = createLineReader();
  const parseJson = (text: string): ParsedRecord => {
    const parsed = parseBounded(text);
    if (!parsed.ok) return {readable: false, reason: parsed.reason};
    if (!isObject(parsed.value)) return {readable: false, reason: `not a record: ${kindOf(parsed.value)}`};
    return readRecord(parsed.value, readers, reads);
  };
  return {
    parseJson,
    parseBytes: (bytes, from, to) => {
      const known = reads === 'fields' ? lines.read(bytes, from, to) : undefined;
      if (known !== undefined) return known;
      const parsed = parseJson(bytes.toString('utf8', from, to));
      if (reads === 'fields' && parsed.readable) lines.learn(bytes, from, to);
      return parsed;
    },
    parseRow: (header, row) => readRecord(recordOfRow(header, row), readers, reads),
  };
}

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
  readonly target: (uri: string) => Target;
};

function createReaders(): Readers {
  return {
    meanings: rememberLayouts(),
    who: remember(whoOf, 10_000),
    address: createAddressReader(),
    place: remember(placeOf),
    target: remember(targetOf),
  };
}

function readRecord(record: JsonObject, readers: Readers, reads: 'whole' | 'fields'): AuditEvent {
  const found = gather(record, readers);
  const who = readers.who(identityText(found));
  const resourceId = textOf(found.resourceId);
  const uri = textOf(found.uri);
  const event = eventOf({
    time: typeof found.time === 'string' ? parseInstant(found.time) : undefined,
    operation: textOf(found.operation),
    resource: textOf(found.resource),
    resourceType: textOf(found.resourceType),
    resourceId,
    place: readers.place(resourceId ?? ''),
    status: statusOf(numberOf(found.status)),
    signature: textOf(found.signature),
    resultType: textOf(found.resultType),
    description: textOf(found.description),
    duration: durationOf(numberOf(found.duration)),
    address: readers.address(textOf(found.address) ?? ''),
    who,
    client: textOf(found.client),
    correlation: textOf(found.correlation),
    uri,
    request: readers.target(uri ?? ''),
    object: readers.target(textOf(found.id) ?? ''),
    properties: reads === 'whole' ? propertiesOf(found.properties, record, found.others) : noProperties,
  });
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

/** Reading fields leaves them empty. */
const noProperties: JsonObject = {};

/** Written as an object, an identity is remembered by its text all the same: the few of them recur. */
function identityText({identity = noIdentityText, claims}: Found): string {
  if (identity === noIdentityText && claims !== undefined) return JSON.stringify(claims);
  return typeof identity === 'string' ? identity : JSON.stringify(identity);
}

const noIdentityText = '';

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? numberOfText(value) : undefined;
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
