// The keys of the command palette. Any other key that types something narrows the commands.
import type {Command} from '../../keys/command.ts';
import {textKeys} from '../../keys/text-keys.ts';
import type {UserAction} from '../../state/actions.ts';

export const typedInPalette = (text: string): UserAction => ({type: 'palette-edited', edit: {type: 'inserted', text}});

export const paletteKeys: readonly Command[] = [
  {name: 'run', keys: ['enter'], hint: 'do it', action: {type: 'palette-accepted'}, footer: 'do it'},
  {
    name: 'next',
    keys: ['down', 'ctrl-n', 'tab'],
    hint: 'next command',
    action: {type: 'palette-moved', by: {rows: 1}},
    footer: 'choose',
  },
  {
    name: 'previous',
    keys: ['up', 'ctrl-p', 'shift-tab'],
    hint: 'previous command',
    action: {type: 'palette-moved', by: {rows: -1}},
    footer: 'choose',
  },
  {name: 'page-down', keys: ['pagedown'], hint: 'a page down', action: {type: 'palette-moved', by: {pages: 1}}},
  {name: 'page-up', keys: ['pageup'], hint: 'a page up', action: {type: 'palette-moved', by: {pages: -1}}},
  {name: 'close', keys: ['escape'], hint: 'close', action: {type: 'level-closed'}, footer: 'close'},
  ...textKeys(edit => ({type: 'palette-edited', edit})),
];
