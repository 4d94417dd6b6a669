// The help's text, made of the tables of keys: the focused pane first.
import {cellWidth, fit, wrap} from '../../../text/cells.ts';
import {fold} from '../../../text/fold.ts';
import type {Command, Context} from '../../keys/command.ts';
import {keyLabel} from '../../keys/key-name.ts';
import {groupsAt, type Keymap} from '../../keys/keymap.ts';
import {type Line, piece} from '../../paint/piece.ts';
import type {Focus} from '../../state/state.ts';
import type {TextField} from '../../widgets/text-field.ts';

type Shown = {readonly filter: TextField; readonly before?: Focus; readonly about?: Focus};

/** In lines of `width` cells; what a command does goes on below itself where there is no room beside its keys. */
export function helpLines(
  keymap: Keymap,
  {filter, before = 'events', about = before}: Shown,
  width: number,
): readonly Line[] {
  const near = groupsAt(keymap, about);
  const others = [keymap.main, ...Object.values(keymap.contexts)].filter(context => !near.includes(context));
  const sought = fold(filter.text.trim());
  const lines = [...near, ...others].flatMap(context => section(context, sought, width));
  return lines.length === 0 ? [[piece('muted', ' No key does that.')]] : lines.slice(0, -1);
}

/** A command as help writes it: its keys, and what it does. */
function commandLabel({keys}: Command): string {
  return keys.map(keyLabel).join(' ');
}

function section({title, commands}: Context, sought: string, width: number): readonly Line[] {
  const found = commands.filter(command => fold(`${title} ${commandLabel(command)} ${command.hint}`).includes(sought));
  if (found.length === 0) return [];
  return [[piece('title-focused', ` ${title}`)], ...found.flatMap(command => commandLines(command, width)), []];
}

function commandLines(command: Command, width: number): readonly Line[] {
  const label = `   ${commandLabel(command)}  `;
  const column = Math.min(23, Math.floor(width * 0.4));
  const hints = wrap(command.hint, width - column);
  const keys = piece('key', fit(label, Math.max(column, Math.min(cellWidth(label), width))));
  const below = hints.map(hint => [piece('text', ' '.repeat(column) + hint)]);
  // Keys that leave no room stand above.
  if (cellWidth(label) > column) {
    const room = width - cellWidth(label);
    return room < cellWidth(command.hint) ? [[keys], ...below] : [[keys, piece('text', command.hint)]];
  }
  return [[keys, piece('text', hints[0] ?? '')], ...below.slice(1)];
}
