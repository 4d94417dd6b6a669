// The keys of readline, for every line in which text is edited.
import type {UserAction} from '../state/actions.ts';
import type {TextEdit, TextPlace} from '../widgets/text-field.ts';
import type {Command} from './command.ts';

export function textKeys(edited: (edit: TextEdit) => UserAction): readonly Command[] {
  const move = (to: TextPlace) => edited({type: 'moved', to});
  const remove = (to: TextPlace) => edited({type: 'deleted', to});
  return [
    {name: 'left', keys: ['left', 'ctrl-b'], hint: 'a character to the left', action: move('left')},
    {name: 'right', keys: ['right', 'ctrl-f'], hint: 'a character to the right', action: move('right')},
    {
      name: 'word-left',
      keys: ['ctrl-left', 'alt-left', 'alt-b'],
      hint: 'a word to the left',
      action: move('word-left'),
    },
    {
      name: 'word-right',
      keys: ['ctrl-right', 'alt-right', 'alt-f'],
      hint: 'a word to the right',
      action: move('word-right'),
    },
    {name: 'start', keys: ['ctrl-a', 'home'], hint: 'start of the line', action: move('start')},
    {name: 'end', keys: ['ctrl-e', 'end'], hint: 'end of the line', action: move('end')},
    {name: 'delete-left', keys: ['backspace'], hint: 'delete the character before', action: remove('left')},
    {name: 'delete-right', keys: ['delete', 'ctrl-d'], hint: 'delete the character behind', action: remove('right')},
    {name: 'delete-term', keys: ['ctrl-w'], hint: 'delete back to a blank', action: remove('term-left')},
    {
      name: 'delete-word',
      keys: ['alt-backspace', 'ctrl-backspace'],
      hint: 'delete the word before',
      action: remove('word-left'),
    },
    {name: 'delete-word-right', keys: ['alt-d'], hint: 'delete the word behind', action: remove('word-right')},
    {name: 'delete-start', keys: ['ctrl-u'], hint: 'delete to the start', action: remove('start'), footer: 'clear'},
    {name: 'delete-end', keys: ['ctrl-k'], hint: 'delete to the end', action: remove('end')},
    {name: 'yank', keys: ['ctrl-y'], hint: 'put back what was deleted', action: edited({type: 'yanked'})},
  ];
}
