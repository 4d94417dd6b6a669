// What can be typed at the cursor, under the search line.
import {cellWidth, fit} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {type Line, paintLine, piece} from '../../paint/piece.ts';
import {scroll} from '../../state/move.ts';
import type {Pane} from '../pane.ts';
import {shownCandidates} from './completion-state.ts';

/**
 *     ┌ tab completes ───────────── 1/12 ┐
 *     │ KeyDelete              12 events │
 *     │ KeyPurge                1 event  │
 *     └──────────────────────────────────┘
 */
export const completion: Pane = ({search, waiting}, rectangle, {brush}) => {
  if (search.completion === undefined) return [];
  const {candidates, selected, isPending} = search.completion;
  const shown = waiting.length > 0 ? candidates : shownCandidates(search.completion);
  const {width, height} = inside(rectangle);
  const top = scroll(0, selected ?? 0, height, candidates.length);
  const lines = shown.slice(top, top + height).map(({label, detail}, index): Line => {
    const [left, right] = columns(safeText(label), safeText(detail), width);
    if (top + index === selected) return [piece('selected', left + right)];
    return [piece(candidates.length > 0 ? 'text' : 'muted', left), piece('muted', right)];
  });
  const counting: Line = [piece('muted', ' counting …')];
  const painted = (lines.length > 0 ? lines : [counting]).map(line => paintLine(line, width, brush));
  const place = candidates.length > height ? `${(selected ?? 0) + 1}/${candidates.length}` : undefined;
  const note = isPending && waiting.length > 0 && lines.length > 0 ? 'counting …' : place;
  const title = selected === undefined ? 'tab completes' : 'enter takes it';
  return paintFrame({title, focused: true, ...(note !== undefined && {note})}, painted, rectangle, brush);
};

/** What it is stands at the right end, and gives way to a name that is long. */
function columns(label: string, detail: string, width: number): readonly [string, string] {
  const own = Math.min(cellWidth(label), width - 2);
  const room = width - own - 4;
  const right = room < 8 ? '' : fit(detail, Math.min(cellWidth(detail), room));
  const left = fit(` ${fit(label, own)}`, width - cellWidth(right) - 1);
  return [left, `${right} `];
}
