// The command palette, over the middle of the screen.
import {cellWidth, fit} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {keyLabel} from '../../keys/key-name.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {type Line, lineWidth, paintLine, piece} from '../../paint/piece.ts';
import {scroll} from '../../state/move.ts';
import {fieldView} from '../../widgets/field-view.ts';
import type {TextField} from '../../widgets/text-field.ts';
import type {Pane} from '../pane.ts';
import type {Entry} from './entries.ts';
import {paletteEntries} from './palette-state.ts';

const promptWidth = 3;

/**
 *     : fail
 *     next failure                                     Main screen  e
 */
export const palette: Pane = (state, rectangle, {brush}) => {
  const {width, height} = inside(rectangle);
  if (state.overlay?.kind !== 'palette') return [];
  const {field, selected} = state.overlay;
  const entries = paletteEntries(state);
  const top = scroll(0, selected, height - 1, entries.length);
  const found = entries
    .slice(top, top + height - 1)
    .map((entry, index) => entryLine(entry, width, top + index === selected));
  const none: Line = [piece('muted', ' No command is called that.')];
  const {start} = fieldView(field, width - promptWidth);
  const typed: Line = [
    piece('title-focused', start === 0 ? ' : ' : ' :…'),
    piece('strong', safeText(field.text.slice(start))),
  ];
  const lines = [typed, ...(found.length > 0 ? found : [none])].map(line => paintLine(line, width, brush));
  const note = entries.length > height - 1 ? {note: `${selected + 1}/${entries.length}`} : {};
  return paintFrame({title: 'Commands', focused: true, ...note}, lines, rectangle, brush);
};

/** Where the terminal's cursor stands within a pane of that width. */
export function paletteCursor(field: TextField, width: number): number {
  return 1 + promptWidth + fieldView(field, width - 2 - promptWidth).column;
}

/** Where there is no room for all, first the title is left out, then the hint is cut. */
function entryLine({command, title}: Entry, width: number, isSelected: boolean): Line {
  const keys = piece('key', `${command.keys.map(keyLabel).join(' ')} `);
  const hint = ` ${command.hint}`;
  const whole = [piece('muted', `${title}  `), keys];
  const right = cellWidth(hint) + lineWidth(whole) < width ? whole : [keys];
  const line = [piece('text', fit(hint, width - lineWidth(right))), ...right];
  return isSelected ? [piece('selected', line.map(({text}) => text).join(''))] : line;
}
