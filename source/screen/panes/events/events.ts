// The list of events, newest first.
import type {Row} from '../../../engine/engine.ts';
import {fit, fitRight, wrap} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintLine, piece} from '../../paint/piece.ts';
import {count, day} from '../../paint/words.ts';
import {queryText, type State} from '../../state/state.ts';
import type {Brush} from '../../theme/brush.ts';
import type {Role} from '../../theme/themes.ts';
import {progressText} from '../header/header.ts';
import type {Pane} from '../pane.ts';
import {gap, type PlacedColumn, placeColumns, timeText} from './columns.ts';

export const events: Pane = (state, rectangle, {brush}) => {
  const focused = state.focus === 'events';
  const {width, height} = inside(rectangle);
  const matches = state.list.loaded?.count ?? 0;
  const body = matches === 0 ? paintEmpty(state, width, height, brush) : paintList(state, width, height, brush);
  const note = matches === 0 ? {} : {note: `${count(state.list.selected + 1)}/${count(matches)}`};
  return paintFrame({title: 'Events', focused, ...note}, body, rectangle, brush);
};

function paintList(state: State, width: number, height: number, brush: Brush): readonly string[] {
  const columns = placeColumns(width - 1, variety(state));
  const {selected, top, loaded} = state.list;
  const lines = Array.from({length: Math.min(height - 1, (loaded?.count ?? 0) - top)}, (_, index) => {
    const rank = top + index;
    const row = loaded?.rows[rank - loaded.first];
    const chosen = rank === selected ? (state.focus === 'events' ? 'selected' : 'selected-idle') : undefined;
    if (row === undefined) return paintLine([piece('muted', chosen === undefined ? ' …' : '▌…')], width, brush);
    return chosen === undefined
      ? paintRow(row, columns, width, brush)
      : paintSelected(row, columns, width, chosen, brush);
  });
  return [brush('heading', fit(` ${columns.map(heading).join(' '.repeat(gap))}`, width)), ...lines];
}

function heading({label, width, right}: PlacedColumn): string {
  const shown = label === 'time' ? 'time ↓' : label;
  return right ? fitRight(shown, width) : fit(shown, width);
}

function paintRow(row: Row, columns: readonly PlacedColumn[], width: number, brush: Brush): string {
  if (row.outcome === 'unreadable') return brush('warning', unreadableText(row, columns, width));
  const painted = columns.map(column => brush(column.role(row), cellText(row, column))).join(' '.repeat(gap));
  const used = columns.reduce((sum, column) => sum + column.width + gap, 1 - gap);
  return ` ${painted}${' '.repeat(width - used)}`;
}

/** One style over the whole row: the selection is found at a glance, by its mark also without colours. */
function paintSelected(
  row: Row,
  columns: readonly PlacedColumn[],
  width: number,
  role: 'selected' | 'selected-idle',
  brush: Brush,
): string {
  const text =
    row.outcome === 'unreadable'
      ? unreadableText(row, columns, width)
      : ` ${columns.map(column => cellText(row, column)).join(' '.repeat(gap))}`;
  const painted: Role = row.outcome === 'failed' || row.outcome === 'unreadable' ? `${role}-failed` : role;
  return brush(painted, `▌${fit(text, width).slice(1)}`);
}

function cellText(row: Row, {text, width, right}: PlacedColumn): string {
  const safe = safeText(text(row, width));
  return right ? fitRight(safe, width) : fit(safe, width);
}

function unreadableText(row: Row, [time]: readonly PlacedColumn[], width: number): string {
  const clock = time === undefined ? '' : fit(timeText(row, time.width), time.width + gap);
  return fit(` ${clock}? ${safeText(row.problem ?? 'unreadable')}`, width);
}

function variety({holdings}: State): {days: boolean; resources: boolean} {
  const {first, last, resources = []} = holdings ?? {};
  return {days: first !== undefined && last !== undefined && day(first) !== day(last), resources: resources.length > 1};
}

/** Why the list is empty, and what to do about it. */
function paintEmpty(state: State, width: number, height: number, brush: Brush): readonly string[] {
  const blank = ' '.repeat(width);
  const above = Math.max(0, Math.floor(height / 3) - 1);
  const [role, sentence] = emptyText(state);
  return [
    ...Array.from({length: above}, () => blank),
    ...paragraph(safeText(sentence), width).map(line => brush(role, line)),
  ];
}

function emptyText(state: State): readonly [Role, string] {
  const {reading, holdings, list} = state;
  if (reading.phase === 'failed') return ['warning', `${reading.sentence} Press q to leave.`];
  if (list.loaded !== undefined && queryText(state) !== '' && (holdings?.events ?? 0) > 0) {
    return ['text', 'No event matches. esc clears the query, / edits it.'];
  }
  if (reading.phase === 'reading')
    return ['muted', reading.progress === undefined ? 'Opening …' : `${progressText(reading.progress)} …`];
  return holdings?.events === 0
    ? ['text', 'These sources hold no events. Press q to leave.']
    : ['muted', 'Searching …'];
}

function paragraph(text: string, width: number): readonly string[] {
  return wrap(text, Math.max(10, width - 8)).map(line => fit(`    ${line}`, width));
}
