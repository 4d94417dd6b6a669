// The commands of everything that scrolls: rows, halves, pages, ends.
import type {Step, UserAction} from '../state/actions.ts';
import type {Command} from './command.ts';

/** What the rows are called ("next event"), and the ends. */
export function scrollKeys(
  what: string,
  action: (by: Step) => UserAction,
  [first, last] = ['first', 'last'],
): readonly Command[] {
  return [
    {name: 'next', keys: ['j', 'down'], hint: `next ${what}`, action: action({rows: 1}), footer: 'move'},
    {name: 'previous', keys: ['k', 'up'], hint: `previous ${what}`, action: action({rows: -1}), footer: 'move'},
    {name: 'half-page-down', keys: ['ctrl-d'], hint: 'half a page down', action: action({pages: 0.5})},
    {name: 'half-page-up', keys: ['ctrl-u'], hint: 'half a page up', action: action({pages: -0.5})},
    {name: 'page-down', keys: ['space', 'pagedown', 'ctrl-f'], hint: 'a page down', action: action({pages: 1})},
    {name: 'page-up', keys: ['b', 'pageup', 'ctrl-b'], hint: 'a page up', action: action({pages: -1})},
    {name: 'first', keys: ['g', 'home'], hint: `${first} ${what}`, action: action('first')},
    {name: 'last', keys: ['G', 'end'], hint: `${last} ${what}`, action: action('last')},
  ];
}
