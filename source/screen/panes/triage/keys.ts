// The keys of triage.
import type {Command} from '../../keys/command.ts';

export const triageKeys: readonly Command[] = [
  {
    name: 'follow',
    keys: ['enter', 'right'],
    hint: 'to the events of the finding; T comes back',
    action: {type: 'triage-followed'},
    footer: 'its events',
  },
  {
    name: 'next',
    keys: ['j', 'down'],
    hint: 'next finding',
    action: {type: 'triage-moved', by: {rows: 1}},
    footer: 'move',
  },
  {
    name: 'previous',
    keys: ['k', 'up'],
    hint: 'previous finding',
    action: {type: 'triage-moved', by: {rows: -1}},
    footer: 'move',
  },
  {
    name: 'page-down',
    keys: ['space', 'pagedown'],
    hint: 'a page down',
    action: {type: 'triage-moved', by: {pages: 1}},
  },
  {name: 'page-up', keys: ['b', 'pageup'], hint: 'a page up', action: {type: 'triage-moved', by: {pages: -1}}},
  {name: 'first', keys: ['g', 'home'], hint: 'the gravest finding', action: {type: 'triage-moved', by: 'first'}},
  {name: 'last', keys: ['G', 'end'], hint: 'last finding', action: {type: 'triage-moved', by: 'last'}},
  {
    name: 'table',
    keys: ['?'],
    hint: 'what is looked for, or what was found',
    action: {type: 'triage-table-toggled'},
    footer: 'what is looked for',
  },
  {name: 'again', keys: ['R', 'f5'], hint: 'look anew', action: {type: 'triage-opened'}, footer: 'look anew'},
  {name: 'close', keys: ['escape', 'q', 'T', 'left'], hint: 'close', action: {type: 'level-closed'}, footer: 'close'},
];
