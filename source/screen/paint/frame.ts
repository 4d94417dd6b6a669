// The frame of a pane: a border with the title and a note in it.
import type {Rectangle} from '../layout.ts';
import type {Brush} from '../theme/brush.ts';
import {type Line, lineWidth, paintLine, piece} from './piece.ts';

export type Frame = {readonly title: string; readonly note?: string; readonly focused: boolean};

/** The size of what a frame holds. */
export function inside(rectangle: Rectangle): {readonly width: number; readonly height: number} {
  return {width: Math.max(1, rectangle.width - 2), height: Math.max(1, rectangle.height - 2)};
}

/** Corners from the top left one on, and the lines across and down. */
type Strokes = readonly [
  topLeft: string,
  topRight: string,
  bottomLeft: string,
  bottomRight: string,
  across: string,
  down: string,
];

const light: Strokes = ['┌', '┐', '└', '┘', '─', '│'];
/** Where no colour tells which pane has the focus. */
const heavy: Strokes = ['┏', '┓', '┗', '┛', '━', '┃'];

/**
 *     ┌ Events ──────────── 3/120 ┐
 *     │ …                         │
 *     └───────────────────────────┘
 *
 * `painted` are lines of exactly the inner width; missing ones are blank.
 */
export function paintFrame(
  frame: Frame,
  painted: readonly string[],
  rectangle: Rectangle,
  brush: Brush,
): readonly string[] {
  const {width, height} = inside(rectangle);
  const border = frame.focused ? 'border-focused' : 'border';
  const strokes = frame.focused && brush.plain ? heavy : light;
  const [, , bottomLeft, bottomRight, across, down] = strokes;
  const side = brush(border, down);
  const blank = ' '.repeat(width);
  return [
    paintTop(frame, rectangle.width, strokes, brush),
    ...Array.from({length: height}, (_, index) => side + (painted[index] ?? blank) + side),
    brush(border, bottomLeft + across.repeat(width) + bottomRight),
  ];
}

function paintTop({title, note, focused}: Frame, width: number, strokes: Strokes, brush: Brush): string {
  const [left, right, , , across] = strokes;
  const border = focused ? 'border-focused' : 'border';
  const named: Line = [piece(focused ? 'title-focused' : 'title', ` ${title} `)];
  const noted: Line = note === undefined ? [] : [piece(focused ? 'title-focused' : 'title', ` ${note} `)];
  const room = width - 3 - lineWidth(noted);
  const titleWidth = Math.min(lineWidth(named), Math.max(0, room));
  const rest = width - 2 - titleWidth - lineWidth(noted);
  if (rest < 1) return brush(border, left) + paintLine(named, width - 2, brush) + brush(border, right);
  return (
    brush(border, left) +
    paintLine(named, titleWidth, brush) +
    brush(border, across.repeat(rest)) +
    paintLine(noted, lineWidth(noted), brush) +
    brush(border, right)
  );
}
