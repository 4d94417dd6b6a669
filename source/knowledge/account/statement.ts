// Statements, the sentences that an account is made of.
import type {FieldName} from '../../event/fields.ts';

export type Tone = 'plain' | 'strong' | 'muted' | 'ok' | 'failed' | 'warning' | 'grave';

/** Log text may be told in it: it is as hostile as a record. */
export type Statement = {
  readonly text: string;
  readonly tone: Tone;
  /** The field and value that the statement is about: filter, copy and "related" work on it. */
  readonly about?: {readonly field: FieldName; readonly value: string | number};
};

/** Statements, and places where there is nothing to state. */
export type Statements = readonly (Statement | undefined)[];

export const state = (text: string, tone: Tone = 'plain'): Statement => ({text, tone});

/** Nothing, where the event has no such value. */
export function stateOf(
  field: FieldName,
  value: string | number | undefined,
  tone: Tone = 'plain',
  text = String(value),
): Statement | undefined {
  return value === undefined ? undefined : {text, tone, about: {field, value}};
}
