// The command palette, over the middle of the screen.
import {cellWidth} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {keyLabel} from '../../keys/key-name.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintBoth, paintLine, piece} from '../../paint/piece.ts';
import {scroll} from '../../state/move.ts';
import type {TextField} from '../../widgets/text-field.ts';
import type {Pane} from '../pane.ts';
import {type Entry, paletteEntries} from './palette-state.ts';

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
  const line = (entry: Entry, index: number): string => {
    const {command, title} = entry;
    const keys = command.keys.map(keyLabel).join(' ');
    const [left, right] = [` ${command.hint}`, `${title}  ${keys} `];
    if (top + index === selected) {
      const blanks = ' '.repeat(Math.max(1, width - cellWidth(left) - cellWidth(right)));
      return paintLine([piece('selected', left + blanks + right)], width, brush);
    }
    return paintBoth([piece('text', left)], [piece('muted', `${title}  `), piece('key', `${keys} `)], width, brush);
  };
  const found =
    entries.length > 0
      ? entries.slice(top, top + height - 1).map(line)
      : [paintLine([piece('muted', ' No command is called that.')], width, brush)];
  const typed = paintLine([piece('title-focused', ' : '), piece('strong', safeText(field.text))], width, brush);
  return paintFrame({title: 'Commands', focused: true}, [typed, ...found], rectangle, brush);
};

/** Where the terminal's cursor stands within the pane. */
export function paletteCursor({text, cursor}: TextField): number {
  return 4 + cellWidth(safeText(text.slice(0, cursor)));
}
