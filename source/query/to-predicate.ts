// The meaning of a query, event by event: slow, obvious, and what the fast back ends are tested against.
import type {AuditEvent, ParsedRecord} from '../event/audit-event.ts';
import {type Field, type FieldName, fields} from '../event/fields.ts';
import {fold} from '../text/fold.ts';
import {numberMatcher, textMatcher, timeSpan} from './match-value.ts';
import type {Is, Query, Value, Word} from './syntax.ts';

/** `wordFinds` decides whether a word finds a value of a searched field, since a fuzzy one depends on all other values. */
export function toPredicate(query: Query, wordFinds: WordFinds): (event: ParsedRecord) => boolean {
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
      return event => event.readable && searched.some(field => wordFindsIn(field, event));
    case 'field':
      return event => event.readable && query.values.some(value => accepts(value, fieldOf(query.field), event));
  }

  function wordFindsIn(field: Field, event: AuditEvent): boolean {
    const value = field.read(event);
    return !isMissing(value) && wordFinds(query as Word, field.name, String(value));
  }
}

type WordFinds = (word: Word, field: FieldName, value: string) => boolean;

const searched: readonly Field[] = fields.filter(field => field.searched);

function fieldOf(name: FieldName): Field {
  return fields.find(field => field.name === name)!;
}

function is(what: Is, event: ParsedRecord): boolean {
  return what === (event.readable ? event.outcome : 'unreadable');
}

/** A field that the event does not have equals nothing. */
function accepts(value: Value, field: Field, event: AuditEvent): boolean {
  const found = field.read(event);
  if (isMissing(found)) return false;
  switch (field.type) {
    case 'text':
      return textMatcher(value)(fold(String(found)));
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
