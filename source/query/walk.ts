// The walk of the parser over its tokens: where it is, and what it found wrong so far.
import type {ParsedQuery, Problem, Span} from './syntax.ts';
import {keywordOf, type Token} from './tokens.ts';

export type Walk = {
  readonly tokens: readonly Token[];
  position: number;
  readonly problems: Problem[];
  readonly mentions: ParsedQuery['mentions'][number][];
};

export function report({problems}: Walk, {start, end}: Span, sentence: string, suggestion?: string): void {
  problems.push({start, end, sentence, ...(suggestion !== undefined && {suggestion})});
}

export function isNext({tokens, position}: Walk, type: Token['type']): boolean {
  return tokens[position]?.type === type;
}

/** Is a parenthesis opened right behind the token before, with no blank between? */
export function opensAfter(walk: Walk, {end}: Span): boolean {
  return isNext(walk, 'open') && walk.tokens[walk.position]?.start === end;
}

/** Does something begin here that can be asked for or left out? */
export function atOperand(walk: Walk): boolean {
  if (!isNext(walk, 'term')) return isNext(walk, 'open');
  const keyword = keywordOf(walk.tokens[walk.position]);
  return keyword === undefined || keyword === 'not';
}
