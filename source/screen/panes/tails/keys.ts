// The keys of a live tail.
import type {Command} from '../../keys/command.ts';
import {scrollKeys} from '../../keys/scroll-keys.ts';

export const tailKeys: readonly Command[] = [
  {name: 'pause', keys: ['space'], hint: 'pause, or follow again', action: {type: 'tail-paused'}, footer: 'pause'},
  {
    name: 'follow',
    keys: ['F'],
    hint: 'to the newest event, and follow; g does so too',
    action: {type: 'tail-followed'},
    footer: 'follow',
  },
  // Space pauses.
  ...scrollKeys('event', by => ({type: 'tail-moved', by}), ['newest', 'oldest']).map(command => ({
    ...command,
    keys: command.keys.filter(key => key !== 'space'),
  })),
  {name: 'edit', keys: ['/'], hint: "edit the tail's query", action: {type: 'search-entered'}, footer: 'query'},
  {
    name: 'open',
    keys: ['enter', 'right'],
    hint: 'show the event in the list',
    action: {type: 'tail-event-opened'},
    footer: 'open',
  },
  {
    name: 'bell',
    keys: ['a'],
    hint: 'ring the bell at new events, or no longer',
    action: {type: 'tail-bell-toggled'},
    footer: 'bell',
  },
  {name: 'remove', keys: ['X', 'delete'], hint: 'remove this tail', action: {type: 'tail-removed'}, footer: 'remove'},
  {name: 'close', keys: ['escape', 'left'], hint: 'to the list', action: {type: 'level-closed'}, footer: 'list'},
];
