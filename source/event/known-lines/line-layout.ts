// The layout of a line of JSON: what stands between its values, and which value is which field.
import {insideProperties, meaningOf, type Slot} from '../written-names.ts';
import {type Bytes, decode, type Extent, isSame, scanText, viewBytes} from './bytes.ts';
import {createHole, fillHole, type Hole, type Kind, scanValue} from './hole.ts';
import type {LineMemos} from './line-memos.ts';

export type LineLayout = {
  readonly holes: readonly Hole[];
  readonly behind: Bytes;
  /** The holes that a field may be in; the first that is not empty counts. */
  readonly slots: {readonly [slot in Slot]: readonly Hole[]};
};

/** Fills the holes with the values of a line; `false` where it is of another layout, or strange. */
export function fillLayout({holes, behind}: LineLayout, line: Bytes, from: number, to: number): boolean {
  let at = from;
  for (let index = 0; index < holes.length; index++) {
    const hole = holes[index]!;
    const {length} = hole.before.each;
    if (at + length >= to || !isSame(hole.before, 0, line, at, length)) return false;
    at = fillHole(hole, line, at + length, to);
    if (at < 0) return false;
  }
  const {length} = behind.each;
  return at + length === to && isSame(behind, 0, line, at, length);
}

/** How values of a field may be written in a layout; where they are not, the line is for others to read. */
const kinds: {readonly [slot in Slot]: readonly Kind[]} = {
  time: ['text'],
  operation: ['text'],
  resource: ['text'],
  resourceId: ['text'],
  status: ['number', 'text'],
  signature: ['text'],
  resultType: ['text'],
  description: ['text'],
  duration: ['number', 'text'],
  address: ['text'],
  identity: ['text', 'nested'],
  client: ['text'],
  correlation: ['text'],
  uri: ['text'],
  id: ['text'],
  resourceType: ['text'],
  // Taken apart, never a hole itself.
  properties: [],
};

/** More than any record has. */
const mostHoles = 120;

/** The layout of a line that is known to be the JSON of one object; `undefined` where it is too strange to have one. */
export function learnLayout(line: Bytes, from: number, to: number, memos: LineMemos): LineLayout | undefined {
  const draft: Draft = {line, to, memos, at: from, literal: from, holes: []};
  // JSON may begin with blanks.
  if (line.each[from] !== openBrace) return undefined;
  if (!readObject(draft, 1, slotOf)) return undefined;
  if (draft.at !== to || draft.holes.length > mostHoles) return undefined;
  // What stands in the record itself goes before what stands inside its properties.
  const places = draft.holes.toSorted((a, b) => a.depth - b.depth);
  return {
    holes: draft.holes.map(({hole}) => hole),
    behind: copy(draft, draft.literal, to),
    slots: perSlot(slot => places.filter(place => place.slot === slot).map(({hole}) => hole)),
  };
}

type Draft = {
  readonly line: Bytes;
  readonly to: number;
  readonly memos: LineMemos;
  at: number;
  /** Where the bytes behind the last hole begin. */
  literal: number;
  readonly holes: {readonly hole: Hole; readonly slot: Slot | undefined; readonly depth: number}[];
};

/** `other` is a name that no field goes by, `strange` one that such a layout cannot hold. */
type Meant = Slot | 'other' | 'strange';

function slotOf(name: string): Meant {
  const {slot, claim} = meaningOf(name);
  return claim === undefined ? (slot ?? 'other') : 'strange';
}

function slotInside(name: string): Meant {
  return insideProperties.find(({written}) => written === name)?.name ?? 'other';
}

function readObject(draft: Draft, depth: number, meaning: (name: string) => Meant): boolean {
  const names = new Set<string>();
  let hasProperties = false;
  draft.at++;
  while (skipTo(draft) !== closeBrace) {
    const name = readName(draft);
    // A second value of the same name would go before the first, and names that are numbers come before all others.
    if (name === undefined || names.has(name) || /^\d+$|^__proto__$/.test(name)) return false;
    names.add(name);
    const meant = meaning(name);
    if (meant === 'strange' || (meant === 'properties' && hasProperties)) return false;
    hasProperties ||= meant === 'properties';
    if (!readValue(draft, depth, meant)) return false;
  }
  draft.at++;
  return true;
}

function readValue(draft: Draft, depth: number, meant: Exclude<Meant, 'strange'>): boolean {
  const {line, to, at, memos} = draft;
  const first = line.each[at]!;
  if (meant === 'properties' && first === openBrace) return readObject(draft, depth + 1, slotInside);
  const slot = meant === 'other' ? undefined : meant;
  const kind = kindOf(first);
  if (kind === 'text') draft.at++;
  const extent: Extent = {start: 0, end: 0, hash: 0, isPlain: true};
  if (scanValue(kind, line, draft.at, to, extent) < 0) return false;
  // That a field says nothing is part of the layout.
  if (slot !== undefined && kind === 'word' && first === letterN) {
    draft.at = extent.end;
    return true;
  }
  if (slot !== undefined && !kinds[slot].includes(kind)) return false;
  const before = copy(draft, draft.literal, draft.at);
  const hole = createHole({before, kind, memo: memos.of(slot, kind, depth), isUnread: slot === undefined});
  draft.holes.push({hole, slot, depth});
  draft.literal = extent.end;
  draft.at = kind === 'text' ? extent.end + 1 : extent.end;
  return true;
}

function readName(draft: Draft): string | undefined {
  const extent: Extent = {start: 0, end: 0, hash: 0, isPlain: true};
  if (scanText(draft.line, draft.at + 1, draft.to, extent) < 0 || !extent.isPlain) return undefined;
  draft.at = extent.end + 1;
  skipTo(draft);
  return decode(draft.line, extent.start, extent.end);
}

/** Over blanks, colons and commas, to the byte that says what comes. */
function skipTo(draft: Draft): number {
  while (between.has(draft.line.each[draft.at]!)) draft.at++;
  return draft.line.each[draft.at]!;
}

const between: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n:,'));
const [openBrace, closeBrace, letterN] = [0x7b, 0x7d, 0x6e];

function kindOf(first: number): Kind {
  if (first === 0x22) return 'text';
  if (first === openBrace || first === 0x5b) return 'nested';
  return first >= 0x61 && first <= 0x7a ? 'word' : 'number';
}

function perSlot<Value, Name extends Slot = Slot>(make: (slot: Name) => Value): {readonly [slot in Name]: Value} {
  return Object.fromEntries((Object.keys(kinds) as Name[]).map(slot => [slot, make(slot)])) as {[slot in Name]: Value};
}

function copy({line}: Draft, from: number, to: number): Bytes {
  return viewBytes(Buffer.from(line.each.subarray(from, to)));
}
