// The keys of the menu of saved queries, and of the line in which something is typed there.
import type {Command} from '../../keys/command.ts';
import {textKeys} from '../../keys/text-keys.ts';
import type {UserAction} from '../../state/actions.ts';

const moves: readonly Command[] = [
  {name: 'page-down', keys: ['pagedown'], hint: 'a page down', action: {type: 'saved-moved', by: {pages: 1}}},
  {name: 'page-up', keys: ['pageup'], hint: 'a page up', action: {type: 'saved-moved', by: {pages: -1}}},
];

export const savedKeys: readonly Command[] = [
  {
    name: 'run',
    keys: ['enter', 'right'],
    hint: 'ask the query, with the columns that it was saved with',
    action: {type: 'saved-run'},
    footer: 'ask',
  },
  {
    name: 'next',
    keys: ['j', 'down'],
    hint: 'next saved query',
    action: {type: 'saved-moved', by: {rows: 1}},
    footer: 'move',
  },
  {
    name: 'previous',
    keys: ['k', 'up'],
    hint: 'previous saved query',
    action: {type: 'saved-moved', by: {rows: -1}},
    footer: 'move',
  },
  ...moves,
  {name: 'first', keys: ['g', 'home'], hint: 'first saved query', action: {type: 'saved-moved', by: 'first'}},
  {name: 'last', keys: ['G', 'end'], hint: 'last saved query', action: {type: 'saved-moved', by: 'last'}},
  {
    name: 'find',
    keys: ['/'],
    hint: 'find one by its name, question or text',
    action: {type: 'saved-prompted', prompt: 'filter'},
    footer: 'find',
  },
  {
    name: 'pin',
    keys: ['p'],
    hint: 'pin to the next free digit, or take the pin away',
    action: {type: 'saved-pinned'},
    footer: 'pin',
  },
  {
    name: 'edit',
    keys: ['e'],
    hint: 'change its text in the search line; B then saves it',
    action: {type: 'saved-edited'},
    footer: 'edit',
  },
  {
    name: 'rename',
    keys: ['r'],
    hint: 'give it another name',
    action: {type: 'saved-prompted', prompt: 'rename'},
    footer: 'rename',
  },
  {name: 'delete', keys: ['d', 'delete'], hint: 'delete it', action: {type: 'saved-deleted'}, footer: 'delete'},
  {
    name: 'undo',
    keys: ['u'],
    hint: 'take back what was deleted last',
    action: {type: 'saved-delete-undone'},
    footer: 'undo',
  },
  {
    name: 'export',
    keys: ['E'],
    hint: 'write your saved queries to a file, to share them',
    action: {type: 'saved-prompted', prompt: 'export'},
  },
  {
    name: 'import',
    keys: ['I'],
    hint: 'take over saved queries from such a file',
    action: {type: 'saved-prompted', prompt: 'import'},
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (digit): Command => ({
      name: `pinned-${digit}`,
      keys: [String(digit)],
      hint: `ask the query that is pinned to ${digit}`,
      action: {type: 'saved-pin-run', digit},
    }),
  ),
  {
    name: 'close',
    keys: ['escape', 'q', "'", 'left'],
    hint: 'close',
    action: {type: 'level-closed'},
    footer: 'close',
  },
];

export const typedInSaved = (text: string): UserAction => ({type: 'saved-typed', edit: {type: 'inserted', text}});

export const savedPromptKeys: readonly Command[] = [
  {
    name: 'accept',
    keys: ['enter'],
    hint: 'do it; of what was found, ask the selected query',
    action: {type: 'saved-prompt-accepted'},
    footer: 'do it',
  },
  {
    name: 'next',
    keys: ['down', 'ctrl-n'],
    hint: 'next saved query',
    action: {type: 'saved-moved', by: {rows: 1}},
    footer: 'choose',
  },
  {
    name: 'previous',
    keys: ['up', 'ctrl-p'],
    hint: 'previous saved query',
    action: {type: 'saved-moved', by: {rows: -1}},
    footer: 'choose',
  },
  ...moves,
  {
    name: 'list',
    keys: ['tab'],
    hint: 'to the list, narrowed to what was found',
    action: {type: 'saved-prompt-left', keeps: true},
    footer: 'to the list',
  },
  {
    name: 'leave',
    keys: ['escape'],
    hint: 'back to the list',
    action: {type: 'saved-prompt-left', keeps: false},
    footer: 'back',
  },
  ...textKeys(edit => ({type: 'saved-typed', edit})),
];
