// The keys of the search line. Any other key that types something is text of the query.
import type {Command} from '../../keys/command.ts';
import {textKeys} from '../../keys/text-keys.ts';
import type {UserAction} from '../../state/actions.ts';

export const typedInSearch = (text: string): UserAction => ({type: 'search-edited', edit: {type: 'inserted', text}});

export const searchKeys: readonly Command[] = [
  {
    name: 'accept',
    keys: ['enter'],
    hint: 'take the chosen completion, else to the list',
    action: {type: 'search-accepted'},
    footer: 'to the list',
  },
  {
    name: 'complete',
    keys: ['tab'],
    hint: 'take the completion; without one, mend the mistake, or show what could be typed',
    action: {type: 'completion-taken'},
    footer: 'complete',
  },
  {
    name: 'next',
    keys: ['down', 'ctrl-n'],
    hint: 'next completion; without any, to the list',
    action: {type: 'search-stepped', by: 1},
    footer: 'choose',
  },
  {
    name: 'previous',
    keys: ['up', 'ctrl-p'],
    hint: 'previous completion, or an earlier query that begins like this one',
    action: {type: 'search-stepped', by: -1},
    footer: 'earlier',
  },
  {
    name: 'find-in-place',
    keys: ['alt-enter', 'ctrl-o'],
    hint: 'find it in the list as it was before: all rows stay, n and N go on',
    action: {type: 'search-jumped'},
  },
  {
    name: 'leave',
    keys: ['escape'],
    hint: 'leave the line; the query stays',
    action: {type: 'search-left'},
    footer: 'leave',
  },
  ...textKeys(edit => ({type: 'search-edited', edit})),
];
