// The one place where keys come in: each is looked up in the tables and becomes an action.
import {useInput, usePaste} from 'ink';
import type {Store} from '../state/store.ts';
import {actionOf} from './bindings.ts';
import {keyNames} from './key-name.ts';

export function Keyboard({store}: {readonly store: Store}) {
  useInput((input, key) => {
    if (key.eventType === 'release') return;
    for (const name of keyNames(input, key)) {
      // The focus is asked for anew: the key before may have moved it.
      const action = actionOf(store.state().focus, name);
      if (action !== undefined) store.dispatch(action);
    }
  });
  usePaste(text => {
    if (store.state().focus === 'search') store.dispatch({type: 'search-edited', edit: {type: 'inserted', text}});
  });
  return null;
}
