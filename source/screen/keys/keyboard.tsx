// The one place where keys come in: each is looked up in the tables and becomes an action.
import {useInput, usePaste} from 'ink';
import type {Store} from '../state/store.ts';
import {keyNames} from './key-name.ts';
import {actionOf} from './keymap.ts';

export function Keyboard({store}: {readonly store: Store}) {
  useInput((input, key) => {
    if (key.eventType === 'release') return;
    for (const name of keyNames(input, key)) {
      // The focus is asked for anew: the key before may have moved it.
      const {keymap, focus} = store.state();
      const action = actionOf(keymap, focus, name);
      if (action !== undefined) store.dispatch(action);
    }
  });
  usePaste(text => {
    const {keymap, focus} = store.state();
    const {typed} = keymap.contexts[focus];
    store.dispatch(typed === undefined ? {type: 'text-pasted', text} : typed(text));
  });
  return null;
}
