// The form in which a query is saved, over the middle of the screen.
import {findField} from '../../../event/fields.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {type Line, paintLine, piece} from '../../paint/piece.ts';
import type {State} from '../../state/state.ts';
import {fieldView} from '../../widgets/field-view.ts';
import type {Pane} from '../pane.ts';
import {replaced, type SaveField, type SaveOverlay} from './save-state.ts';

/**
 *     ┌ Save this query ───────────────────────────────────────┐
 *     │ query        caller:*@* -caller:svc-*                  │
 *     │ columns      time, operation, caller                   │
 *     │ name         night-shift                               │
 *     │ description  What did people do at night?              │
 *     └────────────────────────────────────────────────────────┘
 */
export const save: Pane = (state, rectangle, {brush}) => {
  const {overlay} = state;
  if (overlay?.kind !== 'save') return [];
  const {width} = inside(rectangle);
  const columns = overlay.columns?.map(name => findField(name)?.label ?? name).join(', ');
  const lines: readonly Line[] = [
    [piece('muted', labelled('query')), piece('text', safeText(overlay.query))],
    [piece('muted', labelled('columns')), piece('muted', columns ?? 'as many as there is room for')],
    fieldLine(overlay, 'name', width),
    fieldLine(overlay, 'description', width),
    [],
    [hint(state)],
  ];
  const painted = lines.map(line => paintLine(line, width, brush));
  return paintFrame({title: 'Save this query', focused: true}, painted, rectangle, brush);
};

const labelWidth = 14;
const labelled = (label: string): string => ` ${label}`.padEnd(labelWidth);

/** The terminal's cursor within a pane of that width. */
export function saveCursor(overlay: SaveOverlay, width: number): {readonly row: number; readonly column: number} {
  const {column} = fieldView(overlay[overlay.at], width - 2 - labelWidth);
  return {row: overlay.at === 'name' ? 3 : 4, column: 1 + labelWidth + column};
}

function fieldLine(overlay: SaveOverlay, field: SaveField, width: number): Line {
  const isEdited = overlay.at === field;
  const {start} = isEdited ? fieldView(overlay[field], width - labelWidth) : {start: 0};
  const label = start === 0 ? labelled(field) : `${labelled(field).slice(0, -1)}…`;
  const text = safeText(overlay[field].text.slice(start));
  if (text !== '' || isEdited) return [piece(isEdited ? 'title-focused' : 'muted', label), piece('strong', text)];
  return [piece('muted', label), piece('muted', field === 'name' ? '' : 'which question it answers')];
}

function hint(state: State) {
  const name = replaced(state);
  if (name !== undefined) return piece('warning', ` There is a ${name} already: it will be replaced.`);
  return piece('muted', ' Letters, digits, -, _ and . make a name; @name then stands for it.');
}
