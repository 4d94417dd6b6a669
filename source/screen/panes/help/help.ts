// The help: every key, over the middle of the screen.
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintLine} from '../../paint/piece.ts';
import type {Pane} from '../pane.ts';
import {helpLines} from './help-lines.ts';

export const help: Pane = (state, rectangle, {brush}) => {
  if (state.overlay?.kind !== 'help') return [];
  const {width, height} = inside(rectangle);
  const {top, filter} = state.overlay;
  const lines = helpLines(state.keymap, state.overlay, width);
  const painted = lines.slice(top, top + height).map(line => paintLine(line, width, brush));
  const more =
    lines.length > height ? {note: `${top + 1}–${Math.min(lines.length, top + height)}/${lines.length}`} : {};
  const title = filter.text === '' ? 'Keys · type to find one' : `Keys with ${safeText(filter.text)}`;
  return paintFrame({title, focused: true, ...more}, painted, rectangle, brush);
};
