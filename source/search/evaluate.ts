// Answers a query on one segment: leaves are scans, and/or/not combine their bitmaps.
import type {Outcome} from '../event/audit-event.ts';
import {unauthenticated} from '../event/caller.ts';
import {type FieldName, findField} from '../event/fields.ts';
import {isSensitive} from '../event/operations.ts';
import {numberMatcher, type TextType, textMatcher, timeSpan} from '../query/match-value.ts';
import type {FieldQuery, Is, PathQuery, PlainQuery, Value, Word} from '../query/syntax.ts';
import {type Bitmap, complement, emptyBitmap, intersect, rangeBitmap, unite} from './bitmap.ts';
import {scanCodes, scanIds, scanNumbers} from './scan.ts';
import {
  type IdField,
  isIdField,
  isTextField,
  type NumberField,
  outcomes,
  rowAtTime,
  type Segment,
  type TextField,
} from './segment.ts';
import type {Hits, Vocabulary} from './vocabulary.ts';

/** A segment whose codes are known in the vocabulary. */
export type IndexedSegment = {
  readonly segment: Segment;
  /** Per field, the vocabulary's id of each code; looked up when a query first asks for a text. */
  readonly ids: () => {readonly [field in TextField]: Uint32Array};
  /** The rows that failed, asked for by every timeline. */
  readonly failed: Bitmap;
  readonly unreadable: number;
  /** Names of its HSMs and vaults. */
  readonly resources: readonly string[];
};

/** What each leaf of a query wants, looked up once for all segments. */
export type Plan = {
  readonly query: PlainQuery;
  readonly words: ReadonlyMap<Word, Hits>;
  readonly values: ReadonlyMap<FieldQuery, Uint8Array>;
  readonly rawRows: RawRows;
};

/**
 * The rows of a segment whose records say at a path what is asked for: no column has it, so the records themselves are
 * read. A bitmap of its own each time, which the caller may change.
 */
export type RawRows = (asked: PathQuery, segment: Segment) => Bitmap;

/** Without the records, no row is known to say it. */
export const noRawRows: RawRows = (_, {rows}) => emptyBitmap(rows);

/** Does an answer depend on the vocabulary, and so on that of all segments? */
export function asksForText(query: PlainQuery): boolean {
  if (query.type === 'and' || query.type === 'or') return query.parts.some(asksForText);
  if (query.type === 'not') return asksForText(query.part);
  return query.type === 'word' || (query.type === 'field' && isTextField(query.field));
}

export function planQuery(query: PlainQuery, vocabulary: Vocabulary, rawRows: RawRows = noRawRows): Plan {
  const words = new Map<Word, Hits>();
  const values = new Map<FieldQuery, Uint8Array>();
  const visit = (node: PlainQuery): void => {
    if (node.type === 'and' || node.type === 'or') node.parts.forEach(visit);
    else if (node.type === 'not') visit(node.part);
    else if (node.type === 'word') words.set(node, vocabulary.find(node));
    else if (node.type === 'field' && isTextField(node.field)) {
      const type = findField(node.field)!.type as TextType;
      const matchers = node.values.map(value => textMatcher(value, type));
      const accepts = (folded: string) => folded !== '' && matchers.some(matches => matches(folded));
      values.set(node, vocabulary.hitsOf(node.field, accepts));
    }
  };
  visit(query);
  return {query, words, values, rawRows};
}

/** The rows of the segment that the query matches. */
export function evaluate(plan: Plan, indexed: IndexedSegment, node: PlainQuery = plan.query): Bitmap {
  const {segment} = indexed;
  switch (node.type) {
    case 'all':
      return rangeBitmap(segment.rows, 0, segment.rows);
    case 'and':
      return node.parts.map(part => evaluate(plan, indexed, part)).reduce(intersect);
    case 'or':
      return node.parts.map(part => evaluate(plan, indexed, part)).reduce(unite);
    case 'not':
      return complement(evaluate(plan, indexed, node.part), segment.rows);
    case 'is':
      return isRows(segment, node.is);
    case 'word':
      return Object.entries(plan.words.get(node) ?? {})
        .map(([field, hits]) => textRows(indexed, field as TextField, hits))
        .reduce(unite, emptyBitmap(segment.rows));
    case 'path':
      return plan.rawRows(node, segment);
    case 'field':
      if (isTextField(node.field)) return textRows(indexed, node.field, plan.values.get(node)!);
      if (isIdField(node.field)) return idRows(segment, node.field, node.values);
      return node.values.map(value => valueRows(segment, node.field, value)).reduce(unite);
  }
}

/** The rows with an outcome, for a query and for the timeline's failures. */
export function outcomeRows(segment: Segment, wanted: Outcome): Bitmap {
  return scanCodes(
    segment.outcome,
    Uint8Array.from(outcomes, outcome => (outcome === wanted ? 1 : 0)),
  );
}

function isRows(segment: Segment, is: Is): Bitmap {
  switch (is) {
    case 'sensitive':
      return dictionaryRows(segment, 'op', isSensitive);
    case 'unauthenticated':
      return dictionaryRows(segment, 'caller', value => value === unauthenticated);
    default:
      return outcomeRows(segment, is);
  }
}

/** The rows whose text, as written, is accepted: each distinct one is looked at once. */
function dictionaryRows(segment: Segment, field: TextField, accepts: (text: string) => boolean): Bitmap {
  const {codes, values} = segment.text[field];
  return scanCodes(
    codes,
    Uint8Array.from(values, (value, code) => (code > 0 && accepts(value) ? 1 : 0)),
  );
}

function idRows(segment: Segment, field: IdField, values: readonly Value[]): Bitmap {
  const column = segment.id[field]();
  return values.map(value => scanIds(column, segment.rows, value)).reduce(unite);
}

function textRows({segment, ids}: IndexedSegment, field: TextField, hits: Uint8Array): Bitmap {
  const known = ids()[field];
  const local = new Uint8Array(known.length);
  let isHit = 0;
  for (let code = 1; code < local.length; code++) isHit |= local[code] = hits[known[code]!] ?? 0;
  return isHit === 1 ? scanCodes(segment.text[field].codes, local) : emptyBitmap(segment.rows);
}

function valueRows(segment: Segment, field: FieldName, value: Value): Bitmap {
  if (field !== 'time') return scanNumbers(segment.number[field as NumberField], numberMatcher(value));
  const {from, until} = timeSpan(value);
  const rows = rangeBitmap(segment.rows, rowAtTime(segment, from), rowAtTime(segment, until));
  return intersect(rows, scanCodes(segment.assumed, Uint8Array.of(1, 0)));
}
