// Cuts a value in slashes, `/…/`, out of a typed query as one piece, whatever signs and blanks are in it.
import {findField} from '../event/fields.ts';
import type {Term, Token} from './tokens.ts';

/**
 * The term whose value is a regular expression, directly behind a field's colon or, where `isValue`, alone. Its last
 * slash ends the term and stands behind no blank: most paths (`uri:/backup`, `uri:(/a or /b)`) stay texts. `\/` is a
 * slash.
 */
export function cutRegexTerm(whole: string, start: number, isValue: boolean): Term | undefined {
  const before = isValue ? '' : nameBefore(whole, start);
  if (before === undefined) return undefined;
  const from = start + before.length + 1;
  if (whole[from - 1] !== '/') return undefined;
  let end = from;
  while (end < whole.length && whole[end] !== '/') end += whole[end] === '\\' ? 2 : 1;
  const written = whole.slice(from, end);
  const isClosed = end < whole.length && /^[\s()]?$/.test(whole.charAt(end + 1));
  if (!isClosed || written === '' || /(?:^|[^\\])(?:\\\\)*\s$/.test(written)) return undefined;
  const regex = written.replace(/\\(.)/gs, (pair, character) => (character === '/' ? '/' : pair));
  const shape = before + '\0'.repeat(regex.length);
  return {type: 'term', text: before + regex, shape, start, end: end + 1, regex};
}

/** The pattern between slashes, as `cutRegexTerm` reads it. */
export function printRegex(pattern: string): string {
  return `/${pattern.replace(/\//g, '\\/')}/`;
}

/** Does a parenthesis at this position open the values of a field? */
export function isBeforeValues(token: Token | undefined, position: number): boolean {
  return token?.type === 'term' && token.end === position && nameBefore(token.shape, 0) === token.shape;
}

/** Signs, name and colon at a place, where the name is one that takes a regular expression: a field or a path. */
function nameBefore(whole: string, start: number): string | undefined {
  named.lastIndex = start;
  const [before, name = ''] = named.exec(whole) ?? [];
  return findField(name) !== undefined || name.includes('.') ? before : undefined;
}

const named = /[-!]*([a-z][\w.-]*):/iy;
