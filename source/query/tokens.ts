// Cuts a typed query into parentheses and terms; a term is what stands without a blank, quoted pieces included.
import {cutRegexTerm, isBeforeValues} from './regex-term.ts';
import type {Problem, Span} from './syntax.ts';

/**
 * A term, or the part of one behind a sign or colon. `text` is what it says, without quotes and escapes. `shape` is as
 * long, but holds NUL for each quoted character: whoever looks there for a sign finds only those that are not quoted.
 * `regex` is the pattern in slashes that a value is, where it is one.
 */
export type Term = Span & {
  readonly type: 'term';
  readonly text: string;
  readonly shape: string;
  readonly regex?: string;
};

export type Token = Term | (Span & {readonly type: 'open' | 'close'});

export function cutTokens(text: string): {readonly tokens: readonly Token[]; readonly problems: readonly Problem[]} {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  let position = 0;
  // How deep in the parentheses behind a field's colon, where values are.
  let depth = 0;
  while (position < text.length) {
    const character = text[position]!;
    if (blank.test(character)) {
      position++;
    } else if (character === '(' || character === ')') {
      if (character === ')') depth = Math.max(0, depth - 1);
      else if (depth > 0 || isBeforeValues(tokens.at(-1), position)) depth++;
      tokens.push({type: character === '(' ? 'open' : 'close', start: position, end: ++position});
    } else {
      const term = cutRegexTerm(text, position, depth > 0) ?? cutTerm(text, position, problems);
      tokens.push(term);
      position = term.end;
    }
  }
  return {tokens, problems};
}

/** The rest of a term behind its first characters, which must not be quoted. */
export function afterFirst(term: Term, count: number): Term {
  return {...term, start: term.start + count, text: term.text.slice(count), shape: term.shape.slice(count)};
}

/** `and`, `or` or `not`, where the term is nothing else. */
export function keywordOf(token: Token | undefined): string | undefined {
  return token?.type === 'term' && isKeyword(token.shape) ? token.shape.toLowerCase() : undefined;
}

/** The text in quotes, as `cutTokens` reads it. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

export function isKeyword(text: string): boolean {
  return /^(?:and|or|not)$/i.test(text);
}

const blank = /\s/;
/** What ends a term, or a piece of it that is not quoted. */
const unquotedEnd = /[\s()"]/g;

function cutTerm(whole: string, start: number, problems: Problem[]): Term {
  let text = '';
  let shape = '';
  let end = start;
  while (end < whole.length && !/[\s()]/.test(whole[end]!)) {
    const piece = whole[end] === '"' ? quotedPiece(whole, end) : unquotedPiece(whole, end);
    text += piece.text;
    shape += piece.shape;
    if (!piece.closed) {
      problems.push({start: end, end: whole.length, sentence: 'The quotes are not closed. Type `"` at their end.'});
    }
    end = piece.end;
  }
  return {type: 'term', text, shape, start, end};
}

type Piece = {readonly text: string; readonly shape: string; readonly end: number; readonly closed: boolean};

function unquotedPiece(whole: string, start: number): Piece {
  unquotedEnd.lastIndex = start;
  const end = unquotedEnd.exec(whole)?.index ?? whole.length;
  const text = whole.slice(start, end);
  return {text, shape: text, end, closed: true};
}

function quotedPiece(whole: string, start: number): Piece {
  let end = start + 1;
  while (end < whole.length && whole[end] !== '"') end += whole[end] === '\\' ? 2 : 1;
  const text = whole.slice(start + 1, end).replace(/\\(["\\])/g, '$1');
  return {text, shape: '\0'.repeat(text.length), end: Math.min(end + 1, whole.length), closed: end < whole.length};
}
