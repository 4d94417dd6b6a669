// The keys of the facets.
import type {Command} from '../../keys/command.ts';
import {scrollKeys} from '../../keys/scroll-keys.ts';

export const facetsKeys: readonly Command[] = [
  ...scrollKeys('value', by => ({type: 'facets-moved', by})),
  {
    name: 'filter-for',
    keys: ['+', '='],
    hint: 'filter for the value',
    action: {type: 'facet-filtered', direction: 'for'},
    footer: 'filter for',
  },
  {
    name: 'filter-out',
    keys: ['-'],
    hint: 'filter the value out',
    action: {type: 'facet-filtered', direction: 'out'},
    footer: 'out',
  },
  {
    name: 'toggle',
    keys: ['enter'],
    hint: 'filter for the value, or no longer',
    action: {type: 'facet-filtered', direction: 'toggle'},
    footer: 'toggle',
  },
  {name: 'close', keys: ['escape', 'left', 'f'], hint: 'close', action: {type: 'level-closed'}, footer: 'close'},
];
