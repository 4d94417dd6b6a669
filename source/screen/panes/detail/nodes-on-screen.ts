// What of the detail is unfolded, where the cursor is in it, and how much of the pane it has.
import {inside} from '../../paint/frame.ts';
import {layoutOf, type State} from '../../state/state.ts';
import type {DetailState} from './detail-state.ts';
import type {DetailNode} from './node.ts';
import {indexIn, type Outline, outlineOf, type Place} from './outline.ts';
import {sectionsOf} from './sections.ts';
import type {ViewLook} from './view.ts';

export function sectionsIn({event, context, correlated}: DetailState): readonly DetailNode[] {
  return event === undefined ? [] : sectionsOf({event, context, correlated});
}

export function outlineIn(detail: DetailState): Outline {
  return outlineOf(sectionsIn(detail), detail.folds);
}

/** The node under the cursor, and where it is. */
export function cursorIn(detail: DetailState): {readonly index: number; readonly place: Place} | undefined {
  const outline = outlineIn(detail);
  const index = indexIn(outline, detail.at);
  const place = outline.places[index];
  return place && {index, place};
}

/** One cell stays free before the frame; the line in which a text is sought stands below. */
export function detailLook(detail: DetailState, size: {readonly width: number; readonly height: number}): ViewLook {
  const rows = size.height - (detail.find.field === undefined ? 0 : 1);
  return {width: Math.max(1, size.width - 1), height: Math.max(1, rows), asWritten: detail.asWritten};
}

/** `undefined` where the pane is not on screen. */
export function lookOnScreen(state: State): ViewLook | undefined {
  const rectangle = layoutOf(state)?.panes.detail;
  return rectangle && detailLook(state.detail, inside(rectangle));
}
