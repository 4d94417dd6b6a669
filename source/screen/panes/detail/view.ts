// Which lines of which nodes are in sight: reckoned from the cursor, so that no more is laid out than is shown.
import type {Line} from '../../paint/piece.ts';
import {clamp} from '../../state/move.ts';
import {type LinesLook, nodeLines} from './node-lines.ts';
import type {Outline} from './outline.ts';

export type ViewLook = LinesLook & {readonly height: number};

/** A line in sight, and the node that it belongs to. */
export type SeenLine = {readonly line: Line; readonly index: number; readonly isFirst: boolean};

/** A section begins with a blank line, but not the first one. */
function linesOf(outline: Outline, index: number, look: LinesLook): readonly Line[] {
  const place = outline.places[index]!;
  const lines = nodeLines(place, look);
  return place.depth === 0 && index > 0 ? [[], ...lines] : lines;
}

export function heightOf(outline: Outline, index: number, look: LinesLook): number {
  return linesOf(outline, index, look).length;
}

/** The line nearest to the one that is wanted on which the cursor's node can begin. */
export function settledLine(outline: Outline, at: number, wanted: number, look: ViewLook): number {
  const {height} = look;
  const own = heightOf(outline, at, look);
  // What is taller than the pane may begin above it, as long as a line of it is in sight.
  const line = own <= height ? clamp(wanted, height - own) : Math.max(1 - own, Math.min(wanted, height - 1));
  const below = linesBetween(outline, at, outline.places.length, height - line, look);
  const lowered = Math.max(line, height - below);
  return Math.min(lowered, linesAbove(outline, at, Math.max(0, lowered), look));
}

export function seenLines(outline: Outline, at: number, wanted: number, look: ViewLook): readonly SeenLine[] {
  if (outline.places.length === 0) return [];
  let row = settledLine(outline, at, wanted, look);
  let index = at;
  while (row > 0) {
    index--;
    row -= heightOf(outline, index, look);
  }
  const seen: SeenLine[] = [];
  for (; index < outline.places.length && seen.length < look.height; index++) {
    const lines = linesOf(outline, index, look);
    const skipped = Math.max(0, -row);
    const own = outline.places[index]!;
    const first = own.depth === 0 && index > 0 ? 1 : 0;
    lines.slice(skipped, skipped + look.height - seen.length).forEach((line, offset) => {
      seen.push({line, index, isFirst: offset + skipped === first});
    });
    row = 0;
  }
  return seen;
}

/** Of the nodes from one on to before another; no more than `most` are counted, give or take a node. */
function linesBetween(outline: Outline, from: number, to: number, most: number, look: LinesLook): number {
  let lines = 0;
  for (let index = from; index < to && lines < most; index++) lines += heightOf(outline, index, look);
  return lines;
}

function linesAbove(outline: Outline, at: number, most: number, look: LinesLook): number {
  let lines = 0;
  for (let index = at - 1; index >= 0 && lines < most; index--) lines += heightOf(outline, index, look);
  return lines;
}
