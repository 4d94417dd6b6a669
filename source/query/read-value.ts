// Reads one value behind a field's colon, by the type of the field.
import type {Field, FieldType} from '../event/fields.ts';
import type {Value} from './syntax.ts';
import {parseTimeValue} from './time-value.ts';
import {afterFirst, type Term} from './tokens.ts';

/** What stands behind the field's colon. */
export function takes(field: Field): string {
  return forms[field.type].takes;
}

/** The value, or a sentence that says why it is none. */
export function readValue(field: Field, term: Term): Value | string {
  const [operator = ''] = /^(?:[<>]=?|=)/.exec(term.shape) ?? [];
  const scalar = afterFirst(term, operator.length);
  if (scalar.text === '') {
    return `Type a value after \`${field.name}:${operator}\` (${field.description}): ${takes(field)}.`;
  }
  return forms[field.type].read(field, operator as Operator, scalar);
}

type Operator = '' | '=' | '<' | '<=' | '>' | '>=';

type Form = {
  readonly takes: string;
  readonly read: (field: Field, operator: Operator, scalar: Term) => Value | string;
};

/** The least and the greatest number or millisecond that the text names; `undefined` where it names none. */
type Extent = (text: string) => {readonly least: number; readonly greatest: number} | undefined;

const forms: {readonly [type in FieldType]: Form} = {
  text: {takes: 'a text, or a pattern with `*`', read: readText},
  number: {
    takes: 'a number, `>=400`, `400..499` or `4xx`',
    read: (field, operator, scalar) =>
      readDigits(operator, scalar) ?? readOrdered(numberExtent, field, operator, scalar),
  },
  time: {
    takes: 'a date or a time in UTC, as `2026-10-01`, `>=2026-10-01T19:52` or `2026-10-01..2026-10-02`',
    read: (field, operator, scalar) => readOrdered(timeExtent, field, operator, scalar),
  },
};

function readText(field: Field, operator: Operator, {text, shape}: Term): Value | string {
  if (operator === '=') return {type: 'equal', text};
  if (operator !== '' || shape.includes('..')) {
    const sign = operator === '' ? '..' : operator;
    return `\`${field.name}\` is text, which has no \`${sign}\`. Put the value in quotes if \`${sign}\` is part of it.`;
  }
  return shape.includes('*') ? {type: 'glob', pattern: text.replace(/\*+/g, '*')} : {type: 'equal', text};
}

function readOrdered(extent: Extent, field: Field, operator: Operator, {text, shape}: Term): Value | string {
  const between = operator === '' ? shape.indexOf('..') : -1;
  if (between >= 0) return readRange(extent, field, text.slice(0, between), text.slice(between + 2));
  if (operator === '' && /^\*+$/.test(shape)) return {type: 'glob', pattern: '*'};
  if (extent(text) === undefined) return wrong(field);
  return operator === '' || operator === '=' ? {type: 'equal', text} : {type: 'compare', operator, text};
}

/** A range that is open on one side is a comparison. */
function readRange(extent: Extent, field: Field, from: string, to: string): Value | string {
  const first = extent(from);
  const last = extent(to);
  if (first !== undefined && to === '') return {type: 'compare', operator: '>=', text: from};
  if (last !== undefined && from === '') return {type: 'compare', operator: '<=', text: to};
  if (first === undefined || last === undefined) return wrong(field);
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

function wrong(field: Field): string {
  return `\`${field.name}\` takes ${takes(field)}.`;
}
