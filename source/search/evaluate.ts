// Answers a query on one segment: leaves are scans, and/or/not combine their bitmaps.
import type {Outcome} from '../event/audit-event.ts';
import {unauthenticated} from '../event/caller.ts';
import {type FieldName, findField} from '../event/fields.ts';
import {isSensitive} from '../event/operations.ts';
import {mayBeginId, numberMatcher, type TextType, textMatcher, timeSpan} from '../query/match-value.ts';
import {printQuery} from '../query/print.ts';
import type {FieldQuery, Is, PathQuery, PlainQuery, Value, Word} from '../query/syntax.ts';
import {type Bitmap, complement, emptyBitmap, intersect, rangeBitmap, unite} from './bitmap.ts';
import {mayHaveId} from './id-sketch.ts';
import {rememberLeaf} from './leaf-cache.ts';
import {scanCodes, scanIds, scanNumbers} from './scan.ts';
import {
  type IdField,
  idFields,
  isIdField,
  isTextField,
  type NumberField,
  outcomes,
  rowAtTime,
  type Segment,
  type TextField,
} from './segment.ts';
import type {Hits, Vocabulary} from './vocabulary.ts';

/** What a scan needs of a segment: nothing of it is text. */
export type ScannedSegment = {
  readonly segment: Pick<Segment, 'rows' | 'time' | 'assumed' | 'outcome' | 'number' | 'id'> & {
    readonly text: {readonly [field in TextField]: Pick<Segment['text'][TextField], 'codes'>};
  };
  /** Per field, the vocabulary's id of each code; looked up when a query first asks for a text. */
  readonly ids: () => {readonly [field in TextField]: Uint32Array};
  /** The rows that failed, asked for by every timeline. */
  readonly failed: Bitmap;
};

export type IndexedSegment = ScannedSegment & {
  readonly segment: Segment;
  readonly unreadable: number;
  /** Names of its HSMs and vaults. */
  readonly resources: readonly string[];
};

/** What each leaf of a query wants, looked up once for all segments. Plain data, so that other threads may have it. */
export type Plan = {
  readonly query: PlainQuery;
  readonly words: ReadonlyMap<Word, Hits>;
  /** The texts of a field that a condition accepts. */
  readonly texts: ReadonlyMap<PlainQuery, {readonly field: TextField; readonly hits: Uint8Array}>;
  /** Words that may be how an id begins. */
  readonly ids: ReadonlySet<Word>;
  /** What a condition is remembered by; it says the same in all queries that have the same key. */
  readonly keys: ReadonlyMap<PlainQuery, string>;
  /** What no column knows: the records themselves have to be read. */
  readonly raw: ReadonlySet<RawLeaf>;
};

type IsQuery = Extract<PlainQuery, {readonly type: 'is'}>;

export type RawLeaf = PathQuery | Word;

/**
 * The rows of the segment at hand whose records say what a leaf asks for: a bitmap of its own each time, which the
 * caller may change. `isNegated` where the leaf stands under an odd number of `not`.
 */
export type RawRows = (leaf: RawLeaf, isNegated: boolean) => Bitmap;

/** Does an answer depend on the vocabulary, and so on that of all segments? */
export function asksForText(query: PlainQuery): boolean {
  if (query.type === 'and' || query.type === 'or') return query.parts.some(asksForText);
  if (query.type === 'not') return asksForText(query.part);
  return query.type === 'word' || textField(query) !== undefined;
}

export function planQuery(query: PlainQuery, vocabulary: Vocabulary): Plan {
  const words = new Map<Word, Hits>();
  const texts = new Map<PlainQuery, {readonly field: TextField; readonly hits: Uint8Array}>();
  const ids = new Set<Word>();
  const raw = new Set<RawLeaf>();
  const keys = new Map<PlainQuery, string>();
  const visit = (node: PlainQuery): void => {
    if (node.type === 'and' || node.type === 'or') node.parts.forEach(visit);
    else if (node.type === 'not') visit(node.part);
    else if (node.type === 'word') {
      const hits = vocabulary.find(node);
      words.set(node, hits);
      // What it resembles depends on all there is.
      keys.set(node, `${printQuery(node)} ${vocabulary.size()}`);
      if (mayBeginId(node)) ids.add(node);
      else if (Object.keys(hits).length === 0) raw.add(node);
    } else if (node.type === 'path') raw.add(node);
    else {
      const field = textField(node);
      if (node.type !== 'all') keys.set(node, printQuery(node));
      if (field !== undefined) texts.set(node, {field, hits: hitsOf(node, field, vocabulary)});
    }
  };
  visit(query);
  return {query, words, texts, ids, keys, raw};
}

export function wordsOf(query: PlainQuery): readonly Word[] {
  if (query.type === 'and' || query.type === 'or') return query.parts.flatMap(wordsOf);
  if (query.type === 'not') return wordsOf(query.part);
  return query.type === 'word' ? [query] : [];
}

