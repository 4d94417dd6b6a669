// The keys of the line to type in.
import type {Command} from '../../keys/command.ts';
import {textKeys} from '../../keys/text-keys.ts';
import type {UserAction} from '../../state/actions.ts';

export const typedInLine = (text: string): UserAction => ({type: 'line-edited', edit: {type: 'inserted', text}});

export const lineKeys: readonly Command[] = [
  {name: 'keep', keys: ['enter'], hint: 'keep what is typed', action: {type: 'line-accepted'}, footer: 'keep'},
  {name: 'close', keys: ['escape'], hint: 'leave it as it was', action: {type: 'level-closed'}, footer: 'cancel'},
  {
    name: 'remove',
    keys: ['ctrl-x'],
    hint: 'remove the mark',
    action: {type: 'line-removed'},
    footer: 'remove the mark',
  },
  ...textKeys(edit => ({type: 'line-edited', edit})),
];
