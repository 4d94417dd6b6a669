// The terminal's screen as a small picture that stands alone: real text, in columns that hold in any font.
import {type Cell, type Colour, cellOf, type Emulator} from './emulator.ts';
import {rectangle, type Shape, shapeOf} from './glyphs.ts';

/** Cells of the same look, side by side. */
type Run = {readonly row: number; readonly column: number; readonly cells: readonly Cell[]};

const CELL = {width: 9, height: 18};
const FONT_SIZE = 15;
const BASELINE = 13;
const MARGIN = 12;
const FOREGROUND = '#d4d7dd';
const BACKGROUND = '#14171c';
const FONTS = "ui-monospace,'Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace";

/** The first sixteen palette colours, which every terminal chooses for itself. */
const NAMED = [
  '#2b303b',
  '#e5646e',
  '#8cc570',
  '#e3b566',
  '#61a8ee',
  '#c07bdb',
  '#57b6c2',
  '#c8ccd4',
  '#6b7280',
  '#f28b93',
  '#a8dc8c',
  '#f2cf8b',
  '#8cc2f7',
  '#d7a1ea',
  '#80d0da',
  '#ffffff',
];

export function toSvg(emulator: Emulator, title: string): string {
  const width = emulator.cols * CELL.width + 2 * MARGIN;
  const height = emulator.rows * CELL.height + 2 * MARGIN;
  const runs = Array.from({length: emulator.rows}, (_, row) => runsOf(emulator, row)).flat();
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${BACKGROUND}"/>`,
    `<g font-family="${FONTS}" font-size="${FONT_SIZE}">`,
    '<g shape-rendering="crispEdges">',
    ...paths(runs),
    '</g>',
    ...texts(runs),
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}

function runsOf(emulator: Emulator, row: number): readonly Run[] {
  const cells = Array.from({length: emulator.cols}, (_, column) => cellOf(emulator, column, row));
  const starts = cells.flatMap((cell, column) => (column > 0 && sameLook(cells[column - 1]!, cell) ? [] : [column]));
  return starts.map((start, index) => ({row, column: start, cells: cells.slice(start, starts[index + 1])}));
}

function sameLook(left: Cell, right: Cell): boolean {
  // The second half of a wide character belongs to the first.
  if (right.width === 0) return true;
  return look(left) === look(right);
}

function look(cell: Cell): string {
  return JSON.stringify({...cell, character: '', width: 1});
}

/** Backgrounds, then shapes and underlines, one path for each colour. */
function paths(runs: readonly Run[]): readonly string[] {
  const layers = [new Map<string, string>(), new Map<string, string>()] as const;
  const add = (layer: 0 | 1, style: string, path: string) =>
    layers[layer].set(style, (layers[layer].get(style) ?? '') + path);
  for (const run of runs) {
    const {foreground, background, opacity} = colours(run.cells[0]!);
    const {x, y} = place(run.column, run.row);
    const length = run.cells.length * CELL.width;
    if (background !== BACKGROUND) add(0, `fill="${background}"`, rectangle(x, y, length, CELL.height));
    const {underline, strikethrough} = run.cells[0]!;
    if (underline) add(1, fill(foreground, opacity), rectangle(x, y + BASELINE + 2, length, 1));
    if (strikethrough) add(1, fill(foreground, opacity), rectangle(x, y + CELL.height / 2, length, 1));
    run.cells.forEach((cell, index) => {
      const shape = shapeAt(cell, run.column + index, run.row);
      if (shape !== undefined) add(1, fill(foreground, opacity * shape.opacity), shape.path);
    });
  }
  return layers.flatMap(layer => [...layer].map(([style, path]) => `<path ${style} d="${path}"/>`));
}

/** The words in groups of one style, each word set to the width of its cells. */
function texts(runs: readonly Run[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const run of runs) {
    const {foreground, opacity} = colours(run.cells[0]!);
    const {bold, italic} = run.cells[0]!;
    const style =
      fill(foreground, opacity) + (bold ? ' font-weight="700"' : '') + (italic ? ' font-style="italic"' : '');
    for (const {column, columns, text} of pieces(run)) {
      const {x, y} = place(column, run.row);
      const length = `textLength="${columns * CELL.width}" lengthAdjust="spacingAndGlyphs"`;
      const element = `<text x="${x}" y="${y + BASELINE}" ${length}>${escapeXml(text)}</text>`;
      groups.set(style, [...(groups.get(style) ?? []), element]);
    }
  }
  return [...groups].map(([style, elements]) => `<g ${style}>\n${elements.join('\n')}\n</g>`);
}

type Piece = {readonly column: number; readonly columns: number; readonly text: string};

/** A run's words over single blanks; symbols stand alone, for their font may be another. */
function pieces(run: Run): readonly Piece[] {
  const found: {column: number; columns: number; text: string; plain: boolean}[] = [];
  let blanks = 2;
  run.cells.forEach((cell, index) => {
    const column = run.column + index;
    if (cell.character === '') return;
    if (cell.character === ' ' || shapeAt(cell, column, run.row) !== undefined) {
      blanks += cell.character === ' ' ? 1 : 2;
      return;
    }
    const plain = /^[\u0021-\u02ff…·]$/.test(cell.character);
    const last = found.at(-1);
    if (last?.plain && plain && blanks < 2) {
      last.text += ' '.repeat(blanks) + cell.character;
      last.columns += blanks + 1;
    } else found.push({column, columns: cell.width, text: cell.character, plain});
    blanks = 0;
  });
  return found;
}

function shapeAt(cell: Cell, column: number, row: number): Shape | undefined {
  const {x, y} = place(column, row);
  return shapeOf(cell.character, x, y, CELL);
}

function place(column: number, row: number): {readonly x: number; readonly y: number} {
  return {x: MARGIN + column * CELL.width, y: MARGIN + row * CELL.height};
}

function colours(cell: Cell): {readonly foreground: string; readonly background: string; readonly opacity: number} {
  const written = paint(cell.foreground, FOREGROUND);
  const behind = paint(cell.background, BACKGROUND);
  const opacity = cell.dim ? 0.6 : 1;
  return cell.inverse
    ? {foreground: behind, background: written, opacity}
    : {foreground: written, background: behind, opacity};
}

function paint(colour: Colour, fallback: string): string {
  if (colour === 'default') return fallback;
  if (typeof colour === 'string') return colour;
  if (colour < 16) return NAMED[colour]!;
  if (colour >= 232) return hex([0, 0, 0].map(() => 8 + 10 * (colour - 232)));
  // The cube of 6×6×6 colours.
  return hex(
    [36, 6, 1].map(weight => Math.floor((colour - 16) / weight) % 6).map(step => (step === 0 ? 0 : 55 + 40 * step)),
  );
}

function hex(channels: readonly number[]): string {
  return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}

function fill(colour: string, opacity: number): string {
  return `fill="${colour}"${opacity === 1 ? '' : ` fill-opacity="${Math.round(opacity * 100) / 100}"`}`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`).replace(/[\0-\x1f\x7f]/g, '�');
}
