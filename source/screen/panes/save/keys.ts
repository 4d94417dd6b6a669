// The keys of the form in which a query is saved. Any other key that types something is text of the field.
import type {Command} from '../../keys/command.ts';
import {textKeys} from '../../keys/text-keys.ts';
import type {UserAction} from '../../state/actions.ts';

export const typedInSave = (text: string): UserAction => ({type: 'save-edited', edit: {type: 'inserted', text}});

export const saveKeys: readonly Command[] = [
  {
    name: 'accept',
    keys: ['enter'],
    hint: 'to the description; from there, save the query',
    action: {type: 'save-accepted'},
    footer: 'go on',
  },
  {
    name: 'change-field',
    keys: ['tab', 'shift-tab', 'down', 'up'],
    hint: 'to the other field',
    action: {type: 'save-field-changed'},
    footer: 'other field',
  },
  {name: 'close', keys: ['escape'], hint: 'save nothing', action: {type: 'level-closed'}, footer: 'save nothing'},
  ...textKeys(edit => ({type: 'save-edited', edit})),
];
