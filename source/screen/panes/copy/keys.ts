// The keys that copy, behind their prefix, and the one that prints.
import type {Command} from '../../keys/command.ts';
import type {UserAction} from '../../state/actions.ts';
import type {Copied} from './copied-text.ts';

export const copyPrefix: Command = {
  name: 'copy',
  keys: ['y'],
  hint: 'copy: one more key says what',
  action: {type: 'prefix-pressed', prefix: 'copy'},
};

export const printCommand: Command = {
  name: 'print',
  keys: ['P'],
  hint: 'print the event to the normal screen, where the terminal can select it',
  action: {type: 'event-printed'},
};

const copy = (key: string, what: Copied, hint: string, footer: string = what): Command => ({
  name: what,
  keys: [key],
  hint,
  action: {type: 'copied', what},
  footer,
});

export const copyKeys: readonly Command[] = [
  copy('y', 'event', 'copy the event, one value a line'),
  copy('v', 'value', 'copy the value under the cursor'),
  copy('k', 'key', 'copy its name, as the record has it', 'name'),
  copy('p', 'path', 'copy its path, as one types it behind /'),
  copy('r', 'raw', 'copy the record as it is written'),
  copy('q', 'query', 'copy the query'),
  {name: 'leave', keys: ['escape'], hint: 'copy nothing', action: {type: 'prefix-left'}},
];

/** Any other key. */
export const typedBehindPrefix = (): UserAction => ({type: 'prefix-left'});

export const printedKeys: readonly Command[] = [
  {name: 'back', keys: ['enter', 'escape', 'space'], hint: 'back to the screen', action: {type: 'print-left'}},
];

export const typedOnNormalScreen = (): UserAction => ({type: 'print-left'});
