// What values and words accept: the one meaning that all back ends share.
import type {FieldType} from '../event/fields.ts';
import {addressMatcher, networkMatcher} from '../event/network.ts';
import {fold} from '../text/fold.ts';
import {compileRegex} from './regex.ts';
import type {Value, Word} from './syntax.ts';
import {parseTimeValue, type TimeSpan, type Zone} from './time-value.ts';

/** How a text is compared: by the type of its field, or as `any` where no field says what it is. */
export type TextType = Exclude<FieldType, 'number' | 'time'> | 'any';

/** Accepts folded texts (see text/fold.ts). Only of `any` can a text be a number, and so compare or lie in a range. */
export function textMatcher(value: Value, type: TextType): (folded: string) => boolean {
  switch (value.type) {
    case 'equal':
      return equalMatcher(fold(value.text), type);
    case 'glob':
      return globMatcher(fold(value.pattern));
    case 'regex': {
      const regex = compileRegex(value.pattern);
      return regex.ok ? regex.matches : () => false;
    }
    case 'network':
      return type === 'address' ? networkMatcher(value.address, value.prefix) : () => false;
    case 'compare':
    case 'range': {
      const accepts = numberMatcher(value);
      return folded => type === 'any' && isNumber.test(folded) && accepts(Number(folded));
    }
  }
}

function equalMatcher(wanted: string, type: TextType): (folded: string) => boolean {
  if (type === 'id') return folded => folded.startsWith(wanted);
  const sameAddress = type === 'address' ? addressMatcher(wanted) : undefined;
  return sameAddress ?? (folded => folded === wanted);
}

/** A text that is no number, and a pattern other than `*`, accepts none. */
export function numberMatcher(value: Value): (number: number) => boolean {
  if (value.type === 'glob') return () => value.pattern === '*';
  if (value.type === 'regex' || value.type === 'network') return () => false;
  if (value.type === 'range') {
    const from = Number(value.from);
    const to = Number(value.to);
    return number => number >= from && number <= to;
  }
  const wanted = Number(value.text);
  if (value.type === 'equal') return number => number === wanted;
  return {
    '>': (number: number) => number > wanted,
    '>=': (number: number) => number >= wanted,
    '<': (number: number) => number < wanted,
    '<=': (number: number) => number <= wanted,
  }[value.operator];
}

/** Infinite where the value leaves it open; empty where it is no time. */
export function timeSpan(value: Value, zone: Zone = 'utc'): TimeSpan {
  const {NEGATIVE_INFINITY: ever, POSITIVE_INFINITY: forever} = Number;
  const parsed = (text: string): TimeSpan => parseTimeValue(text, zone) ?? never;
  if (value.type === 'glob') return value.pattern === '*' ? {from: ever, until: forever} : never;
  if (value.type === 'regex' || value.type === 'network') return never;
  if (value.type === 'range') return {from: parsed(value.from).from, until: parsed(value.to).until};
  const span = parsed(value.text);
  if (value.type === 'equal' || span === never) return span;
  return {
    '>': {from: span.until, until: forever},
    '>=': {from: span.from, until: forever},
    '<': {from: ever, until: span.from},
    '<=': {from: ever, until: span.until},
  }[value.operator];
}

/** Shorter beginnings are those of too many ids to mean one. */
const shortestId = 8;

/** May a word be how an id begins, a GUID that is? Then it finds the events with such an id, too. */
export function mayBeginId({match, text}: Word): boolean {
  const isGuid =
    /^[\da-f]{8}(-([\da-f]{0,4}|[\da-f]{4}-([\da-f]{0,4}|[\da-f]{4}-([\da-f]{0,4}|[\da-f]{4}-[\da-f]{0,12}))))?$/i;
  return text.length >= shortestId && match !== 'suffix' && match !== 'whole' && isGuid.test(text);
}

/** Accepts folded texts. Of a fuzzy word this is the include form, which comes before any resemblance. */
export function wordMatcher(word: Word): (folded: string) => boolean {
  const wanted = fold(word.text);
  switch (word.match) {
    case 'fuzzy':
    case 'exact':
      return folded => folded.includes(wanted);
    case 'prefix':
      return folded => folded.startsWith(wanted);
    case 'suffix':
      return folded => folded.endsWith(wanted);
    case 'whole':
      return folded => folded === wanted;
  }
}

const never: TimeSpan = {from: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY};

const isNumber = /^-?\d+(?:\.\d+)?$/;

/** Each literal at its first place behind the one before: no backtracking, so no pattern is slow. */
function globMatcher(pattern: string): (folded: string) => boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return folded => folded === first;
  return folded => {
    if (!folded.startsWith(first)) return false;
    let position = first.length;
    for (const literal of others) {
      const found = folded.indexOf(literal, position);
      if (found < 0) return false;
      position = found + literal.length;
    }
    return folded.endsWith(last) && folded.length - last.length >= position;
  };
}
