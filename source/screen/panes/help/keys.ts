// The keys of the help. Any other key that types something narrows what is shown.
import type {Command} from '../../keys/command.ts';
import {textKeys} from '../../keys/text-keys.ts';
import type {UserAction} from '../../state/actions.ts';

export const typedInHelp = (text: string): UserAction => ({type: 'help-filtered', edit: {type: 'inserted', text}});

export const helpKeys: readonly Command[] = [
  {
    name: 'down',
    keys: ['down', 'ctrl-n'],
    hint: 'a line down',
    action: {type: 'help-scrolled', by: {rows: 1}},
    footer: 'scroll',
  },
  {
    name: 'up',
    keys: ['up', 'ctrl-p'],
    hint: 'a line up',
    action: {type: 'help-scrolled', by: {rows: -1}},
    footer: 'scroll',
  },
  {
    name: 'page-down',
    keys: ['pagedown'],
    hint: 'a page down',
    action: {type: 'help-scrolled', by: {pages: 1}},
    footer: 'page',
  },
  {name: 'page-up', keys: ['pageup'], hint: 'a page up', action: {type: 'help-scrolled', by: {pages: -1}}},
  {name: 'close', keys: ['escape', 'enter', '?'], hint: 'close', action: {type: 'level-closed'}, footer: 'close'},
  ...textKeys(edit => ({type: 'help-filtered', edit})),
];
