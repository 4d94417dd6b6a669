// The help's text, made of the tables of keys: the focused pane first.
import {cellWidth} from '../../../text/cells.ts';
import {fold} from '../../../text/fold.ts';
import type {Command, Context} from '../../keys/command.ts';
import {keyLabel} from '../../keys/key-name.ts';
import {groupsAt, type Keymap} from '../../keys/keymap.ts';
import {type Line, piece} from '../../paint/piece.ts';
import type {Focus} from '../../state/state.ts';
import type {TextField} from '../../widgets/text-field.ts';

const labelWidth = 20;

type Shown = {readonly filter: TextField; readonly before?: Focus};

export function helpLines(keymap: Keymap, {filter, before = 'events'}: Shown): readonly Line[] {
  const near = groupsAt(keymap, before);
  const others = Object.values(keymap.contexts).filter(context => !near.includes(context));
  const sought = fold(filter.text.trim());
  const lines = [...near, ...others].flatMap(context => section(context, sought));
  return lines.length === 0 ? [[piece('muted', ' No key does that.')]] : lines.slice(0, -1);
}

/** A command as help writes it: its keys, and what it does. */
export function commandLabel({keys}: Command): string {
  return keys.map(keyLabel).join(' ');
}

function section({title, commands}: Context, sought: string): readonly Line[] {
  const found = commands.filter(command => fold(`${title} ${commandLabel(command)} ${command.hint}`).includes(sought));
  if (found.length === 0) return [];
  return [
    [piece('title-focused', ` ${title}`)],
    ...found.map(command => {
      const label = commandLabel(command);
      return [piece('key', `   ${label}${blanks(label)}`), piece('text', command.hint)];
    }),
    [],
  ];
}

const blanks = (label: string): string => ' '.repeat(Math.max(2, labelWidth - cellWidth(label)));
