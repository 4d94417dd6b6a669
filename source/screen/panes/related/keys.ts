// The keys that lead from an event to those that have something in common with it.
import type {Command} from '../../keys/command.ts';
import {relations} from './relations.ts';

export const relatedPrefix: Command = {
  name: 'related',
  keys: ['r'],
  hint: 'related events: one more key says by what',
  action: {type: 'prefix-pressed', prefix: 'related'},
};

export const relatedKeys: readonly Command[] = [
  ...relations.map(
    ({name, key, hint, footer}): Command => ({
      name,
      keys: [key],
      hint,
      action: {type: 'related-opened', relation: name},
      footer,
    }),
  ),
  {name: 'leave', keys: ['escape'], hint: 'stay', action: {type: 'prefix-left'}},
];
