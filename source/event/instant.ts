// Times as records write them, with up to seven decimals, to instants and back.
import type {Instant} from './audit-event.ts';

const earliest = 0;
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * `2024-04-03T14:03:10.7886260Z`; also with a blank for the `T`, an offset, or no zone (which means UTC), and the
 * `10/1/2026, 2:03:10.788 PM` of the portal's CSV. `undefined` for everything else and for years outside 1970 to 9999.
 * Decimals beyond the seventh are cut.
 */
export function parseInstant(text: string): Instant | undefined {
  const seconds = parseIsoSeconds(text);
  return seconds === undefined ? parsePortal(text) : finish(seconds, text, 19);
}

/** ISO text with milliseconds, or with seven decimals where the instant has ticks. */
export function formatInstant(instant: Instant): string {
  const text = new Date(instant.milliseconds).toISOString();
  return instant.ticks === 0 ? text : `${text.slice(0, -1)}${String(instant.ticks).padStart(4, '0')}Z`;
}

function parseIsoSeconds(text: string): number | undefined {
  const separator = text.charCodeAt(10);
  const punctuated =
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    (separator === 84 || separator === 116 || separator === 32) &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58;
  if (!punctuated) return undefined;
  return instantOf(
    digits(text, 0, 4),
    digits(text, 5, 2),
    digits(text, 8, 2),
    digits(text, 11, 2),
    digits(text, 14, 2),
    digits(text, 17, 2),
  );
}

/** The decimals and the zone that follow the seconds. */
function finish(seconds: number, text: string, from: number): Instant | undefined {
  let end = from;
  if (text.charCodeAt(end) === 46 || text.charCodeAt(end) === 44) {
    end += 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
    if (end === from + 1) return undefined;
  }
  const offset = zoneOffset(text, end);
  if (offset === undefined) return undefined;
  const decimals = Number(text.slice(from + 1, Math.min(end, from + 8)).padEnd(7, '0'));
  const milliseconds = seconds - offset + Math.floor(decimals / 10_000);
  return milliseconds < earliest || milliseconds > latest ? undefined : {milliseconds, ticks: decimals % 10_000};
}

/** Milliseconds east of UTC. */
function zoneOffset(text: string, from: number): number | undefined {
  if (from === text.length) return 0;
  const first = text.charCodeAt(from);
  if (first === 90 || first === 122) return from + 1 === text.length ? 0 : undefined;
  const match = /^([+-])(\d\d):?([0-5]\d)$/.exec(text.slice(from, from + 8));
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

function parsePortal(text: string): Instant | undefined {
  if (text.length > 40) return undefined;
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}), (\d{1,2}):(\d\d):(\d\d)((?:\.\d+)?)\s([AP])M$/i.exec(text);
  if (match === null) return undefined;
  const [month, day, year, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour < 1 || hour > 12) return undefined;
  const afternoon = match[8]?.toLowerCase() === 'p' ? 12 : 0;
  const seconds = instantOf(year, month, day, (hour % 12) + afternoon, minute, second);
  return seconds === undefined ? undefined : finish(seconds, match[7] ?? '', 0);
}

function instantOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  // NaN fails every comparison, and with it the whole.
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 60)) {
    return undefined;
  }
  if (!(day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate())) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i += 1) {
    const code = text.charCodeAt(i);
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + code - 48;
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
