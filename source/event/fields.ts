// The field table: a field is one record here; column, query, list, completion and exports follow from it.
import type {AuditEvent} from './audit-event.ts';

/**
 * How a field is kept and compared: `text` and `address` in a dictionary of distinct values, an `id` as it is, since
 * nearly every event has its own, `number` as it is, `time` by the row order.
 */
export type FieldType = 'text' | 'address' | 'id' | 'number' | 'time';

type FieldRecord = {
  /** What people type before the colon. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly type: FieldType;
  /** The heading of its column. */
  readonly label: string;
  /** Do fuzzy words look into its values? */
  readonly searched: boolean;
  /** The value in an event; `undefined` where the event has none. */
  readonly read: (event: AuditEvent) => string | number | undefined;
  /** One line for help and completion. */
  readonly description: string;
};

export const fields = [
  {
    name: 'time',
    aliases: [],
    type: 'time',
    label: 'time',
    searched: false,
    read: event => event.time?.milliseconds,
    description: 'when it happened, UTC',
  },
  {
    name: 'op',
    aliases: ['operation'],
    type: 'text',
    label: 'operation',
    searched: true,
    read: event => event.operation,
    description: 'operation, as KeySign or BackupCreate',
  },
  {
    name: 'status',
    aliases: [],
    type: 'number',
    label: 'status',
    searched: false,
    read: event => event.status,
    description: 'HTTP status',
  },
  {
    name: 'caller',
    aliases: ['who'],
    type: 'text',
    label: 'caller',
    searched: true,
    read: event => event.caller,
    description: 'sign-in name, managed identity, application or object id',
  },
  {
    name: 'ip',
    aliases: ['address'],
    type: 'address',
    label: 'address',
    searched: true,
    read: event => event.address,
    description: "the caller's address",
  },
  {
    name: 'key',
    aliases: ['object'],
    type: 'text',
    label: 'key',
    searched: true,
    read: event => event.key,
    description: 'name of the key, secret or certificate',
  },
  {
    name: 'hsm',
    aliases: ['vault', 'resource'],
    type: 'text',
    label: 'HSM',
    searched: true,
    read: event => event.resource,
    description: 'name of the HSM or vault',
  },
  {
    name: 'ms',
    aliases: ['duration'],
    type: 'number',
    label: 'ms',
    searched: false,
    read: event => event.duration,
    description: 'server-side duration in milliseconds',
  },
  {
    name: 'app',
    aliases: ['application'],
    type: 'text',
    label: 'application',
    searched: true,
    read: event => event.application,
    description: 'application that asked',
  },
  {
    name: 'oid',
    aliases: [],
    type: 'text',
    label: 'object id',
    searched: true,
    read: event => event.objectId,
    description: 'object id of the caller',
  },
  {
    name: 'client',
    aliases: ['agent'],
    type: 'text',
    label: 'client',
    searched: true,
    read: event => event.client,
    description: 'user agent, as the client says',
  },
  {
    name: 'kind',
    aliases: ['service'],
    type: 'text',
    label: 'kind',
    searched: false,
    read: event => event.service,
    description: 'hsm or vault',
  },
  {
    name: 'uri',
    aliases: ['url'],
    type: 'text',
    label: 'URI',
    searched: true,
    read: event => event.uri,
    description: 'request URI',
  },
  {
    name: 'corr',
    aliases: ['correlation'],
    type: 'id',
    label: 'correlation',
    searched: false,
    read: event => event.correlation,
    description: 'correlation id, or how it begins',
  },
] as const satisfies readonly FieldRecord[];

export type FieldName = (typeof fields)[number]['name'];
export type Field = Omit<FieldRecord, 'name'> & {readonly name: FieldName};

const byName: ReadonlyMap<string, Field> = new Map(
  fields.flatMap((field: Field) => [field.name, ...field.aliases].map(name => [name, field] as const)),
);

/** The field of a typed name or alias, in any case. */
export function findField(name: string): Field | undefined {
  return byName.get(name.toLowerCase());
}
