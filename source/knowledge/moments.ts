// Moments as people read them, and how far one is from another.
import type {Instant} from '../event/audit-event.ts';
import {ageOf} from '../text/ages.ts';

/** `2026-10-06T22:47:09Z`: seconds are enough beside the event's own time. */
export const momentOf = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** `12 min before`, `3 h after`, `at the same time`. */
export function relationTo(event: Instant, milliseconds: number): string {
  const apart = event.milliseconds - milliseconds;
  if (Math.abs(apart) < 1000) return 'at the same time';
  return `${spanOf(Math.abs(apart))} ${apart > 0 ? 'before' : 'after'}`;
}

/** `340 ms`, `12 s`, `12 min`, `3 h`, `5 days`. */
export const spanOf = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : ageOf(milliseconds).text;

/** `1,204` */
export const numberOf = (value: number): string => grouped.format(value);

const grouped = new Intl.NumberFormat('en-US', {maximumFractionDigits: 1});

/** `once`, `2 times` */
export const timesOf = (count: number): string => (count === 1 ? 'once' : `${numberOf(count)} times`);
