// Writes a query as text: one way for each query, which parses to the same query again.
import {parseQuery} from './parse.ts';
import {bareIsNames} from './read-word.ts';
import type {Query, Value, Word} from './syntax.ts';
import {isKeyword, quote} from './tokens.ts';

/**
 * Holds for every query that the parser makes. A fuzzy word that only quotes can hold, which it never makes, is
 * written as an exact one.
 */
export function printQuery(query: Query): string {
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
      return `${query.field}:${printValues(query.values)}`;
  }
}

function grouped(query: Query): string {
  return `(${printQuery(query)})`;
}

function printNot(part: Query): string {
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

function printValues(values: readonly Value[]): string {
  const [first, ...others] = values.map(printValue);
  return others.length === 0 ? `${first}` : `(${[first, ...others].join(' or ')})`;
}

function printValue(value: Value): string {
  switch (value.type) {
    case 'equal':
      return quoted(value.text);
    case 'glob':
      return value.pattern
        .split('*')
        .map(literal => (literal === '' ? '' : quoted(literal)))
        .join('*');
    case 'compare':
      return `${value.operator}${quoted(value.text)}`;
    case 'range':
      return `${quoted(value.from)}..${quoted(value.to)}`;
  }
}

function quotedWord(text: string): string {
  return plainWord.test(text) && !bareIsNames.some(name => name === text.toLowerCase()) ? text : quote(text);
}

function quoted(text: string): string {
  return plainValue.test(text) && !isKeyword(text) ? text : quote(text);
}

/** No sign that means something in a word, nor a colon that could make it a field. */
const plainWord = /^[^\s()":'^!$-][^\s()":$]*$/;

/** No sign that means something in a value. Two dots are a range. */
const plainValue = /^(?!.*\.\.)[^\s()"*<>=][^\s()"*]*$/;
