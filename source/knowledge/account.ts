// An event told in plain words: who did what, from where, with what right, and what came of it.
import type {EventContext} from '../engine/event-context.ts';
import type {AuditEvent} from '../event/audit-event.ts';
import type {FieldName} from '../event/fields.ts';
import {formatInstant} from '../event/instant.ts';
import {operationKinds} from '../event/operation-words.ts';
import {explainOperation} from '../event/operations.ts';

export type {EventContext} from '../engine/event-context.ts';

export type Tone = 'plain' | 'strong' | 'muted' | 'ok' | 'failed' | 'warning' | 'grave';

/** Log text may be told in it: it is as hostile as a record. */
export type Statement = {
  readonly text: string;
  readonly tone: Tone;
  /** The field and value that the statement is about: filter, copy and "related" work on it. */
  readonly about?: {readonly field: FieldName; readonly value: string | number};
};

export type AccountPart = {
  /** who, from, what, came, when, with, seen */
  readonly label: string;
  readonly statements: readonly Statement[];
};

/** `context` is what the data around the event says; absent until it is there. */
export function accountOf(event: AuditEvent, context?: EventContext): readonly AccountPart[] {
  const {operation, outcome, status, signature, description, client, duration} = event;
  const explained = operation === undefined ? undefined : explainOperation(operation);
  const isGrave = explained !== undefined && operationKinds[explained.kind].isSensitive;
  const parts: readonly (readonly [string, readonly (Statement | undefined)[]])[] = [
    [
      'who',
      [about('caller', event.caller, 'strong'), about('app', event.application), about('oid', event.objectId, 'muted')],
    ],
    ['from', [about('ip', event.address)]],
    [
      'what',
      [
        about('op', operation, 'strong'),
        explained && {text: explained.sentence, tone: isGrave ? 'grave' : 'plain'},
        about('key', event.key),
        about('hsm', event.resource),
      ],
    ],
    [
      'came',
      [
        {
          text: [outcome, status, signature].filter(word => word !== undefined).join(' · '),
          tone: outcome === 'ok' ? 'ok' : outcome === 'failed' ? 'failed' : 'muted',
          ...(status !== undefined && {about: {field: 'status', value: status}}),
        },
        description === undefined ? undefined : {text: description, tone: 'plain'},
      ],
    ],
    [
      'when',
      [
        event.time && {text: formatInstant(event.time), tone: 'plain'},
        about('ms', duration, 'plain', `took ${duration} ms`),
        about('corr', event.correlation, 'muted'),
      ],
    ],
    ['with', [about('client', client, 'muted')]],
    [
      'seen',
      (context?.seen ?? []).map(({field, value, count}) => ({
        text: `${value}: ${count} events`,
        tone: 'plain',
        about: {field, value},
      })),
    ],
  ];
  return parts
    .map(([label, told]) => ({label, statements: told.filter(statement => statement !== undefined)}))
    .filter(({statements}) => statements.length > 0);
}

function about(
  field: FieldName,
  value: string | number | undefined,
  tone: Tone = 'plain',
  text = String(value),
): Statement | undefined {
  return value === undefined ? undefined : {text, tone, about: {field, value}};
}
