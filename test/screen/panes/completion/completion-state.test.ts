import assert from 'node:assert/strict';
import {test} from 'node:test';
import {completionLines} from '../../../../source/screen/panes/completion/completion-state.ts';
import {completionRequest} from '../../../../source/screen/panes/completion/requests.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {requests} from '../../../../source/screen/state/requests.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {opened, supplied} from '../../state/supplied.ts';

const engine = createFakeEngine({events: 300, unreadableEvery: 1000});
const begun = reduce(await opened(engine), {type: 'search-entered'});

const tab: Action = {type: 'completion-taken'};
const enter: Action = {type: 'search-accepted'};
const step = (by: 1 | -1): Action => ({type: 'search-stepped', by});
const type = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});
const left: Action = {type: 'search-edited', edit: {type: 'moved', to: 'left'}};

const acted = (state: State, ...actions: readonly Action[]) => actions.reduce(reduce, state);
const answered = (state: State, ...actions: readonly Action[]) => supplied(engine, acted(state, ...actions));
const offers = ({search}: State) => search.completion?.candidates.map(({label, detail}) => `${label} ${detail}`);
const labels = ({search}: State) => search.completion?.candidates.map(({label}) => label);
/** The text with `|` at the cursor. */
const line = ({query: {field}}: State) => `${field.text.slice(0, field.cursor)}|${field.text.slice(field.cursor)}`;

test('Values of a field come with their counts under the rest of the query', async () => {
  const all = await answered(begun, type('caller:al'));
  assert.deepEqual(offers(all), ['alice@contoso.com 60 events']);
  const narrowed = await answered(begun, type('status:403 -caller:al'));
  assert.deepEqual(offers(narrowed), ['alice@contoso.com 5 events']);
  assert.equal(line(acted(narrowed, tab)), 'status:403 -caller:alice@contoso.com |');
});

test('A word is narrowed to the values that it finds, whatever field they are of', async () => {
  const state = await answered(begun, type('(ok or gn'));
  assert.deepEqual(offers(state), ['op:KeySign 100 events', 'key:signing-2026 75 events']);
  assert.equal(line(acted(state, step(1), step(1), enter)), '(ok or key:signing-2026 |');
});

test('Names are there before any value is, and stay where they are when values come', async () => {
  const typed = acted(begun, type('ke'));
  assert.deepEqual(labels(typed), ['key']);
  const known = await supplied(engine, acted(typed, step(1)));
  assert.deepEqual(labels(known)?.slice(0, 2), ['key', 'op:KeyDelete']);
  assert.equal(known.search.completion?.selected, 0);
});

test('Typing goes on narrowing what is known, without a question', async () => {
  const state = await answered(begun, type('op:'));
  const asked = engine.asked.values;
  const narrowed = acted(state, type('ke'), type('yd'));
  assert.deepEqual(labels(narrowed), ['KeyDelete']);
  assert.equal(completionRequest(narrowed), undefined);
  assert.deepEqual(labels(await supplied(engine, narrowed)), ['KeyDelete']);
  assert.equal(engine.asked.values, asked);
});

test('What was offered stands until the values are there, and cannot be taken', async () => {
  const typed = await answered(begun, type('a'));
  assert.ok(completionLines(typed) > 0);
  const typedOn = acted(typed, type('lic'));
  assert.equal(completionLines(typedOn), completionLines(typed));
  assert.equal(line(acted(typedOn, tab)), 'alic|');
  assert.deepEqual(labels(await supplied(engine, typedOn)), ['caller:alice@contoso.com']);
  // Nothing else comes in its place.
  assert.equal(completionLines(await answered(typedOn, type('zz'))), 0);
  assert.equal(completionLines(acted(typedOn, {type: 'questions-waited', slots: ['values']})), 0);
});

test('Values are asked for when the rows of what was typed are there', async () => {
  const typed = acted(begun, type('op:K'));
  assert.equal(completionRequest(typed), undefined);
  const [page] = requests(typed);
  const shown = reduce(typed, await page!.ask(engine, new AbortController().signal));
  assert.deepEqual(completionRequest(shown)?.wanted.fields, ['op']);
});

test('Tab before there is anything to take takes the first one when it comes', async () => {
  const tabbed = acted(begun, type('caller:ali'), tab);
  assert.equal(line(tabbed), 'caller:ali|');
  assert.equal(line(await supplied(engine, tabbed)), 'caller:alice@contoso.com |');
  const typedOn = await answered(tabbed, type('x'));
  assert.equal(line(typedOn), 'caller:alix|');
});

test('A name is followed by its values, a value by the next condition', async () => {
  const named = await answered(begun, type('stat'), tab);
  assert.equal(line(named), 'status:|');
  assert.deepEqual(labels(named), ['200', '403', '404', '2xx', '4xx', '5xx', '*']);
  const taken = acted(named, step(1), step(1), enter);
  assert.equal(line(taken), 'status:403 |');
  assert.equal(labels(taken), undefined);
});

test('Within parentheses nothing is put between the value and what follows', async () => {
  const state = await answered(begun, type('op:(KeySign or keyd)'), left, tab, tab);
  assert.equal(line(state), 'op:(KeySign or KeyDelete|)');
});

test('Enter takes only what was chosen, else it leaves the query as it is typed', async () => {
  const state = await answered(begun, type('op:key'));
  const accepted = acted(state, enter);
  assert.deepEqual([line(accepted), accepted.focus], ['op:key|', 'events']);
  const chosen = acted(state, step(1), step(-1), enter);
  assert.deepEqual([line(chosen), chosen.focus], ['op:key|', 'events']);
});

test('Where nothing helps nothing is offered, unless tab asks for it', async () => {
  for (const text of [
    'failed',
    'alice ',
    '',
    'op:KeySign ',
    'time:2026',
    'corr:8',
    'alice or',
    'op:zzz',
    'is:failed',
  ]) {
    assert.equal(labels(await answered(begun, type(text))), undefined, text);
  }
  assert.equal(labels(acted(begun, type('op:KeySign '), tab))?.[0], 'time');
});

test('Tab behind what is complete begins the next condition', async () => {
  for (const text of ['failed', 'op:KeySign', 'is:failed']) {
    assert.equal(line(await answered(begun, type(text), tab)), `${text} |`);
    assert.equal(line(acted(await answered(begun, type(text)), tab)), `${text} |`);
  }
});

test('A value that another one begins with is offered with it', async () => {
  assert.deepEqual(labels(await answered(begun, type('hsm:contosohsm'))), ['contosohsm', 'contosohsm-eu']);
});

test('A cursor that moves has what was offered leave', async () => {
  assert.equal(labels(await answered(begun, type('op:key'), left)), undefined);
});

test('When data change, what is offered stays until one types on', async () => {
  const state = await answered(begun, type('op:key'));
  const later = {...state, revision: state.revision + 1};
  assert.equal(completionRequest(later), undefined);
  const typedOn = acted(later, type('d'));
  assert.deepEqual(labels(typedOn), ['KeyDelete']);
  assert.equal(typedOn.search.completion?.isPending, true);
});

test('Only when values of a field take long a line tells that they are counted', () => {
  const slow: Action = {type: 'questions-waited', slots: ['values']};
  const typed = acted(begun, type('op:'));
  assert.equal(completionLines(typed), 0);
  assert.equal(completionLines(acted(typed, slow)), 1);
  assert.equal(completionLines(acted(begun, type('alice'), slow)), 0);
});
