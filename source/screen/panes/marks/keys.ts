// The keys of the menu of marks. Any other key that types something narrows them.
import type {Command} from '../../keys/command.ts';
import {textKeys} from '../../keys/text-keys.ts';
import type {UserAction} from '../../state/actions.ts';

export const typedInMarks = (text: string): UserAction => ({type: 'marks-edited', edit: {type: 'inserted', text}});

const moved = (rows: number): UserAction => ({type: 'marks-moved', by: {rows}});

export const marksKeys: readonly Command[] = [
  {name: 'go', keys: ['enter'], hint: 'go to the event', action: {type: 'marks-accepted'}, footer: 'go there'},
  {name: 'next', keys: ['down', 'ctrl-n', 'tab'], hint: 'next mark', action: moved(1), footer: 'choose'},
  {name: 'previous', keys: ['up', 'ctrl-p', 'shift-tab'], hint: 'previous mark', action: moved(-1), footer: 'choose'},
  {name: 'page-down', keys: ['pagedown'], hint: 'a page down', action: {type: 'marks-moved', by: {pages: 1}}},
  {name: 'page-up', keys: ['pageup'], hint: 'a page up', action: {type: 'marks-moved', by: {pages: -1}}},
  {name: 'remove', keys: ['ctrl-x'], hint: 'remove the mark', action: {type: 'marks-removed'}, footer: 'remove'},
  {name: 'restore', keys: ['ctrl-r'], hint: 'put back the last one removed', action: {type: 'mark-restored'}},
  {name: 'close', keys: ['escape'], hint: 'close', action: {type: 'level-closed'}, footer: 'close'},
  ...textKeys(edit => ({type: 'marks-edited', edit})),
];
