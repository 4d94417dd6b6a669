// Answers a query on one segment: leaves are scans, and/or/not combine their bitmaps.
import type {FieldName} from '../event/fields.ts';
import {numberMatcher, textMatcher, timeSpan} from '../query/match-value.ts';
import type {Is, Query, Value, Word} from '../query/syntax.ts';
import {type Bitmap, complement, emptyBitmap, intersect, rangeBitmap, unite} from './bitmap.ts';
import {scanCodes, scanNumbers} from './scan.ts';
import {isTextField, type NumberField, outcomes, rowAtTime, type Segment, type TextField} from './segment.ts';
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
  readonly query: Query;
  readonly words: ReadonlyMap<Word, Hits>;
  readonly values: ReadonlyMap<Query, Uint8Array>;
};

/** Does an answer depend on the vocabulary, and so on that of all segments? */
export function asksForText(query: Query): boolean {
  if (query.type === 'and' || query.type === 'or') return query.parts.some(asksForText);
  if (query.type === 'not') return asksForText(query.part);
  return query.type === 'word' || (query.type === 'field' && isTextField(query.field));
}

export function planQuery(query: Query, vocabulary: Vocabulary): Plan {
  const words = new Map<Word, Hits>();
  const values = new Map<Query, Uint8Array>();
  const visit = (node: Query): void => {
    if (node.type === 'and' || node.type === 'or') node.parts.forEach(visit);
    else if (node.type === 'not') visit(node.part);
    else if (node.type === 'word') words.set(node, vocabulary.find(node));
    else if (node.type === 'field' && isTextField(node.field)) {
      const matchers = node.values.map(textMatcher);
      const accepts = (folded: string) => folded !== '' && matchers.some(matches => matches(folded));
      values.set(node, vocabulary.hitsOf(node.field, accepts));
    }
  };
  visit(query);
  return {query, words, values};
}

/** The rows of the segment that the query matches. */
export function evaluate(plan: Plan, indexed: IndexedSegment, node: Query = plan.query): Bitmap {
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
      return outcomeRows(segment, node.is);
    case 'word':
      return Object.entries(plan.words.get(node) ?? {})
        .map(([field, hits]) => textRows(indexed, field as TextField, hits))
        .reduce(unite, emptyBitmap(segment.rows));
    case 'field':
      return isTextField(node.field)
        ? textRows(indexed, node.field, plan.values.get(node)!)
        : node.values.map(value => valueRows(segment, node.field, value)).reduce(unite);
  }
}

/** The rows with an outcome, for a query and for the timeline's failures. */
export function outcomeRows(segment: Segment, is: Is): Bitmap {
  return scanCodes(
    segment.outcome,
    Uint8Array.from(outcomes, outcome => (outcome === is ? 1 : 0)),
  );
}

function textRows({segment, ids}: IndexedSegment, field: TextField, hits: Uint8Array): Bitmap {
  const local = Uint8Array.from(ids()[field], id => hits[id] ?? 0);
  local[0] = 0;
  return local.includes(1) ? scanCodes(segment.text[field].codes, local) : emptyBitmap(segment.rows);
}

function valueRows(segment: Segment, field: FieldName, value: Value): Bitmap {
  if (field !== 'time') return scanNumbers(segment.number[field as NumberField], numberMatcher(value));
  const {from, until} = timeSpan(value);
  const rows = rangeBitmap(segment.rows, rowAtTime(segment, from), rowAtTime(segment, until));
  return intersect(rows, scanCodes(segment.assumed, Uint8Array.of(1, 0)));
}
