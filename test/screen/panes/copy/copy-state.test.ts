import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {actionOf} from '../../../../source/screen/keys/keymap.ts';
import {type Copied, cleanText} from '../../../../source/screen/panes/copy/copied-text.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {paneWithKeys, queryText, type State, selectedRow} from '../../../../source/screen/state/state.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {play} from '../../state/script.ts';
import {after, opened as openedOn} from '../../state/supplied.ts';
import {opened, record} from '../detail/opened-detail.ts';

const copied = (what: Copied): Action => ({type: 'copied', what});
const prefix: Action = {type: 'prefix-pressed', prefix: 'copy'};
const engine = createFakeEngine();

/** What each key behind the prefix hands out. */
function handed(state: State, what: Copied): string | undefined {
  return reduce(reduce(state, prefix), copied(what)).copy.handed?.text;
}

test('From the detail a value is copied, its name as the record has it, and its path', () => {
  const state = opened(record);
  const at = {...state, detail: {...state.detail, at: 'claims/upn'}};
  assert.equal(handed(at, 'value'), 'alice@contoso.com');
  assert.equal(handed(at, 'key'), 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn');
  assert.equal(handed(at, 'path'), 'claim.upn');
  const inner = {...state, detail: {...state.detail, at: 'properties/inner'}};
  assert.deepEqual(JSON.parse(handed(inner, 'value')!), JSON.parse(record).properties.inner);
  assert.equal(handed(inner, 'path'), 'properties.inner');
});

test('From the list the cell is copied', async () => {
  const state = await openedOn(engine);
  assert.equal(handed(state, 'value'), selectedRow(state.list)!.values.op);
  assert.equal(handed(state, 'path'), 'op');
});

test('The event that is not at hand is fetched first, and copied pretty or as it is written', async () => {
  const state = await openedOn(engine);
  const {id} = selectedRow(state.list)!;
  const written = (await engine.event(id)).record;
  const raw = await after(engine, state, prefix, copied('raw'));
  assert.equal(raw.copy.handed?.text, written);
  const event = await after(engine, state, prefix, copied('event'));
  assert.equal(event.copy.handed?.text, JSON.stringify(JSON.parse(written), undefined, 2));
  assert.equal(event.copy.wanted, undefined);
});

test('An event that cannot be read any more is told, and not waited for', () => {
  const wanted = {...opened(record), copy: {wanted: {} as never, handed: undefined}};
  const failed = reduce(wanted, {type: 'copy-failed', sentence: 'The blob is gone.'});
  assert.deepEqual([failed.notice, failed.copy.wanted], ['The blob is gone.', undefined]);
});

test('Of the query, what is typed is copied; without one, that is told', () => {
  const state = opened(record);
  assert.equal(reduce(reduce(state, prefix), copied('query')).notice, 'There is no query to copy: / begins one.');
  const asked = reduce(
    {...state, detail: {...state.detail, at: 'summary/who 0'}},
    {
      type: 'node-filtered',
      direction: 'for',
    },
  );
  assert.equal(handed(asked, 'query'), queryText(asked));
});

test('The prefix waits for one key, and any other gives the keys back', () => {
  const view = (state: State) => ({focus: state.focus, pane: paneWithKeys(state)});
  const press = (state: State, key: string): Action => actionOf(state.keymap, state.focus, key)!;
  const state = opened(record);
  const waiting = reduce(state, press(state, 'y'));
  assert.deepEqual(view(waiting), {focus: 'copy', pane: 'detail'});
  play(waiting, view, [[press(waiting, 'z'), {focus: 'detail', pane: 'detail'}]]);
  play(waiting, view, [[press(waiting, 'escape'), {focus: 'detail', pane: 'detail'}]]);
  play(waiting, view, [[press(waiting, 'y'), {focus: 'detail', pane: 'detail'}]]);
});

test('Printing takes the keys until one of them comes', () => {
  const view = (state: State) => ({focus: state.focus, pane: paneWithKeys(state), to: state.copy.handed?.to});
  play(opened(record), view, [
    [
      {type: 'copied', what: 'key'},
      {focus: 'detail', to: 'clipboard'},
    ],
    // There is no clipboard.
    [{type: 'clipboard-missed'}, {focus: 'printed', pane: 'detail', to: 'print'}],
    [{type: 'print-left'}, {focus: 'detail'}],
  ]);
});

test('What is copied is as harmless as what is painted, on as many lines', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), text => {
      const clean = cleanText(text);
      assert.doesNotMatch(clean.replace(/[\n\t]/g, ''), /[\p{Cc}\p{Cf}]/u);
      assert.equal(clean.split('\n').length, text.split('\n').length);
      assert.equal(clean.split('\t').length, text.split('\t').length);
    }),
  );
  assert.equal(cleanText('a\r\n\tb\x1b[2J'), 'a\n\tb␛[2J');
});
