// The keys of the list.
import type {Binding} from '../../keys/binding.ts';
import type {Step} from '../../state/actions.ts';

const move = (by: Step) => ({type: 'selection-moved', by}) as const;
const open = {type: 'detail-opened'} as const;
const [down, up] = [move({rows: 1}), move({rows: -1})];
const [pageDown, pageUp] = [move({pages: 1}), move({pages: -1})];
const [newest, oldest] = [move('first'), move('last')];

export const eventsKeys: readonly Binding[] = [
  {
    keys: {j: down, down, k: up, up},
    label: 'j k ↓ ↑',
    hint: 'next, previous event',
    footer: {keys: 'j/k', hint: 'move'},
  },
  {keys: {'ctrl-d': move({pages: 0.5}), 'ctrl-u': move({pages: -0.5})}, label: '^d ^u', hint: 'half a page down, up'},
  {
    keys: {space: pageDown, pagedown: pageDown, 'ctrl-f': pageDown, b: pageUp, pageup: pageUp, 'ctrl-b': pageUp},
    label: 'space b PgDn PgUp',
    hint: 'a page down, up',
  },
  {keys: {g: newest, home: newest, G: oldest, end: oldest}, label: 'g G Home End', hint: 'newest, oldest event'},
  {
    keys: {enter: open, right: open},
    label: 'enter →',
    hint: 'show the event whole, then go into it',
    footer: {keys: 'enter', hint: 'detail'},
  },
  {
    keys: {tab: {type: 'focus-moved'}, 'shift-tab': {type: 'focus-moved'}},
    label: 'tab',
    hint: 'between list and detail',
  },
  {keys: {p: {type: 'reading-toggled'}}, label: 'p', hint: 'pause the reading, or go on'},
  {keys: {'/': {type: 'search-entered'}}, label: '/', hint: 'edit the query', footer: {keys: '/', hint: 'search'}},
  {
    keys: {escape: {type: 'level-closed'}},
    label: 'esc',
    hint: 'close the detail, then clear the query',
    footer: {keys: 'esc', hint: 'back'},
  },
];
