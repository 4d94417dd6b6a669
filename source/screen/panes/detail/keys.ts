// The keys of the detail.
import type {Binding} from '../../keys/binding.ts';
import type {Step} from '../../state/actions.ts';

const scroll = (by: Step) => ({type: 'detail-scrolled', by}) as const;
const close = {type: 'level-closed'} as const;
const [down, up] = [scroll({rows: 1}), scroll({rows: -1})];
const [pageDown, pageUp] = [scroll({pages: 1}), scroll({pages: -1})];
const [first, last] = [scroll('first'), scroll('last')];

export const detailKeys: readonly Binding[] = [
  {keys: {j: down, down, k: up, up}, label: 'j k ↓ ↑', hint: 'scroll', footer: {keys: 'j/k', hint: 'scroll'}},
  {
    keys: {'ctrl-d': scroll({pages: 0.5}), 'ctrl-u': scroll({pages: -0.5})},
    label: '^d ^u',
    hint: 'half a page down, up',
  },
  {
    keys: {space: pageDown, pagedown: pageDown, 'ctrl-f': pageDown, b: pageUp, pageup: pageUp, 'ctrl-b': pageUp},
    label: 'space b PgDn PgUp',
    hint: 'a page down, up',
  },
  {keys: {g: first, home: first, G: last, end: last}, label: 'g G Home End', hint: 'start, end'},
  {
    keys: {tab: {type: 'focus-moved'}, 'shift-tab': {type: 'focus-moved'}},
    label: 'tab',
    hint: 'to the list',
    footer: {keys: 'tab', hint: 'list'},
  },
  {keys: {'/': {type: 'search-entered'}}, label: '/', hint: 'edit the query', footer: {keys: '/', hint: 'search'}},
  {keys: {escape: close, left: close}, label: 'esc ←', hint: 'close', footer: {keys: 'esc', hint: 'close'}},
];
