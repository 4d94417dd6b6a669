import assert from 'node:assert/strict';
import {test} from 'node:test';
import {changed, type OwnSaved, type SavedChange, type SavedPort} from '../../../source/screen/panes/saved/changes.ts';
import {keepSaved} from '../../../source/screen/state/keep-saved.ts';
import {createStore, type Store} from '../../../source/screen/state/store.ts';
import {emptyState} from './script.ts';

/** A file in memory, which can refuse. */
function fakeFile(): SavedPort & {own: OwnSaved; readonly done: SavedChange[]; refuses: boolean} {
  return {
    own: new Map(),
    done: [],
    refuses: false,
    list() {
      return {queries: this.own, problem: undefined};
    },
    async carryOut(change) {
      await new Promise(setImmediate);
      if (this.refuses) throw new Error('The disk is full.');
      this.done.push(change);
      this.own = changed(this.own, change);
      return change.type === 'export' ? 'Written.' : undefined;
    },
  };
}

const save = (store: Store, name: string): void => {
  store.dispatch({type: 'search-entered'});
  store.dispatch({type: 'search-edited', edit: {type: 'inserted', text: 'x'}});
  store.dispatch({type: 'search-left'});
  store.dispatch({type: 'save-opened'});
  store.dispatch({type: 'save-edited', edit: {type: 'inserted', text: name}});
  store.dispatch({type: 'save-accepted'});
  store.dispatch({type: 'save-accepted'});
};

test('Changes are carried out once each and in their order, and all of them before the end', async () => {
  const file = fakeFile();
  const store = createStore(emptyState());
  const end = keepSaved(file, store);
  save(store, 'one');
  save(store, 'two');
  store.dispatch({type: 'saved-opened'});
  assert.deepEqual([...store.state().saved.own.keys()], ['one', 'two'], 'what is on its way is shown');
  store.dispatch({type: 'saved-deleted'});
  await end();
  assert.deepEqual(
    file.done.map(change => [change.type, 'name' in change && change.name]),
    [
      ['save', 'one'],
      ['save', 'two'],
      ['remove', 'one'],
    ],
  );
  assert.deepEqual([...store.state().saved.own.keys()], ['two']);
  assert.deepEqual(store.state().saved.changes, []);
});

test('What another process saved is seen when the menu opens', () => {
  const file = fakeFile();
  const store = createStore(emptyState());
  keepSaved(file, store);
  file.own = new Map([['theirs', {query: 'failed'}]]);
  assert.equal(store.state().saved.own.size, 0);
  store.dispatch({type: 'saved-opened'});
  assert.ok(store.state().saved.own.has('theirs'));
});

test('A change that cannot be kept is told, and the screen shows what the file has', async () => {
  const file = fakeFile();
  const store = createStore(emptyState());
  const end = keepSaved(file, store);
  file.refuses = true;
  save(store, 'one');
  await end();
  assert.equal(store.state().notice, 'The disk is full.');
  assert.equal(store.state().saved.own.size, 0);
});
