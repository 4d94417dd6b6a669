// What values and words accept: the one meaning that all back ends share.
import {fold} from '../text/fold.ts';
import type {Value, Word} from './syntax.ts';
import {parseTimeValue} from './time-value.ts';

/** Accepts folded texts (see text/fold.ts). A comparison or range accepts no text. */
export function textMatcher(value: Value): (folded: string) => boolean {
  if (value.type === 'glob') return globMatcher(fold(value.pattern));
  if (value.type !== 'equal') return () => false;
  const wanted = fold(value.text);
  return folded => folded === wanted;
}

/** A text that is no number, and a pattern other than `*`, accepts none. */
export function numberMatcher(value: Value): (number: number) => boolean {
  if (value.type === 'glob') return () => value.pattern === '*';
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

export type TimeSpan = {readonly from: number; readonly until: number};

/** Milliseconds since 1970, `[from, until)`, infinite where the value leaves it open; empty where it is no time. */
export function timeSpan(value: Value): TimeSpan {
  const {NEGATIVE_INFINITY: ever, POSITIVE_INFINITY: forever} = Number;
  if (value.type === 'glob') return value.pattern === '*' ? {from: ever, until: forever} : never;
  if (value.type === 'range') {
    return {from: parsed(value.from).from, until: parsed(value.to).until};
  }
  const span = parsed(value.text);
  if (value.type === 'equal' || span === never) return span;
  return {
    '>': {from: span.until, until: forever},
    '>=': {from: span.from, until: forever},
    '<': {from: ever, until: span.from},
    '<=': {from: ever, until: span.until},
  }[value.operator];
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

function parsed(text: string): TimeSpan {
  return parseTimeValue(text) ?? never;
}

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
