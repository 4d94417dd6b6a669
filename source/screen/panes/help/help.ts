// The help: every key, over the middle of the screen.
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintLine} from '../../paint/piece.ts';
import type {Pane} from '../pane.ts';
import {helpLines} from './help-lines.ts';

export const help: Pane = (state, rectangle, {brush}) => {
  const {width, height} = inside(rectangle);
  const top = state.help?.top ?? 0;
  const lines = helpLines(state.help?.before ?? 'events');
  const painted = lines.slice(top, top + height).map(line => paintLine(line, width, brush));
  const more =
    lines.length > height ? {note: `${top + 1}–${Math.min(lines.length, top + height)}/${lines.length}`} : {};
  return paintFrame({title: 'Keys', focused: true, ...more}, painted, rectangle, brush);
};
