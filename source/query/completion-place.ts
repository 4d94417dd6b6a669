// What stands at the cursor of a query that is being typed, and what could be meant there.
import {findField} from '../event/fields.ts';
import {readWord} from './read-word.ts';
import type {Span} from './syntax.ts';
import {afterFirst, cutTokens, isKeyword, keywordOf, type Term, type Token} from './tokens.ts';

/**
 * `prefix` is what was typed of it, without quotes; the span is what a completion replaces. `whole` is the condition in
 * which it stands, with its signs, its name and all its values. A `word` is there where what was typed is text and no
 * more. A value stands behind the colon of a field (by its name), of `is`, or of a word for time, and behind its
 * operator.
 */
export type CompletionPlace = Span & {readonly prefix: string; readonly whole: Span} & (
    | {readonly kind: 'name'; readonly word: string | undefined}
    | {readonly kind: 'saved' | 'join'}
    | {readonly kind: 'value'; readonly name: string; readonly operator: string}
  );

export function completionPlace(text: string, cursor: number): CompletionPlace {
  const {tokens} = cutTokens(text.slice(0, cursor));
  const last = tokens.at(-1);
  const term = last?.type === 'term' && last.end === cursor ? last : emptyAt(cursor);
  const before = last === term ? tokens.slice(0, -1) : tokens;
  const end = endOf(text, term, cursor);
  const group = groupOf(before);
  if (group === undefined) return placeIn(term, end);
  const previous = before.at(-1);
  const kind = previous?.type === 'term' && keywordOf(previous) === undefined ? 'join' : 'value';
  const whole = {start: group.start, end: Math.max(end, closeOf(text, group.depth, cursor))};
  const span = {start: term.start, end, prefix: term.text, whole};
  return kind === 'join' ? {...span, kind} : {...span, kind, name: group.name, operator: ''};
}

function placeIn(typed: Term, end: number): CompletionPlace {
  const [signs = ''] = /^[-!]+/.exec(typed.shape) ?? [];
  const term = afterFirst(typed, signs.length);
  const place = {start: term.start, end, whole: {start: typed.start, end}};
  if (term.shape.startsWith('@')) return {kind: 'saved', ...place, prefix: term.text.slice(1)};
  const [named = '', name = '', operator = ''] = /^([a-z][\w.-]*):([<>]?=?)/i.exec(term.shape) ?? [];
  if (named === '') return {kind: 'name', ...place, prefix: term.text, word: textOf(term)};
  const value = afterFirst(term, name.length + 1 + operator.length);
  return {kind: 'value', name: canonical(name), operator, ...place, start: value.start, prefix: value.text};
}

function textOf(term: Term): string | undefined {
  const read = isKeyword(term.shape) ? undefined : readWord(term, false);
  return read?.type === 'word' && (read.match === 'fuzzy' || read.match === 'exact') ? read.text : undefined;
}

/** Where the term ends in the whole text: quotes or letters may go on behind the cursor. */
function endOf(text: string, {start}: Term, cursor: number): number {
  const whole = cutTokens(text).tokens.find(token => token.type === 'term' && token.start === start);
  return Math.max(cursor, whole?.end ?? cursor);
}

/** Values in parentheses: whose they are, where that begins, and how many parentheses are open there. */
type Group = {readonly name: string; readonly start: number; readonly depth: number};

/** The innermost open parentheses, where values of a name stand in them. */
function groupOf(tokens: readonly Token[]): Group | undefined {
  const open: (Group | undefined)[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'open') open.push(groupAfter(tokens[index - 1], token.start, open.length + 1));
    else if (token.type === 'close') open.pop();
  }
  return open.at(-1);
}

function groupAfter(token: Token | undefined, position: number, depth: number): Group | undefined {
  const [, name] = (token?.type === 'term' && /^[-!]*([a-z][\w.-]*):$/i.exec(token.shape)) || [];
  if (token?.end !== position || name === undefined) return undefined;
  return {name: canonical(name), start: token.start, depth};
}

/** Where the parentheses that are open at the cursor are closed. */
function closeOf(text: string, depth: number, cursor: number): number {
  let open = 0;
  for (const {type, start, end} of cutTokens(text).tokens) {
    if (type === 'open') open++;
    else if (type === 'close') {
      if (open === depth && start >= cursor) return end;
      open = Math.max(0, open - 1);
    }
  }
  return text.length;
}

function canonical(name: string): string {
  return findField(name)?.name ?? name.toLowerCase();
}

function emptyAt(cursor: number): Term {
  return {type: 'term', text: '', shape: '', start: cursor, end: cursor};
}
