// The keys of the help.
import type {Binding} from '../../keys/binding.ts';
import type {Step} from '../../state/actions.ts';

const scroll = (by: Step) => ({type: 'help-scrolled', by}) as const;
const close = {type: 'level-closed'} as const;
const [down, up] = [scroll({rows: 1}), scroll({rows: -1})];
const [pageDown, pageUp] = [scroll({pages: 1}), scroll({pages: -1})];
const [first, last] = [scroll('first'), scroll('last')];

export const helpKeys: readonly Binding[] = [
  {keys: {j: down, down, k: up, up}, label: 'j k ↓ ↑', hint: 'scroll', footer: {keys: 'j/k', hint: 'scroll'}},
  {
    keys: {space: pageDown, pagedown: pageDown, b: pageUp, pageup: pageUp, g: first, home: first, G: last, end: last},
    label: 'space b g G',
    hint: 'a page down, up, start, end',
  },
  {
    keys: {escape: close, left: close, enter: close, '?': close},
    label: 'esc ?',
    hint: 'close',
    footer: {keys: 'esc', hint: 'close'},
  },
];
