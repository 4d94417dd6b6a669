// A live tail: the newest matches of its query with what is new among them marked, or where somebody reads.
import {fit} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paneFocus, type State} from '../../state/state.ts';
import type {Brush} from '../../theme/brush.ts';
import {placeColumns, variety} from '../events/columns.ts';
import {soughtTexts} from '../events/match-marks.ts';
import {paintRow} from '../events/row.ts';
import {markAt} from '../marks/marks-state.ts';
import type {Pane} from '../pane.ts';
import {isNew} from './news.ts';
import {noteOf} from './note.ts';
import {tailSentence} from './sentence.ts';
import {rowAt, sightOf, type Tail} from './tail-state.ts';
import {tailRows} from './tails-state.ts';
import {tailTitle, titleRoom} from './title.ts';

export const tail =
  (index: number): Pane =>
  (state, rectangle, {brush}) => {
    const item = state.tails.items[index];
    if (item === undefined) return [];
    const {width, height} = inside(rectangle);
    const focused = paneFocus(state) === 'tail' && state.tails.focused === index;
    const rows = tailRows(state, index);
    const body =
      (item.found?.count ?? 0) === 0
        ? [emptyLine(item, width, brush)]
        : paintRows(state, item, {rows, width, focused}, brush);
    const sentence = tailSentence(state, item);
    const blanks = Array.from({length: height - 1 - body.length}, () => ' '.repeat(width));
    const told = sentence === undefined ? [] : [...blanks, brush('warning', fit(` ${safeText(sentence)}`, width))];
    const note = noteOf(state, item, titleRoom(item, index, rectangle)).text;
    return paintFrame({title: tailTitle(item, index), note, focused}, [...body, ...told], rectangle, brush);
  };

type Body = {readonly rows: number; readonly width: number; readonly focused: boolean};

function paintRows(state: State, item: Tail, {rows, width, focused}: Body, brush: Brush): readonly string[] {
  const columns = placeColumns(width - 1, variety(state), state.columns.chosen);
  const sought = soughtTexts(item.query.parsed.query);
  const {top, line} = sightOf(item, rows);
  return Array.from({length: Math.min(rows, item.found!.count - top)}, (_, at) => {
    const row = rowAt(item, top + at);
    const isChosen = at === line && (focused || !item.follows);
    const chosen = isChosen ? (focused ? 'selected' : 'selected-idle') : undefined;
    if (row === undefined) return brush('muted', fit(chosen === undefined ? ' …' : '▌…', width));
    const is = {isNew: isNew(item.news, row, top + at), isMarked: markAt(state, row.id) !== undefined};
    return paintRow(row, {columns, width, chosen, sought, cell: undefined, ...is}, brush);
  });
}

function emptyLine({found}: Tail, width: number, brush: Brush): string {
  return brush(
    'muted',
    fit(found === undefined ? ' Searching …' : ' No match so far: what comes is shown here.', width),
  );
}
