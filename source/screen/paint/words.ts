// Numbers and times as people read them on screen. Times are UTC.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const grouped = new Intl.NumberFormat('en-US');

export const count = (value: number): string => grouped.format(value);

/** "1 event", "2 events". */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `Oct 06` */
export function day(milliseconds: number): string {
  const date = new Date(milliseconds);
  return `${months[date.getUTCMonth()]} ${two(date.getUTCDate())}`;
}

/** `19:52` */
export const minute = (milliseconds: number): string => iso(milliseconds).slice(11, 16);

/** `19:52:39` */
export const second = (milliseconds: number): string => iso(milliseconds).slice(11, 19);

/** `19:52:39.763` */
export const millisecond = (milliseconds: number): string => iso(milliseconds).slice(11, 23);

/** `Oct 05 – Oct 07 UTC`; with years where these differ. */
export function span(first: number, last: number): string {
  const [from, to] = [new Date(first).getUTCFullYear(), new Date(last).getUTCFullYear()];
  if (from !== to) return `${day(first)} ${from} – ${day(last)} ${to} UTC`;
  return day(first) === day(last) ? `${day(first)} UTC` : `${day(first)} – ${day(last)} UTC`;
}

/** `1.2 MB` */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** power;
  return `${power > 0 && scaled < 100 ? scaled.toFixed(1) : Math.round(scaled)} ${units[power]}`;
}

/** `12 s`, `3 min`, `2 h`, rounded up: what is left is never nothing. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 100) return `${seconds} s`;
  return seconds < 6000 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const two = (value: number): string => String(value).padStart(2, '0');
