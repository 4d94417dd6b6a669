// Reads a date or time as people type it into the span of time that it names.

/** The zone of a time that names none. */
export type Zone = 'utc' | 'local';

/** Milliseconds since 1970, `[from, until)`. */
export type TimeSpan = {readonly from: number; readonly until: number};

/**
 * `2026-10` is that month, `2026-10-01T19` that hour, `…:39.7` a tenth of a second. A blank may stand for the `T`; a
 * `Z` may follow, and means UTC in every zone. Decimals beyond milliseconds name the millisecond that they lie in.
 * `undefined` where the text is no time.
 */
export function parseTimeValue(text: string, zone: Zone = 'utc'): TimeSpan | undefined {
  const [, ...written] = timePattern.exec(text) ?? [];
  const parts = written
    .slice(0, 6)
    .filter(part => part !== undefined)
    .map(Number);
  if (parts.length === 0 || !isTime(parts)) return undefined;
  const [decimals, utc] = written.slice(6);
  const milliseconds = Number((decimals ?? '').slice(0, 3).padEnd(3, '0'));
  const own = utc === undefined ? zone : 'utc';
  const from = timeOf(parts, own) + milliseconds;
  if (decimals !== undefined) return {from, until: from + 10 ** Math.max(0, 3 - decimals.length)};
  return {from, until: timeOf([...parts.slice(0, -1), parts.at(-1)! + 1], own)};
}

/** The day that lies so many days before or after the one of an instant. */
export function dayAround(milliseconds: number, days: number, zone: Zone): TimeSpan {
  const now = new Date(milliseconds);
  const [year, month, day] =
    zone === 'utc'
      ? [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()]
      : [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return {from: timeOf([year, month, day + days], zone), until: timeOf([year, month, day + days + 1], zone)};
}

const timePattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z)?)?)?)?$/i;

/** Of year, month, day, hour, minute, second. */
const least = [0, 1, 1, 0, 0, 0];
const greatest = [9999, 12, 31, 23, 59, 59];

function isTime(parts: readonly number[]): boolean {
  const [year = 0, month = 1, day = 1] = parts;
  const inBounds = parts.every((part, index) => part >= least[index]! && part <= greatest[index]!);
  return inBounds && timeOf([year, month, day], 'utc') < timeOf([year, month + 1, 1], 'utc');
}

/** Months and days count from 1, and parts may be out of bounds. `Date.UTC` would take the year 50 for 1950. */
function timeOf(
  [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: readonly number[],
  zone: Zone,
): number {
  const date = zone === 'utc' ? new Date(0) : new Date(2000, 0, 1);
  if (zone === 'utc') {
    date.setUTCFullYear(year, month - 1, day);
    return date.setUTCHours(hour, minute, second, 0);
  }
  date.setFullYear(year, month - 1, day);
  return date.setHours(hour, minute, second, 0);
}
