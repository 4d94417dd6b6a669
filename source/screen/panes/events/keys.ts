// The keys of the list.
import type {Command} from '../../keys/command.ts';
import {scrollKeys} from '../../keys/scroll-keys.ts';
import {copyPrefix, printCommand} from '../copy/keys.ts';
import {relatedPrefix} from '../related/keys.ts';

export const eventsKeys: readonly Command[] = [
  ...scrollKeys('event', by => ({type: 'selection-moved', by}), ['newest', 'oldest']),
  {
    name: 'open',
    keys: ['enter', 'right'],
    hint: 'show the event whole, then go into it',
    action: {type: 'detail-opened'},
    footer: 'detail',
  },
  {name: 'cell-left', keys: ['h'], hint: 'the cell to the left', action: {type: 'cell-moved', by: -1}, footer: 'cell'},
  {name: 'cell-right', keys: ['l'], hint: 'the cell to the right', action: {type: 'cell-moved', by: 1}, footer: 'cell'},
  {
    name: 'filter-for',
    keys: ['+', '='],
    hint: 'filter for the value in the cell',
    action: {type: 'cell-filtered', direction: 'for'},
    footer: 'filter',
  },
  {
    name: 'filter-out',
    keys: ['-'],
    hint: 'filter out the value in the cell',
    action: {type: 'cell-filtered', direction: 'out'},
    footer: 'filter',
  },
  copyPrefix,
  relatedPrefix,
  printCommand,
  {
    name: 'close',
    keys: ['escape', 'left'],
    hint: 'close what is open, then clear the query',
    action: {type: 'level-closed'},
    footer: 'back',
  },
];
