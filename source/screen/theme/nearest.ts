// The nearest of the 240 fixed colours of a terminal with 256, for a colour that it cannot show.

const steps = [0, 95, 135, 175, 215, 255];
const greys = Array.from({length: 24}, (_, index) => 8 + index * 10);

/** Its number there. */
export function nearest256(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  const colour = [value >> 16, (value >> 8) & 255, value & 255];
  const cube = colour.map(part => nearestOf(steps, part));
  const grey = nearestOf(greys, colour.reduce((sum, part) => sum + part, 0) / 3);
  const inCube = far(
    colour,
    cube.map(index => steps[index]!),
  );
  const inGreys = far(colour, [greys[grey]!, greys[grey]!, greys[grey]!]);
  return inGreys < inCube ? 232 + grey : 16 + 36 * cube[0]! + 6 * cube[1]! + cube[2]!;
}

function nearestOf(values: readonly number[], wanted: number): number {
  return values.reduce(
    (best, value, index) => (Math.abs(value - wanted) < Math.abs(values[best]! - wanted) ? index : best),
    0,
  );
}

function far(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, part, index) => sum + (part - other[index]!) ** 2, 0);
}
