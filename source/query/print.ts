// Writes a query as text: one way for each query, which parses to the same query again.
import {findField} from '../event/fields.ts';
import {bareIsNames} from './is-words.ts';
import {parseQuery} from './parse.ts';
import {printRegex} from './regex-term.ts';
import type {During, Value, Word, WrittenQuery} from './syntax.ts';
import {isKeyword, quote} from './tokens.ts';

/**
 * Holds for every query that the parser makes. A fuzzy word that only quotes can hold, which it never makes, is
 * written as an exact one.
 */
export function printQuery(query: WrittenQuery): string {
  switch (query.type) {
    case 'all':
      return '';
    case 'and':
      return query.parts.map(part => (part.type === 'or' ? grouped(part) : printQuery(part))).join(' ');
    case 'or':
      return query.parts.map(printQuery).join(' or ');
    case 'not':
      return printNot(query.part);
    case 'word':
      return printWord(query);
    case 'is':
      return bareIsNames.includes(query.is) ? query.is : `is:${query.is}`;
    case 'field':
      return `${query.field}:${printValues(query.values, findField(query.field)?.type === 'address')}`;
    case 'path':
      return `${query.path.join('.')}:${printValues(query.values, false)}`;
    case 'during':
      return `${query.word}:${printTime(query)}`;
    case 'saved':
      return `@${quoteName(query.name)}`;
  }
}

function grouped(query: WrittenQuery): string {
  return `(${printQuery(query)})`;
}

function printNot(part: WrittenQuery): string {
  if (part.type === 'and' || part.type === 'or') return `-${grouped(part)}`;
  if (part.type === 'word' && part.match === 'exact') return `!${quotedWord(part.text)}`;
  return `-${printQuery(part)}`;
}

function printWord({match, text}: Word): string {
  const safe = quotedWord(text);
  switch (match) {
    case 'fuzzy':
      return readsAsFuzzy(text) ? text : quote(text);
    case 'exact':
      return safe === text ? `'${text}` : safe;
    case 'prefix':
      return `^${safe}`;
    case 'suffix':
      return `${safe}$`;
    case 'whole':
      return `^${safe}$`;
  }
}

function readsAsFuzzy(text: string): boolean {
  const {query} = parseQuery(text);
  return query.type === 'word' && query.match === 'fuzzy' && query.text === text;
}

/** `networks`: would an unquoted `a/24` be a network? */
function printValues(values: readonly Value[], networks: boolean): string {
  const [first, ...others] = values.map(value => printValue(value, networks));
  return others.length === 0 ? `${first}` : `(${[first, ...others].join(' or ')})`;
}

function printValue(value: Value, networks: boolean): string {
  switch (value.type) {
    case 'equal':
      return networks && value.text.includes('/') ? quote(value.text) : quoteValue(value.text);
    case 'glob':
      return value.pattern.split('*').map(printLiteral).join('*');
    case 'regex':
      return printRegex(value.pattern);
    case 'network':
      return `${value.address}/${value.prefix}`;
    case 'compare':
      return `${value.operator}${quoteValue(value.text)}`;
    case 'range':
      return `${quoteValue(value.from)}..${quoteValue(value.to)}`;
  }
}

/** A piece of a pattern, of which only the first could begin a regular expression. */
function printLiteral(literal: string, index: number): string {
  if (literal === '' || (index > 0 && literal.startsWith('/') && plainValue.test(`.${literal}`))) return literal;
  return quoteValue(literal);
}

function printTime(during: During): string {
  return during.word === 'last' ? `${during.amount}${during.unit}` : quoteValue(during.moment);
}

function quotedWord(text: string): string {
  return plainWord.test(text) && !bareIsNames.some(name => name === text.toLowerCase()) ? text : quote(text);
}

/** A value as it stands behind a colon, in quotes where it must. */
export function quoteValue(text: string): string {
  return plainValue.test(text) && !isKeyword(text) ? text : quote(text);
}

/** The name of a saved query behind its `@`, in quotes where it must. */
export function quoteName(name: string): string {
  return /^[^\s()"]+$/.test(name) ? name : quote(name);
}

/** No sign that means something in a word, nor a colon that could make it a field. */
const plainWord = /^[^\s()":'^!$@-][^\s()":$]*$/;

/** No sign that means something in a value. Two dots are a range, and a slash could begin a regular expression. */
const plainValue = /^(?!.*\.\.)[^\s()"*<>=/][^\s()"*]*$/;
