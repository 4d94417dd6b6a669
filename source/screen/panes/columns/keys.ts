// The keys of the choice of columns.
import type {Command} from '../../keys/command.ts';

export const columnsKeys: readonly Command[] = [
  {
    name: 'next',
    keys: ['j', 'down'],
    hint: 'next column',
    action: {type: 'columns-moved', by: {rows: 1}},
    footer: 'move',
  },
  {
    name: 'previous',
    keys: ['k', 'up'],
    hint: 'previous column',
    action: {type: 'columns-moved', by: {rows: -1}},
    footer: 'move',
  },
  {
    name: 'toggle',
    keys: ['space', 'enter'],
    hint: 'show the column, or hide it',
    action: {type: 'column-toggled'},
    footer: 'show or hide',
  },
  {
    name: 'earlier',
    keys: ['K', '<'],
    hint: 'move the column to the left',
    action: {type: 'column-shifted', by: -1},
    footer: 'order',
  },
  {
    name: 'later',
    keys: ['J', '>'],
    hint: 'move the column to the right',
    action: {type: 'column-shifted', by: 1},
    footer: 'order',
  },
  {
    name: 'automatic',
    keys: ['r'],
    hint: 'as many as there is room for, as at first',
    action: {type: 'columns-reset'},
    footer: 'reset',
  },
  {name: 'close', keys: ['escape', 'q', 'x', 'left'], hint: 'close', action: {type: 'level-closed'}, footer: 'close'},
];
