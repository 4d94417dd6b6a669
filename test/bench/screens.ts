// What the benches look for on the screen.

export const SIZE = {columns: 120, rows: 40};

/** How often a screen that comes to no rest is looked at, in ms. */
const PATIENCE = 5;

export function showsRows(rows: readonly string[]): boolean {
  return rows.filter(row => /\d\d:\d\d:\d\d/.test(row)).length >= rows.length / 3;
}

/** The list, and the reading is over. */
export function showsAll(rows: readonly string[], events: string): boolean {
  return showsRows(rows) && rows[0]!.includes(` ${events} events`) && !/Reading|opening/.test(rows[0]!);
}

/** The moment from which on the condition holds. */
export async function momentOf(condition: () => boolean, timeout = 120_000): Promise<number> {
  const deadline = performance.now() + timeout;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Not there after ${timeout} ms.`);
    await new Promise(resolve => setTimeout(resolve, PATIENCE));
  }
  return performance.now();
}
