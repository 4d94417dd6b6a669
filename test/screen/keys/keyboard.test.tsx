import assert from 'node:assert/strict';
import {test} from 'node:test';
import {render} from 'ink-testing-library';
import {Keyboard} from '../../../source/screen/keys/keyboard.tsx';
import type {Action} from '../../../source/screen/state/actions.ts';
import {firstState} from '../../../source/screen/state/state.ts';
import {createStore} from '../../../source/screen/state/store.ts';

test('Keys become actions while the keyboard is there', async () => {
  const store = createStore(firstState({title: 'demo', size: {columns: 80, rows: 24}}));
  const actions: Action['type'][] = [];
  store.subscribe((_state, {type}) => actions.push(type));
  const {stdin, unmount} = render(<Keyboard store={store} />);
  stdin.write('/');
  stdin.write('é\x1b[15~\x1b[200~a\nb\x1b[201~');
  stdin.write('\r');
  assert.deepEqual(actions, ['search-entered', 'search-edited', 'search-edited', 'search-accepted']);
  assert.equal(store.state().query.field.text, 'éa b');
  unmount();
  stdin.write('q');
  assert.equal(store.state().over, false);
});
