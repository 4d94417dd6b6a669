// When things happen: the three days, the curves of a day, and moments spread along them.
import type {Random} from './random.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

/** Monday to Wednesday; the log was copied when the third day ended. */
export const start = Date.parse('2026-10-05T00:00:00Z');
export const end = start + 3 * day;

/** How busy each hour of a day (UTC) is, relative to the others. The company works in central Europe. */
const curves = {
  steady: [9, 9, 9, 9, 9, 10, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 10, 10, 10, 10, 9, 9, 9],
  shop: [3, 2, 1, 1, 2, 4, 7, 10, 13, 15, 16, 17, 16, 15, 15, 15, 16, 18, 20, 19, 15, 11, 7, 5],
  business: [1, 1, 1, 1, 1, 2, 5, 11, 16, 18, 17, 14, 15, 17, 16, 12, 7, 4, 2, 2, 1, 1, 1, 1],
  office: [0, 0, 0, 0, 0, 0, 4, 9, 12, 12, 8, 6, 10, 11, 10, 6, 2, 0, 0, 0, 0, 0, 0, 0],
  nightly: [4, 16, 16, 12, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 4],
} as const satisfies Record<string, readonly number[]>;

export type Curve = keyof typeof curves;

/**
 * Moments in milliseconds since 1970, `perHour` of them in the mean of a day, unevenly spaced.
 * Only + − × ÷ are used: other functions of Math may differ between machines in the last bit.
 */
export function* moments(random: Random, curve: Curve, perHour: number): Generator<number> {
  const weights = curves[curve];
  const mean = weights.reduce((sum: number, weight) => sum + weight, 0) / weights.length;
  let wait = skewed(random);
  for (let at = start; at < end; at += hour) {
    const rate = (perHour * weights[(at / hour) % 24]!) / mean;
    let passed = 0;
    while (wait < rate * (1 - passed)) {
      passed += wait / rate;
      yield Math.floor(at + passed * hour);
      wait = skewed(random);
    }
    wait -= rate * (1 - passed);
  }
}

// Mean 1, mostly less and now and then much more, as waiting times are.
function skewed(random: Random): number {
  const fraction = random.fraction();
  return 3 * fraction * fraction;
}
