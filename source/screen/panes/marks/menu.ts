// The menu of marks, over the middle of the screen.
import {writeNote} from '../../../settings/mark-note.ts';
import type {Mark} from '../../../settings/marks.ts';
import {fit} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {type Line, paintLine, piece} from '../../paint/piece.ts';
import {count, day, second} from '../../paint/words.ts';
import {scroll} from '../../state/move.ts';
import {fieldView} from '../../widgets/field-view.ts';
import type {TextField} from '../../widgets/text-field.ts';
import type {Pane} from '../pane.ts';
import {foundMarks} from './menu-state.ts';
import {markSign} from './sign.ts';

const prompt = ' find ';

/**
 *      find hotel
 *     ◆ Oct 06 19:52:39  KeyPurge      200  operator@contoso.com  from the hotel #incident-7
 */
export const marks: Pane = (state, rectangle, {brush}) => {
  const {width, height} = inside(rectangle);
  if (state.overlay?.kind !== 'marks') return [];
  const {field, selected} = state.overlay;
  const found = foundMarks(state);
  const top = scroll(0, selected, height - 1, found.length);
  const lines = found.slice(top, top + height - 1).map((mark, index) => markLine(mark, top + index === selected));
  const none: Line = [piece('muted', state.marks.all.size === 0 ? nothing : ' No mark has these words.')];
  const {start} = fieldView(field, width - prompt.length);
  const typed: Line = [piece('title-focused', prompt), piece('strong', safeText(field.text.slice(start)))];
  const painted = [typed, ...(found.length > 0 ? lines : [none])].map(line => paintLine(line, width, brush));
  const note = found.length > 0 ? {note: `${count(selected + 1)}/${count(found.length)}`} : {};
  return paintFrame({title: 'Marks', focused: true, ...note}, painted, rectangle, brush);
};

const nothing = ' Nothing is marked so far: m marks the event under the cursor.';

/** Where the terminal's cursor stands within a pane of that width. */
export function marksCursor(field: TextField, width: number): number {
  return 1 + prompt.length + fieldView(field, width - 2 - prompt.length).column;
}

function markLine(mark: Mark, isSelected: boolean): Line {
  const {time, values} = mark;
  const shown = (value: string | number | undefined, width: number) => fit(safeText(String(value ?? '')), width);
  const when = time === undefined ? '' : `${day(time.milliseconds)} ${second(time.milliseconds)}`;
  const line = [
    piece('marked', `${markSign} `),
    piece('muted', `${fit(when, 15)}  `),
    piece(values.outcome === 'failed' ? 'failed' : 'text', `${shown(values.op ?? values.outcome, 16)} `),
    piece('text', `${shown(values.status, 3)}  ${shown(values.caller, 16)}  `),
    piece('strong', safeText(writeNote(mark))),
  ];
  return isSelected ? [piece('selected', line.map(({text}) => text).join(''))] : line;
}
