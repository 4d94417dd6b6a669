// Reads a date or time as people type it into the span of time that it names.

/**
 * Milliseconds since 1970, UTC, `[from, until)`: `2026-10` is that month, `2026-10-01T19` that hour, `…:39.7` a tenth
 * of a second. A blank may stand for the `T`, and a `Z` may follow. Decimals beyond milliseconds name the millisecond
 * that they lie in. `undefined` where the text is no time.
 */
export function parseTimeValue(text: string): {readonly from: number; readonly until: number} | undefined {
  const [, year, month, day, hour, minute, second, decimals] = timePattern.exec(text) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0].map(Number);
  if (!parts.every((part, index) => part >= least[index]! && part <= greatest[index]!)) return undefined;
  const [y = 0, m = 0, d = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  if (midnight(y, m, d) >= midnight(y, m + 1, 1)) return undefined;
  const milliseconds = Number((decimals ?? '').slice(0, 3).padEnd(3, '0'));
  const from = midnight(y, m, d) + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  if (month === undefined) return {from, until: midnight(y + 1, 1, 1)};
  if (day === undefined) return {from, until: midnight(y, m + 1, 1)};
  if (decimals !== undefined) return {from, until: from + 10 ** Math.max(0, 3 - decimals.length)};
  const written = [day, hour, minute, second].filter(part => part !== undefined).length;
  return {from, until: from + widths[written - 1]!};
}

const timePattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?Z?)?)?)?$/i;

/** Of year, month, day, hour, minute, second. */
const least = [0, 1, 1, 0, 0, 0];
const greatest = [9999, 12, 31, 23, 59, 59];

/** Of a day, an hour, a minute and a second. */
const widths = [86_400_000, 3_600_000, 60_000, 1000];

/** Months count from 1. `Date.UTC` would take the years before 100 for those after 1900. */
function midnight(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
