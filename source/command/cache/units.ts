// Sizes, ages and days as people write and read them.
import {UsageProblem} from '../usage-problem.ts';

const sizes = {B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12} as const;
const ages = {h: 3_600_000, d: 86_400_000, w: 604_800_000} as const;

/** `10GB` in bytes. */
export function readSize(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([KMGT]?B)$/i.exec(text) ?? [];
  if (unit === undefined) throw new UsageProblem(`A size is written as 500MB or 10GB, not "${text}".`);
  return Number(number) * sizes[unit.toUpperCase() as keyof typeof sizes];
}

/** `90d` in milliseconds. */
export function readAge(text: string): number {
  const [, number, unit] = /^(\d+)\s*([hdw])$/.exec(text) ?? [];
  if (unit === undefined) throw new UsageProblem(`An age is written as 36h, 90d or 12w, not "${text}".`);
  return Number(number) * ages[unit as keyof typeof ages];
}

/** `1.2 GB` */
export function humanBytes(bytes: number): string {
  const [unit, size] = Object.entries(sizes).findLast(([, size]) => bytes >= size) ?? ['B', 1];
  return `${size === 1 ? bytes : (bytes / size).toFixed(1)} ${unit}`;
}

/** `2026-10-05`; `null` for what is no time. */
export function isoDay(milliseconds: number): string | null {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : null;
}