/** The field whose texts a condition is about, if it is about one's. */
function textField(leaf: PlainQuery): TextField | undefined {
  if (leaf.type === 'field' && isTextField(leaf.field)) return leaf.field;
  return leaf.type === 'is' ? textOutcomes[leaf.is]?.field : undefined;
}

/** What an event is by one of its texts. */
const textOutcomes: {readonly [is in Is]?: {readonly field: TextField; readonly accepts: (text: string) => boolean}} = {
  sensitive: {field: 'op', accepts: isSensitive},
  unauthenticated: {field: 'caller', accepts: text => text === unauthenticated},
};

function hitsOf(leaf: PlainQuery, field: TextField, vocabulary: Vocabulary): Uint8Array {
  if (leaf.type === 'is') return vocabulary.hitsAsWritten(field, textOutcomes[leaf.is]!.accepts);
  const type = findField(field)!.type as TextType;
  const matchers = (leaf as FieldQuery).values.map(value => textMatcher(value, type));
  return vocabulary.hitsOf(field, folded => matchers.some(matches => matches(folded)));
}

/** The rows of the segment that the query matches. */
export function evaluate(
  plan: Plan,
  scanned: ScannedSegment,
  rawRows: RawRows = () => emptyBitmap(scanned.segment.rows),
  node: PlainQuery = plan.query,
  isNegated = false,
): Bitmap {
  const {segment} = scanned;
  const each = (parts: readonly PlainQuery[]) => parts.map(part => evaluate(plan, scanned, rawRows, part, isNegated));
  switch (node.type) {
    case 'all':
      return rangeBitmap(segment.rows, 0, segment.rows);
    case 'and':
      return each(node.parts).reduce(intersect);
    case 'or':
      return each(node.parts).reduce(unite);
    case 'not':
      return complement(evaluate(plan, scanned, rawRows, node.part, !isNegated), segment.rows);
    case 'path':
      return rawRows(node, isNegated);
    case 'word':
      if (plan.raw.has(node)) return rawRows(node, isNegated);
      return rememberLeaf(segment, plan.keys.get(node), () => wordRows(plan, scanned, node));
    case 'is':
    case 'field':
      return rememberLeaf(segment, plan.keys.get(node), () => conditionRows(plan, scanned, node));
  }
}

function conditionRows(plan: Plan, scanned: ScannedSegment, node: FieldQuery | IsQuery): Bitmap {
  const {segment} = scanned;
  const texts = plan.texts.get(node);
  if (texts !== undefined) return textRows(scanned, texts.field, texts.hits);
  if (node.type === 'is') return outcomeRows(segment, node.is as Outcome);
  if (isIdField(node.field)) return idRows(segment, node.field, node.values);
  return node.values.map(value => valueRows(segment, node.field, value)).reduce(unite);
}

function wordRows(plan: Plan, scanned: ScannedSegment, word: Word): Bitmap {
  const found = Object.entries(plan.words.get(word) ?? {}).map(([field, hits]) =>
    textRows(scanned, field as TextField, hits),
  );
  if (plan.ids.has(word)) {
    found.push(...idFields.map(field => idRows(scanned.segment, field, [{type: 'equal', text: word.text}])));
  }
  return found.reduce(unite, emptyBitmap(scanned.segment.rows));
}

/** The rows with an outcome, for a query and for the timeline's failures. */
export function outcomeRows(segment: Pick<Segment, 'outcome'>, wanted: Outcome): Bitmap {
  return scanCodes(
    segment.outcome,
    Uint8Array.from(outcomes, outcome => (outcome === wanted ? 1 : 0)),
  );
}

function idRows(segment: ScannedSegment['segment'], field: IdField, values: readonly Value[]): Bitmap {
  const {fetch, sketch} = segment.id[field];
  const possible = values.filter(value => mayHaveId(sketch, value));
  if (possible.length === 0) return emptyBitmap(segment.rows);
  const column = fetch('once');
  return possible.map(value => scanIds(column, segment.rows, value)).reduce(unite);
}

function textRows({segment, ids}: ScannedSegment, field: TextField, hits: Uint8Array): Bitmap {
  const known = ids()[field];
  const local = new Uint8Array(known.length);
  let isHit = 0;
  for (let code = 1; code < local.length; code++) isHit |= local[code] = hits[known[code]!] ?? 0;
  return isHit === 1 ? scanCodes(segment.text[field].codes, local) : emptyBitmap(segment.rows);
}

function valueRows(segment: ScannedSegment['segment'], field: FieldName, value: Value): Bitmap {
  if (field !== 'time') return scanNumbers(segment.number[field as NumberField], numberMatcher(value));
  const {from, until} = timeSpan(value);
  const rows = rangeBitmap(segment.rows, rowAtTime(segment, from), rowAtTime(segment, until));
  return intersect(rows, scanCodes(segment.assumed, Uint8Array.of(1, 0)));
}
