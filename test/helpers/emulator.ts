// The terminal emulator that every screen test looks at: what a user would see, cell by cell.
import unicode11 from '@xterm/addon-unicode11';
import xterm, {type Terminal as Emulator} from '@xterm/headless';

export type {Emulator};

/** A colour as the program asked for it: a palette index (0–255) or `#rrggbb`. */
export type Colour = 'default' | number | `#${string}`;

export type Cell = {
  /** Empty for the second half of a wide character. */
  readonly character: string;
  readonly width: number;
  readonly foreground: Colour;
  readonly background: Colour;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  readonly inverse: boolean;
};

export function createEmulator(columns: number, rows: number): Emulator {
  const emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 0});
  emulator.loadAddon(new unicode11.Unicode11Addon());
  emulator.unicode.activeVersion = '11';
  return emulator;
}

/** The rows on screen without their trailing blanks. */
export function screenOf(emulator: Emulator): readonly string[] {
  const buffer = emulator.buffer.active;
  return Array.from(
    {length: emulator.rows},
    (_, y) =>
      buffer
        .getLine(buffer.baseY + y)
        ?.translateToString(true)
        .trimEnd() ?? '',
  );
}

export function cellOf(emulator: Emulator, x: number, y: number): Cell {
  const buffer = emulator.buffer.active;
  const cell = buffer.getLine(buffer.baseY + y)?.getCell(x);
  if (cell === undefined) throw new Error(`No cell at column ${x}, row ${y} of ${emulator.cols}×${emulator.rows}.`);
  return {
    character: cell.getWidth() === 0 ? '' : cell.getChars() || ' ',
    width: cell.getWidth(),
    foreground: colour(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    background: colour(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
    strikethrough: cell.isStrikethrough() !== 0,
    inverse: cell.isInverse() !== 0,
  };
}

/** The screen in a frame, as failures show it. */
export function drawScreen(emulator: Emulator): string {
  const buffer = emulator.buffer.active;
  const rows = Array.from(
    {length: emulator.rows},
    (_, y) => `│${buffer.getLine(buffer.baseY + y)?.translateToString(false, 0, emulator.cols) ?? ''}│`,
  );
  const edge = '─'.repeat(emulator.cols);
  return [`┌${edge}┐`, ...rows, `└${edge}┘`].join('\n');
}

function colour(isDefault: boolean, isTrueColour: boolean, value: number): Colour {
  if (isDefault) return 'default';
  return isTrueColour ? `#${value.toString(16).padStart(6, '0')}` : value;
}
