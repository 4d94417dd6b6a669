// The words for time that depend on the clock or the reader's zone: `last:24h`, `since:yesterday`, `on:monday`.
import {nearName} from '../text/near-name.ts';
import type {During, TimeUnit} from './syntax.ts';
import {dayAround, parseTimeValue, type TimeSpan, type Zone} from './time-value.ts';

export type TimeWord = During['word'];

/** When a question is asked, and the zone of the times in it that name none. */
export type Clock = {readonly now: number; readonly zone: Zone};

export const timeWords: {readonly [word in TimeWord]: {readonly takes: string; readonly description: string}} = {
  last: {takes: 'a number of s, m, h, d or w, as `24h`', description: 'from so long ago on'},
  since: {takes: 'a date or time, `today`, `yesterday` or a weekday', description: 'from its start on'},
  until: {takes: 'a date or time, `today`, `yesterday` or a weekday', description: 'before its start'},
  at: {takes: 'a date or time, `today`, `yesterday` or a weekday', description: 'within it: that day, hour, minute'},
  on: {takes: 'a date or time, `today`, `yesterday` or a weekday', description: 'within it: that day, hour, minute'},
};

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Days that have a name. */
export const momentNames: readonly string[] = ['today', 'yesterday', ...weekdays];

/** What a word and the text behind its colon ask for; otherwise what is wrong there. */
export function readTimeWord(
  word: TimeWord,
  text: string,
): During | {readonly sentence: string; readonly suggestion: string | undefined} {
  if (word === 'last') {
    const [, amount, unit] = /^(\d{1,6})([smhdw])$/i.exec(text) ?? [];
    if (unit !== undefined) {
      return {type: 'during', word, amount: Number(amount), unit: unit.toLowerCase() as TimeUnit};
    }
  } else {
    const named = momentNames.find(name => name === text.toLowerCase());
    if (named !== undefined || parseTimeValue(text) !== undefined) return {type: 'during', word, moment: named ?? text};
  }
  const suggestion = word === 'last' ? undefined : nearName(text, momentNames);
  return {sentence: `\`${word}\` takes ${timeWords[word].takes}.`, suggestion};
}

/** Open to one side is infinite there. The present second counts for `last`, so that asking twice asks the same. */
export function spanOf(during: During, {now, zone}: Clock): TimeSpan {
  const {NEGATIVE_INFINITY: ever, POSITIVE_INFINITY: forever} = Number;
  if (during.word === 'last') {
    return {from: Math.floor(now / 1000) * 1000 - during.amount * lengths[during.unit], until: forever};
  }
  const moment = momentSpan(during.moment, {now, zone});
  if (during.word === 'since') return {from: moment.from, until: forever};
  if (during.word === 'until') return {from: ever, until: moment.from};
  return moment;
}

const lengths: {readonly [unit in TimeUnit]: number} = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** A weekday is the latest one, today included. */
function momentSpan(moment: string, {now, zone}: Clock): TimeSpan {
  if (moment === 'today') return dayAround(now, 0, zone);
  if (moment === 'yesterday') return dayAround(now, -1, zone);
  const weekday = weekdays.indexOf(moment);
  if (weekday < 0) return parseTimeValue(moment, zone) ?? {from: now, until: now};
  const today = zone === 'utc' ? new Date(now).getUTCDay() : new Date(now).getDay();
  return dayAround(now, -((today - weekday + 7) % 7), zone);
}
