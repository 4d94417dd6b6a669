// An event told in plain words: who did what, from where, with what right, and what came of it.
import type {EventContext} from '../engine/event-context.ts';
import type {AuditEvent} from '../event/audit-event.ts';
import {withoutTokens} from '../text/redact.ts';
import {tellClient} from './account/client.ts';
import {tellDeed} from './account/deed.ts';
import {tellMoment} from './account/moment.ts';
import {tellOrigin} from './account/origin.ts';
import {tellOutcome} from './account/outcome.ts';
import {tellSeen} from './account/seen.ts';
import type {Statement, Statements} from './account/statement.ts';
import {readProperties, type ToldProperties} from './account/told-properties.ts';
import {tellWho} from './account/who.ts';

export type {EventContext} from '../engine/event-context.ts';
export type {Statement, Tone} from './account/statement.ts';

export type AccountPart = {
  /** who, from, what, came, when, with, seen */
  readonly label: string;
  readonly statements: readonly Statement[];
};

type Tell = (event: AuditEvent, told: ToldProperties, context: EventContext | undefined) => Statements;

const parts: readonly (readonly [label: string, tell: Tell])[] = [
  ['who', tellWho],
  ['from', tellOrigin],
  ['what', tellDeed],
  ['came', tellOutcome],
  ['when', (event, _, context) => tellMoment(event, context)],
  ['with', tellClient],
  ['seen', (event, _, context) => tellSeen(event, context)],
];

/** `context` is what the data around the event says; absent until it is there. */
export function accountOf(event: AuditEvent, context?: EventContext): readonly AccountPart[] {
  const told = readProperties(event);
  return parts
    .map(([label, tell]) => ({label, statements: tell(event, told, context).flatMap(withoutSecrets)}))
    .filter(({statements}) => statements.length > 0);
}

/** A token's signature is as good as a password; a value that holds one is no matter for a query either. */
function withoutSecrets(statement: Statement | undefined): readonly Statement[] {
  if (statement === undefined) return [];
  const text = withoutTokens(statement.text);
  return [text === statement.text ? statement : {text, tone: statement.tone}];
}
