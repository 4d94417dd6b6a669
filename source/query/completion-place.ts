// What stands at the cursor of a query that is being typed, and what could be meant there.
import {findField} from '../event/fields.ts';
import type {Span} from './syntax.ts';
import {afterFirst, cutTokens, keywordOf, type Term, type Token} from './tokens.ts';

/** `prefix` is what was typed of it, without quotes; the span is what a completion replaces. */
export type CompletionPlace = Span & {readonly prefix: string} & (
    | {readonly kind: 'name' | 'saved' | 'join'}
    /** Behind the colon of a field (by its name), of `is`, or of a word for time. */
    | {readonly kind: 'value'; readonly name: string}
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
  const span = {start: term.start, end, prefix: term.text};
  return kind === 'join' ? {...span, kind} : {...span, kind, name: group};
}

function placeIn(whole: Term, end: number): CompletionPlace {
  const [signs = ''] = /^[-!]+/.exec(whole.shape) ?? [];
  const term = afterFirst(whole, signs.length);
  if (term.shape.startsWith('@')) return {kind: 'saved', start: term.start, end, prefix: term.text.slice(1)};
  const [named = '', name = '', operator = ''] = /^([a-z][\w.-]*):([<>]?=?)/i.exec(term.shape) ?? [];
  if (named === '') return {kind: 'name', start: term.start, end, prefix: term.text};
  const value = afterFirst(term, name.length + 1 + operator.length);
  return {kind: 'value', name: canonical(name), start: value.start, end, prefix: value.text};
}

/** Where the term ends in the whole text: quotes or letters may go on behind the cursor. */
function endOf(text: string, {start}: Term, cursor: number): number {
  const whole = cutTokens(text).tokens.find(token => token.type === 'term' && token.start === start);
  return Math.max(cursor, whole?.end ?? cursor);
}

/** The name whose values stand in the innermost open parentheses. */
function groupOf(tokens: readonly Token[]): string | undefined {
  const open: (string | undefined)[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'open') open.push(nameBefore(tokens[index - 1], token.start));
    else if (token.type === 'close') open.pop();
  }
  return open.at(-1);
}

function nameBefore(token: Token | undefined, position: number): string | undefined {
  const [, name] = (token?.type === 'term' && /^[-!]*([a-z][\w.-]*):$/i.exec(token.shape)) || [];
  return token?.end === position && name !== undefined ? canonical(name) : undefined;
}

function canonical(name: string): string {
  return findField(name)?.name ?? name.toLowerCase();
}

function emptyAt(cursor: number): Term {
  return {type: 'term', text: '', shape: '', start: cursor, end: cursor};
}
