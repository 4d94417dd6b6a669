// The keys of the detail, and of the line in which a text is sought within it.
import type {Command} from '../../keys/command.ts';
import {scrollKeys} from '../../keys/scroll-keys.ts';
import {textKeys} from '../../keys/text-keys.ts';
import type {UserAction} from '../../state/actions.ts';
import {copyPrefix, printCommand} from '../copy/keys.ts';
import {relatedPrefix} from '../related/keys.ts';

const fold = (how: (UserAction & {readonly type: 'node-folded'})['how']) => ({type: 'node-folded', how}) as const;

export const detailKeys: readonly Command[] = [
  ...scrollKeys('value', by => ({type: 'detail-moved', by})),
  {
    name: 'toggle',
    keys: ['enter'],
    hint: 'fold or unfold, or go to that event',
    action: fold('toggle'),
    footer: 'fold',
  },
  {name: 'in', keys: ['right', 'l'], hint: 'unfold, then go into it', action: fold('in')},
  {name: 'out', keys: ['left', 'h'], hint: 'fold, then out of it, at last close', action: fold('out')},
  {name: 'unfold-all', keys: ['>'], hint: 'unfold all below', action: fold('unfold-all')},
  {name: 'fold-all', keys: ['<'], hint: 'fold all below', action: fold('fold-all')},
  {name: 'parent', keys: ['H'], hint: 'to what it is below', action: {type: 'node-stepped', to: 'parent'}},
  {
    name: 'next-sibling',
    keys: ['J'],
    hint: 'to the next neighbour',
    action: {type: 'node-stepped', to: 'next-sibling'},
  },
  {
    name: 'previous-sibling',
    keys: ['K'],
    hint: 'to the neighbour before',
    action: {type: 'node-stepped', to: 'previous-sibling'},
  },
  {
    name: 'filter-for',
    keys: ['+', '='],
    hint: 'filter for the value',
    action: {type: 'node-filtered', direction: 'for'},
    footer: 'filter',
  },
  {
    name: 'filter-out',
    keys: ['-'],
    hint: 'filter out the value',
    action: {type: 'node-filtered', direction: 'out'},
    footer: 'filter',
  },
  {...copyPrefix, footer: 'copy'},
  {...relatedPrefix, footer: 'related'},
  printCommand,
  {
    name: 'next-event',
    keys: ['.'],
    hint: 'the event below it in the list',
    action: {type: 'selection-moved', by: {rows: 1}},
  },
  {
    name: 'previous-event',
    keys: [','],
    hint: 'the event above it in the list',
    action: {type: 'selection-moved', by: {rows: -1}},
  },
  {name: 'find', keys: ['s'], hint: 'find a text within the event', action: {type: 'find-entered'}, footer: 'find'},
  {
    name: 'next-found',
    keys: ['n'],
    hint: 'next place of what was found within the event, else next match of what was searched for before',
    action: {type: 'find-stepped', direction: 'older'},
  },
  {
    name: 'previous-found',
    keys: ['N'],
    hint: 'the place before',
    action: {type: 'find-stepped', direction: 'newer'},
  },
  {name: 'as-written', keys: ['a'], hint: 'labels as the record has them, or plain', action: {type: 'labels-toggled'}},
  {name: 'close', keys: ['escape'], hint: 'close', action: {type: 'level-closed'}, footer: 'close'},
];

export const typedInFind = (text: string): UserAction => ({type: 'find-edited', edit: {type: 'inserted', text}});

export const findKeys: readonly Command[] = [
  {name: 'accept', keys: ['enter'], hint: 'stay there', action: {type: 'find-left', stays: true}, footer: 'stay'},
  {
    name: 'next',
    keys: ['down', 'ctrl-n', 'tab'],
    hint: 'next place',
    action: {type: 'find-stepped', direction: 'older'},
    footer: 'next',
  },
  {
    name: 'previous',
    keys: ['up', 'ctrl-p', 'shift-tab'],
    hint: 'the place before',
    action: {type: 'find-stepped', direction: 'newer'},
    footer: 'next',
  },
  {
    name: 'leave',
    keys: ['escape'],
    hint: 'back to where one was',
    action: {type: 'find-left', stays: false},
    footer: 'back',
  },
  ...textKeys(edit => ({type: 'find-edited', edit})),
];
