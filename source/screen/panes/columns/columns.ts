// The choice of columns, over the middle of the screen.
import {findField} from '../../../event/fields.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintLine, piece} from '../../paint/piece.ts';
import {scroll} from '../../state/move.ts';
import type {Pane} from '../pane.ts';
import {listedColumns} from './columns-state.ts';

/** ` [x] operation   operation, as KeySign or BackupCreate` */
export const columns: Pane = (state, rectangle, {brush}) => {
  const {width, height} = inside(rectangle);
  const selected = state.overlay?.kind === 'columns' ? state.overlay.selected : 0;
  const listed = listedColumns(state);
  const top = scroll(0, selected, height, listed.length);
  const painted = listed.slice(top, top + height).map(({field, shown}, index) => {
    const {label, description} = findField(field)!;
    const text = ` ${shown ? '[x]' : '[ ]'} ${label.padEnd(13)} ${description}`;
    const role = top + index === selected ? 'selected' : shown ? 'text' : 'muted';
    return paintLine([piece(role, text.padEnd(width))], width, brush);
  });
  const note = state.columns.chosen === undefined ? 'automatic' : 'chosen';
  return paintFrame({title: 'Columns', note, focused: true}, painted, rectangle, brush);
};
