import assert from 'node:assert/strict';
import {test} from 'node:test';
import {reduce} from '../../../source/screen/state/reduce.ts';
import {run} from '../../../source/screen/state/runner.ts';
import {firstState, layoutOf, type State} from '../../../source/screen/state/state.ts';
import {createStore, type Store} from '../../../source/screen/state/store.ts';
import {createFakeEngine} from '../fake-engine.ts';

/** A screen with facets, detail and a tail, all answered. */
async function open(): Promise<{
  readonly store: Store;
  readonly settle: () => Promise<void>;
  readonly end: () => void;
}> {
  const store = createStore(firstState({title: 'demo', size: {columns: 200, rows: 50}, mouse: true}));
  const end = run(createFakeEngine(), ['demo'], store);
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  };
  await settle();
  return {store, settle, end};
}

const press = (x: number, y: number, double = false) => ({type: 'mouse-pressed', x, y, double}) as const;
const corner = (state: State, pane: 'events' | 'facets' | 'detail' | 'tail-1' | 'timeline' | 'palette') =>
  layoutOf(state)!.panes[pane]!;

test('A press in the list selects that event, the second one opens it', async () => {
  const {store, settle, end} = await open();
  const {left, top} = corner(store.state(), 'events');
  store.dispatch(press(left + 5, top + 2 + 4));
  assert.equal(store.state().list.selected, 4);
  store.dispatch(press(left + 5, top + 2 + 4, true));
  await settle();
  assert.equal(store.state().detail.open, true);
  end();
});

test('A press gives the focus to the pane under it', async () => {
  const {store, settle, end} = await open();
  for (const type of ['facets-toggled', 'detail-opened', 'tail-opened'] as const) store.dispatch({type});
  await settle();
  for (const [pane, focus] of [
    ['detail', 'detail'],
    ['tail-1', 'tail'],
    ['facets', 'facets'],
    ['timeline', 'timeline'],
    ['events', 'events'],
  ] as const) {
    const {left, top} = corner(store.state(), pane);
    store.dispatch(press(left + 3, top + 2));
    assert.equal(store.state().focus, focus, pane);
  }
  end();
});

test('A press on a facet selects it, the second one filters for it', async () => {
  const {store, settle, end} = await open();
  store.dispatch({type: 'facets-toggled'});
  await settle();
  const {left, top} = corner(store.state(), 'facets');
  // Below the field's heading.
  store.dispatch(press(left + 3, top + 1 + 2));
  store.dispatch(press(left + 3, top + 1 + 2, true));
  assert.match(store.state().query.field.text, /^op:/);
  end();
});

test('The wheel moves what lies under it, whatever has the focus', async () => {
  const {store, settle, end} = await open();
  store.dispatch({type: 'detail-opened'});
  await settle();
  const [events, detail] = [corner(store.state(), 'events'), corner(store.state(), 'detail')];
  store.dispatch({type: 'wheel-turned', x: detail.left + 2, y: detail.top + 2, direction: 'down'});
  assert.deepEqual([store.state().detail.at !== '', store.state().list.selected], [true, 0]);
  store.dispatch({type: 'wheel-turned', x: events.left + 2, y: events.top + 2, direction: 'down'});
  assert.equal(store.state().list.selected, 3);
  assert.equal(store.state().focus, 'events');
  end();
});

test('A press in the palette chooses, the second one does it, and one beside it closes it', async () => {
  const {store, end} = await open();
  store.dispatch({type: 'palette-opened'});
  store.dispatch({type: 'palette-edited', edit: {type: 'inserted', text: 'mouse'}});
  const {left, top} = corner(store.state(), 'palette');
  store.dispatch(press(left + 3, top + 2));
  store.dispatch(press(left + 3, top + 2, true));
  assert.equal(store.state().overlay, undefined);
  assert.equal(store.state().mouse, false);
  store.dispatch({type: 'palette-opened'});
  store.dispatch(press(0, 0));
  assert.equal(store.state().overlay, undefined);
  end();
});

test('A press where nothing is does nothing', () => {
  const state = firstState({title: 'demo', size: {columns: 30, rows: 5}});
  assert.equal(reduce(state, press(3, 3)), state);
});
