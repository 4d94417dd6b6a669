// Box-drawing and block characters as shapes, so that frames and bars join without gaps in any font.

export type Size = {readonly width: number; readonly height: number};

/** SVG path data (rectangles to fill, from the cell's corner) and how much of the colour it takes. */
export type Shape = {readonly path: string; readonly opacity: number};

/** Which of its four arms a light line has. */
type Arms = {readonly up?: true; readonly down?: true; readonly left?: true; readonly right?: true};

const LINES: {readonly [character: string]: Arms} = {
  '─': {left: true, right: true},
  '│': {up: true, down: true},
  '┌': {down: true, right: true},
  '┐': {down: true, left: true},
  '└': {up: true, right: true},
  '┘': {up: true, left: true},
  '├': {up: true, down: true, right: true},
  '┤': {up: true, down: true, left: true},
  '┬': {down: true, left: true, right: true},
  '┴': {up: true, left: true, right: true},
  '┼': {up: true, down: true, left: true, right: true},
  '╭': {down: true, right: true},
  '╮': {down: true, left: true},
  '╰': {up: true, right: true},
  '╯': {up: true, left: true},
};

const SHADES: {readonly [character: string]: number} = {'░': 0.25, '▒': 0.5, '▓': 0.75};

/** The shape of the character at a place, or `undefined` where the font has to draw it. */
export function shapeOf(character: string, x: number, y: number, size: Size): Shape | undefined {
  const arms = LINES[character];
  if (arms !== undefined) return {path: line(arms, x, y, size), opacity: 1};
  const {width, height} = size;
  const shade = SHADES[character];
  if (shade !== undefined) return {path: rectangle(x, y, width, height), opacity: shade};
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x2580) return {path: rectangle(x, y, width, height / 2), opacity: 1};
  if (code === 0x2590) return {path: rectangle(x + width / 2, y, width / 2, height), opacity: 1};
  // ▁ to █ grow from the bottom by eighths, ▉ to ▏ shrink from the right by eighths.
  if (code >= 0x2581 && code <= 0x2588) {
    const filled = (height * (code - 0x2580)) / 8;
    return {path: rectangle(x, y + height - filled, width, filled), opacity: 1};
  }
  if (code >= 0x2589 && code <= 0x258f) {
    return {path: rectangle(x, y, (width * (0x2590 - code)) / 8, height), opacity: 1};
  }
  return undefined;
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`;
}

function line(arms: Arms, x: number, y: number, {width, height}: Size): string {
  const centre = {x: x + Math.floor(width / 2), y: y + Math.floor(height / 2)};
  const left = arms.left ? x : centre.x;
  const right = arms.right ? x + width : centre.x + 1;
  const top = arms.up ? y : centre.y;
  const bottom = arms.down ? y + height : centre.y + 1;
  const across = arms.left || arms.right ? rectangle(left, centre.y, right - left, 1) : '';
  const along = arms.up || arms.down ? rectangle(centre.x, top, 1, bottom - top) : '';
  return across + along;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
