import assert from 'node:assert/strict';
import {test} from 'node:test';
import {actionOf} from '../../../source/screen/keys/keymap.ts';
import {tell} from '../../../source/screen/linear/open-linear.ts';
import {sentences} from '../../../source/screen/linear/sentences.ts';
import {run} from '../../../source/screen/state/runner.ts';
import {firstState} from '../../../source/screen/state/state.ts';
import {createStore} from '../../../source/screen/state/store.ts';
import {createFakeEngine} from '../fake-engine.ts';

type Listener = {
  /** What is new after the keys, when all has come to rest. */
  readonly hears: (...keys: readonly string[]) => Promise<readonly string[]>;
  readonly end: () => void;
};

function open(): Listener {
  const store = createStore(firstState({title: 'demo', size: {columns: 99, rows: 60}}));
  const end = run(createFakeEngine(), ['demo'], store);
  let told: ReturnType<typeof store.state> | undefined;
  return {
    end,
    hears: async (...keys) => {
      for (const key of keys) {
        const {keymap, focus} = store.state();
        store.dispatch(actionOf(keymap, focus, key)!);
      }
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      const said = sentences(told, store.state());
      told = store.state();
      return said;
    },
  };
}

test('Only what is new is said: the selection where it moves, and nothing else', async () => {
  const {hears, end} = open();
  assert.deepEqual(await hears(), [
    'demo: 300 events, 3 unreadable, Oct 05 – Oct 06 UTC.',
    'Events.',
    'Event 1 of 300. Oct 06 19:47:03. KeySign, 200. 鍵管理者@contoso.co.jp. key payments-root-of-trust-europe-west.',
  ]);
  assert.deepEqual(await hears('j'), [
    'Event 2 of 300. Oct 06 19:34:06. KeyDelete, sensitive, 200. svc-sql-backup@contoso.com. key signing-2026.',
  ]);
  assert.deepEqual(await hears('ctrl-l'), []);
  end();
});

test('A query says how many match, and what stands first', async () => {
  const {hears, end} = open();
  await hears();
  assert.deepEqual(await hears('/', 'f', 'a', 'i', 'l', 'e', 'd', 'enter'), [
    '37 of 300 events match failed.',
    'Event 1 of 37. Oct 06 18:55:19. KeyDelete, sensitive, 404, failed. alice@contoso.com. key payments-root-of-trust-europe-west.',
  ]);
  assert.deepEqual(await hears('/', ' ', 's', 't', 'a', 'u', 't', 's', ':', '1'), [
    'There is no field `stauts`. Did you mean `status`?',
    'Search line.',
    '37 of 300 events match failed stauts:1.',
  ]);
  end();
});

test('Detail and help are read whole, facets and commands by their selection', async () => {
  const {hears, end} = open();
  await hears();
  const [place, ...parts] = await hears('enter');
  assert.equal(place, 'Detail.');
  const text = parts.join('\n');
  assert.match(text, /^summary\nwho {2}鍵管理者@contoso\.co\.jp\n(.*\n)*by Azure CLI\n/);
  assert.match(text, /\nproperties\nPoolType {2}M-HSM\n/);
  assert.match(text, /\nraw\n(.*\n)*summary, unfolded\.$/);
  assert.doesNotMatch(text, /[│┌▾]| {3}/);
  for (const [keys, heard] of [
    [['j'], 'who  鍵管理者@contoso.co.jp.'],
    [['k', 'enter'], 'summary, folded.'],
    [['y'], 'Copy.'],
    [['escape'], 'Detail.'],
  ] as const) {
    // What the data around the event says may come at any time.
    const lines = (await hears(...keys)).filter(told => !/^(?:seen|when) /.test(told));
    assert.deepEqual(lines, [heard]);
  }
  await hears('escape');
  assert.match((await hears('f')).join('\n'), /^Facets\.\n\w+ {2}\d+ {2}✗ \d+\.$/);
  assert.match((await hears('j')).join('\n'), /^\w+ {2}\d+ {2}✗ \d+\.$/);
  await hears('escape');
  const [help, keys = ''] = await hears('?');
  assert.equal(help, 'Help.');
  assert.match(keys, /^Events\nj ↓ {2}next event\n/);
  await hears('escape');
  assert.match(
    (await hears(':')).join('\n'),
    /^Command palette\.\nshow the event whole, then go into it {2}Events {2}enter →\.$/,
  );
  end();
});

test('What is typed is appended at once, a correction is said anew', async () => {
  const store = createStore(firstState({title: 'demo', size: {columns: 99, rows: 60}}));
  let told = '';
  const silence = tell(store, text => {
    told += text;
  });
  store.dispatch({type: 'search-entered'});
  for (const text of ['f', 'a', 'x']) store.dispatch({type: 'search-edited', edit: {type: 'inserted', text}});
  store.dispatch({type: 'search-edited', edit: {type: 'deleted', to: 'left'}});
  store.dispatch({type: 'search-edited', edit: {type: 'moved', to: 'left'}});
  store.dispatch({type: 'search-edited', edit: {type: 'moved', to: 'end'}});
  silence();
  assert.equal(told, 'fax\nfa\na\nend\n');
});

test('Nothing is said twice while nothing changes', async () => {
  const store = createStore(firstState({title: 'demo', size: {columns: 99, rows: 60}}));
  const writes: string[] = [];
  const silence = tell(store, text => writes.push(text));
  await new Promise(resolve => setTimeout(resolve, 200));
  store.dispatch({type: 'screen-erased'});
  store.dispatch({type: 'redraw-wanted'});
  await new Promise(resolve => setTimeout(resolve, 200));
  silence();
  assert.equal(writes.length, 1);
});

test('What stands out is said, and what is asked for when a query is saved', async () => {
  const {hears, end} = open();
  await hears();
  const [place, overlay, selection] = await hears('T');
  assert.equal(place, 'Triage.');
  assert.match(overlay!, /^\d+ things? stands? out\.$/);
  assert.match(selection!, /^[▲●·] \w+/);
  await hears('escape', '/', 'f', 'a', 'i', 'l', 'e', 'd', 'enter');
  assert.deepEqual(await hears('B'), ['Save a query.', 'Name:']);
  assert.deepEqual(await hears('m', 'enter'), ['Description:']);
  assert.deepEqual((await hears('enter')).slice(0, 2), ['Saved: @m stands for it in any query.', 'Events.']);
  const menu = await hears("'");
  assert.equal(menu[0], 'Saved queries.');
  assert.match(menu.at(-1)!, /^★ m +failed +37\.$/);
  end();
});
