// Colours as an eye sees them: contrast as WCAG defines it, and what is left of a colour for who sees no red or green.

export type Colour = readonly [red: number, green: number, blue: number];

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(linear) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const losses = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const;

export const blindnesses = Object.keys(losses) as readonly (keyof typeof losses)[];

/** How far apart two colours are (CIE76 in L*a*b*) for who lacks a kind of cone; 2 is just seen, 20 is another colour. */
export function distance(one: Colour, other: Colour, blindness: keyof typeof losses): number {
  const [left, right] = [one, other].map(colour => lab(colour, blindness));
  return Math.hypot(...left!.map((value, index) => value - right![index]!));
}

function lab(colour: Colour, blindness: keyof typeof losses): readonly number[] {
  const light = colour.map(linear);
  const [red = 0, green = 0, blue = 0] = losses[blindness].map(row =>
    Math.max(
      0,
      Math.min(
        1,
        row.reduce((sum, weight, index) => sum + weight * light[index]!, 0),
      ),
    ),
  );
  const [x, y, z] = [
    (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
    0.2126 * red + 0.7152 * green + 0.0722 * blue,
    (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
  ].map(value => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function ofHex(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** As a terminal shows what it is asked for: `38;2;…`, `38;5;…`, `31`, `97`; backgrounds are ten more. */
export function colourOf(codes: string): Colour | undefined {
  const [kind = 0, way, ...values] = codes.split(';').map(Number);
  if (way === 2) return values as unknown as Colour;
  const index = way === 5 ? values[0]! : indexOfCode(kind >= 100 || (kind >= 40 && kind < 50) ? kind - 10 : kind);
  return index === undefined ? undefined : palette(index);
}

function indexOfCode(code: number): number | undefined {
  if (code >= 30 && code < 38) return code - 30;
  return code >= 90 && code < 98 ? code - 82 : undefined;
}

function palette(index: number): Colour {
  if (index >= 232) return Array<number>(3).fill(8 + (index - 232) * 10) as unknown as Colour;
  if (index >= 16) {
    return [36, 6, 1].map(
      size => [0, 95, 135, 175, 215, 255][Math.floor((index - 16) / size) % 6]!,
    ) as unknown as Colour;
  }
  // The sixteen of a PC, which many terminals begin with.
  const bright = index >= 8 ? 85 : 0;
  if (index === 3) return [170, 85, 0];
  return [1, 2, 4].map(bit => bright + (index & bit ? 170 : 0)) as unknown as Colour;
}
