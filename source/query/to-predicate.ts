// The meaning of a query, event by event: slow, obvious, and what the fast back ends are tested against.
import type {AuditEvent, ParsedRecord} from '../event/audit-event.ts';
import {unauthenticated} from '../event/caller.ts';
import {type Field, type FieldName, fields} from '../event/fields.ts';
import {isSensitive} from '../event/operations.ts';
import {readPath} from '../event/record-path.ts';
import {fold} from '../text/fold.ts';
import {mayBeginId, numberMatcher, textMatcher, timeSpan} from './match-value.ts';
import type {Is, PathQuery, PlainQuery, Value, Word} from './syntax.ts';

/** `wordFinds` decides whether a word finds a value of a searched field, since a fuzzy one depends on all other values. */
export function toPredicate(query: PlainQuery, wordFinds: WordFinds): (event: ParsedRecord) => boolean {
  switch (query.type) {
    case 'all':
      return () => true;
    case 'and': {
      const parts = query.parts.map(part => toPredicate(part, wordFinds));
      return event => parts.every(matches => matches(event));
    }
    case 'or': {
      const parts = query.parts.map(part => toPredicate(part, wordFinds));
      return event => parts.some(matches => matches(event));
    }
    case 'not': {
      const matches = toPredicate(query.part, wordFinds);
      return event => !matches(event);
    }
    case 'is':
      return event => is(query.is, event);
    case 'word':
      return event => event.readable && (searched.some(field => wordFindsIn(field, event)) || isIdOf(query, event));
    case 'field':
      return event => event.readable && query.values.some(value => accepts(value, fieldOf(query.field), event));
    case 'path':
      return event => event.readable && isAtPath(query, event);
  }

  function wordFindsIn(field: Field, event: AuditEvent): boolean {
    const value = field.read(event);
    return !isMissing(value) && wordFinds(query as Word, field.name, String(value));
  }
}

type WordFinds = (word: Word, field: FieldName, value: string) => boolean;

const searched: readonly Field[] = fields.filter(field => field.searched);

function isIdOf(word: Word, event: AuditEvent): boolean {
  const id = fold(event.correlation ?? '');
  return mayBeginId(word) && id.startsWith(fold(word.text));
}

function fieldOf(name: FieldName): Field {
  return fields.find(field => field.name === name)!;
}

function is(what: Is, event: ParsedRecord): boolean {
  if (!event.readable) return what === 'unreadable';
  if (what === 'sensitive') return event.operation !== undefined && isSensitive(event.operation);
  return what === 'unauthenticated' ? event.caller === unauthenticated : event.outcome === what;
}

function isAtPath({path, values}: PathQuery, event: AuditEvent): boolean {
  const texts = readPath(event, path).map(fold);
  return values.some(value => texts.some(textMatcher(value, 'any')));
}

/** A field that the event does not have equals nothing. */
function accepts(value: Value, field: Field, event: AuditEvent): boolean {
  const found = field.read(event);
  if (isMissing(found)) return false;
  switch (field.type) {
    case 'text':
    case 'address':
    case 'id':
      return textMatcher(value, field.type)(fold(String(found)));
    case 'number':
      return numberMatcher(value)(Number(found));
    case 'time': {
      const {from, until} = timeSpan(value);
      return Number(found) >= from && Number(found) < until;
    }
  }
}

/** An empty text says as little as none. */
function isMissing(value: string | number | undefined): boolean {
  return value === undefined || value === '';
}
