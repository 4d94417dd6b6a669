// The keys of the search line. Any other key that types something is text of the query.
import type {Binding} from '../../keys/binding.ts';
import type {TextPlace} from '../../widgets/text-field.ts';

const move = (to: TextPlace) => ({type: 'search-edited', edit: {type: 'moved', to}}) as const;
const remove = (to: TextPlace) => ({type: 'search-edited', edit: {type: 'deleted', to}}) as const;
const leave = {type: 'search-left'} as const;
const [left, right, start, end] = [move('left'), move('right'), move('start'), move('end')];

export const searchKeys: readonly Binding[] = [
  {
    keys: {enter: leave, down: leave, tab: leave},
    label: 'enter ↓',
    hint: 'to the list',
    footer: {keys: 'enter', hint: 'to the list'},
  },
  {keys: {escape: leave}, label: 'esc', hint: 'leave the line; the query stays', footer: {keys: 'esc', hint: 'leave'}},
  {
    keys: {
      left,
      right,
      'ctrl-left': move('word-left'),
      'ctrl-right': move('word-right'),
      'alt-b': move('word-left'),
      'alt-f': move('word-right'),
    },
    label: '← → ^← ^→',
    hint: 'a character, a word to the side',
  },
  {keys: {home: start, 'ctrl-a': start, end, 'ctrl-e': end}, label: '^a ^e Home End', hint: 'start, end of the line'},
  {
    keys: {backspace: remove('left'), delete: remove('right'), 'ctrl-w': remove('word-left')},
    label: 'Backspace Del ^w',
    hint: 'delete a character, a word',
  },
  {
    keys: {'ctrl-u': remove('start'), 'ctrl-k': remove('end')},
    label: '^u ^k',
    hint: 'delete to the start, to the end',
    footer: {keys: '^u', hint: 'clear'},
  },
];
