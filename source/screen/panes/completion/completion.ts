// What can be typed at the cursor, under the search line.
import {cellWidth, fit} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintBoth, paintLine, piece} from '../../paint/piece.ts';
import {scroll} from '../../state/move.ts';
import type {Pane} from '../pane.ts';

/** ` KeyDelete                 12 events ` */
export const completion: Pane = ({search}, rectangle, {brush}) => {
  if (search.completion === undefined) return [];
  const {candidates, selected} = search.completion;
  const {width, height} = inside(rectangle);
  const top = scroll(0, selected ?? 0, height, candidates.length);
  const painted = candidates.slice(top, top + height).map(({label, detail}, index) => {
    const [left, right] = [` ${safeText(label)}`, `${safeText(detail)} `];
    if (top + index !== selected) return paintBoth([piece('text', left)], [piece('muted', right)], width, brush);
    return paintLine(
      [piece('selected', fit(left, Math.max(cellWidth(left), width - cellWidth(right))) + right)],
      width,
      brush,
    );
  });
  return paintFrame({title: 'tab completes', focused: true}, painted, rectangle, brush);
};
