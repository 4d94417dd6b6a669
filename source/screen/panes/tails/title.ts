// What a tail is called, and how much room that leaves beside it.
import {cellWidth} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import type {Rectangle} from '../../layout.ts';
import {inside} from '../../paint/frame.ts';
import {type Tail, textOf} from './tail-state.ts';

export const queryTitle = (tail: Tail): string => safeText(textOf(tail)) || 'everything';

export const tailTitle = (tail: Tail, index: number): string => `Tail ${index + 1}: ${queryTitle(tail)}`;

/** A blank on each side of title and note, and a piece of the border between them. */
const around = 5;
/** A long query gives way to the note until no more of it is left than that. */
const shortest = 18;

export function titleRoom(tail: Tail, index: number, rectangle: Rectangle): number {
  const title = cellWidth(tailTitle(tail, index));
  return inside(rectangle).width - around - Math.min(title, Math.max(shortest, Math.floor(rectangle.width * 0.4)));
}
