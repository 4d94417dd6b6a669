// A live tail: the newest matches of its query, and how many more came while it waits.
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {count} from '../../paint/words.ts';
import {placeColumns, variety} from '../events/columns.ts';
import {soughtTexts} from '../events/match-marks.ts';
import {paintRow} from '../events/row.ts';
import type {Pane} from '../pane.ts';
import {tailRows} from './tails-state.ts';

export const tail =
  (index: number): Pane =>
  (state, rectangle, {brush}) => {
    const item = state.tails.items[index];
    if (item === undefined) return [];
    const {width} = inside(rectangle);
    const focused = state.focus === 'tail' && state.tails.focused === index;
    const columns = placeColumns(width - 1, variety(state), state.columns.chosen);
    const sought = soughtTexts(item.query.parsed.query);
    const rows = (item.found?.rows ?? []).slice(0, tailRows(state, index));
    const painted = rows.map((row, at) =>
      paintRow(
        row,
        {columns, width, chosen: focused && at === item.selected ? 'selected' : undefined, cell: undefined, sought},
        brush,
      ),
    );
    const title = `Tail ${index + 1}: ${safeText(item.query.field.text.trim()) || 'everything'}`;
    const newer = item.found?.newer ?? 0;
    const note = item.hold === 'newest' ? 'following' : `paused · +${count(newer)} new`;
    return paintFrame({title, note, focused}, painted, rectangle, brush);
  };
