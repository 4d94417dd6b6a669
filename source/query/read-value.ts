// Reads one value behind a colon, by the type of the field there.
import type {FieldType} from '../event/fields.ts';
import {addressBits} from '../event/network.ts';
import {compileRegex} from './regex.ts';
import type {Value} from './syntax.ts';
import {parseTimeValue} from './time-value.ts';
import {afterFirst, type Term} from './tokens.ts';

/** What stands before the colon: a field, or a path, whose values are of `any` type. */
export type Named = {readonly name: string; readonly description: string; readonly type: FieldType | 'any'};

/** What stands behind the colon. */
export function takes(named: Named): string {
  return forms[named.type].takes;
}

/** The value, or a sentence that says why it is none. */
export function readValue(named: Named, term: Term): Value | string {
  const {takes, hasRegex = false, read} = forms[named.type];
  if (term.regex !== undefined) return hasRegex ? readRegex(term.regex) : wrong(named);
  const [operator = ''] = /^(?:[<>]=?|=)/.exec(term.shape) ?? [];
  const scalar = afterFirst(term, operator.length);
  if (scalar.text === '') {
    return `Type a value after \`${named.name}:${operator}\` (${named.description}): ${takes}.`;
  }
  return read(named, operator as Operator, scalar);
}

type Operator = '' | '=' | '<' | '<=' | '>' | '>=';

type Form = {
  readonly takes: string;
  readonly hasRegex?: boolean;
  readonly read: (named: Named, operator: Operator, scalar: Term) => Value | string;
};

/** The least and the greatest number or millisecond that the text names; `undefined` where it names none. */
type Extent = (text: string) => {readonly least: number; readonly greatest: number} | undefined;

const forms: {readonly [type in Named['type']]: Form} = {
  text: {takes: 'a text, a pattern with `*`, or `/a regular expression/`', hasRegex: true, read: readText},
  address: {
    takes: 'an address, a network as `203.0.113.0/24`, or a pattern with `*`',
    hasRegex: true,
    read: readAddress,
  },
  id: {takes: 'an id, its beginning, or a pattern with `*`', read: readText},
  number: {
    takes: 'a number, `>=400`, `400..499` or `4xx`',
    read: (named, operator, scalar) =>
      readDigits(operator, scalar) ?? readOrdered(numberExtent, named, operator, scalar),
  },
  time: {
    takes: 'a date or a time, as `2026-10-01`, `>=2026-10-01T19:52` or `2026-10-01..2026-10-02`',
    read: (named, operator, scalar) => readOrdered(timeExtent, named, operator, scalar),
  },
  any: {
    takes: 'a text, a pattern with `*`, `/a regular expression/`, or a number as `>=2048`',
    hasRegex: true,
    read: readAny,
  },
};

function readRegex(pattern: string): Value | string {
  const compiled = compileRegex(pattern);
  return compiled.ok ? {type: 'regex', pattern} : compiled.sentence;
}

function readAddress(named: Named, operator: Operator, scalar: Term): Value | string {
  const [, address, written = ''] = /^([^/*]*)\/([^*]*)$/.exec(scalar.shape) ?? [];
  if (operator !== '' || address === undefined) return readText(named, operator, scalar);
  const bits = addressBits(address);
  if (bits === undefined) return wrong(named);
  const prefix = /^\d{1,3}$/.test(written) ? Number(written) : Number.NaN;
  if (prefix <= bits) return {type: 'network', address: address.toLowerCase(), prefix};
  return `Type after \`/\` how many bits the network fixes: 0 to ${bits}.`;
}

/** A number where it is compared, a text otherwise. */
function readAny(named: Named, operator: Operator, scalar: Term): Value | string {
  const isCompared = (operator !== '' && operator !== '=') || scalar.shape.includes('..');
  return isCompared ? readOrdered(numberExtent, named, operator, scalar) : readText(named, operator, scalar);
}

function readText(named: Named, operator: Operator, {text, shape}: Term): Value | string {
  if (operator === '=') return {type: 'equal', text};
  if (operator !== '' || shape.includes('..')) {
    const sign = operator === '' ? '..' : operator;
    return `\`${named.name}\` is text, which has no \`${sign}\`. Put the value in quotes if \`${sign}\` is part of it.`;
  }
  return shape.includes('*') ? {type: 'glob', pattern: text.replace(/\*+/g, '*')} : {type: 'equal', text};
}

function readOrdered(extent: Extent, named: Named, operator: Operator, {text, shape}: Term): Value | string {
  const between = operator === '' ? shape.indexOf('..') : -1;
  if (between >= 0) return readRange(extent, named, text.slice(0, between), text.slice(between + 2));
  if (operator === '' && /^\*+$/.test(shape)) return {type: 'glob', pattern: '*'};
  if (extent(text) === undefined) return wrong(named);
  return operator === '' || operator === '=' ? {type: 'equal', text} : {type: 'compare', operator, text};
}

/** A range that is open on one side is a comparison. */
function readRange(extent: Extent, named: Named, from: string, to: string): Value | string {
  const first = extent(from);
  const last = extent(to);
  if (first !== undefined && to === '') return {type: 'compare', operator: '>=', text: from};
  if (last !== undefined && from === '') return {type: 'compare', operator: '<=', text: to};
  if (first === undefined || last === undefined) return wrong(named);
  if (first.least > last.greatest) return 'The range ends before it begins. Swap its two ends.';
  return {type: 'range', from, to};
}

/** `4xx`: the numbers that differ only in the digits left open. */
function readDigits(operator: Operator, {shape}: Term): Value | undefined {
  if (operator !== '' || !/^\d+x+$/i.test(shape)) return undefined;
  const from = shape.replace(/x/gi, '0');
  const to = shape.replace(/x/gi, '9');
  return numberExtent(to) && {type: 'range', from, to};
}

function numberExtent(text: string): ReturnType<Extent> {
  const number = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? {least: number, greatest: number} : undefined;
}

function timeExtent(text: string): ReturnType<Extent> {
  const span = parseTimeValue(text);
  return span && {least: span.from, greatest: span.until - 1};
}

function wrong(named: Named): string {
  return `\`${named.name}\` takes ${takes(named)}.`;
}
