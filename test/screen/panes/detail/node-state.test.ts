import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {NodeAction} from '../../../../source/screen/panes/detail/node-state.ts';
import {cursorIn, lookOnScreen, outlineIn} from '../../../../source/screen/panes/detail/nodes-on-screen.ts';
import {seenLines} from '../../../../source/screen/panes/detail/view.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import {play} from '../../state/script.ts';
import {at, eventOf, opened, record, shown} from './opened-detail.ts';

type How = (NodeAction & {readonly type: 'node-folded'})['how'];

const fold = (how: How): Action => ({type: 'node-folded', how});
const stepTo = (to: 'parent' | 'next-sibling' | 'previous-sibling'): Action => ({type: 'node-stepped', to});
const rows = (rows: number): Action => ({type: 'detail-moved', by: {rows}});
const view = (state: State) => ({at: at(state), open: state.detail.open, focus: state.focus});

/** At that node, whatever is above it unfolded. */
function standing(id: string, state = opened(record)): State {
  return {...state, detail: {...state.detail, at: id}};
}

test('Right unfolds and goes in, left folds and goes out, and at last out of the detail', () => {
  play(standing('properties/id'), view, [
    [fold('in'), {at: 'properties/id'}],
    [fold('in'), {at: 'properties/id/0 scheme'}],
    [fold('in'), {at: 'properties/id/0 scheme'}],
    [fold('out'), {at: 'properties/id'}],
    [fold('out'), {at: 'properties/id'}],
    [fold('out'), {at: 'properties'}],
    [fold('out'), {open: false, focus: 'events'}],
  ]);
});

test('Enter folds a section and unfolds it again; the cursor stays on it', () => {
  const before = standing('claims');
  const folded = reduce(before, fold('toggle'));
  assert.equal(at(folded), 'claims');
  assert.ok(shown(folded).includes('▌▸ identity claims'));
  assert.ok(!shown(folded).join('\n').includes('alice@contoso.com\n     application'));
  assert.deepEqual(shown(reduce(folded, fold('toggle'))), shown(before));
});

test('Neighbours are jumped to over what is below them, and what a node is below is one step away', () => {
  play(standing('properties/id'), view, [
    [stepTo('next-sibling'), {at: 'properties/inner'}],
    [stepTo('next-sibling'), {at: 'properties/ops'}],
    [stepTo('previous-sibling'), {at: 'properties/inner'}],
    [rows(2), {at: 'properties/inner/text/a'}],
    [stepTo('previous-sibling'), {at: 'properties/inner/text/a'}],
    [stepTo('parent'), {at: 'properties/inner/text'}],
    [stepTo('parent'), {at: 'properties/inner'}],
    [stepTo('parent'), {at: 'properties'}],
    [stepTo('parent'), {at: 'properties'}],
    [stepTo('next-sibling'), {at: 'raw'}],
    [stepTo('previous-sibling'), {at: 'properties'}],
  ]);
});

test('All below a node is folded at once, and unfolded at once', () => {
  const below = (state: State) =>
    outlineIn(state.detail).places.filter(({node: {id}}) => id.startsWith('properties/')).length;
  const state = standing('properties');
  const folded = reduce(state, fold('fold-all'));
  assert.equal(below(folded), 0);
  assert.equal(below(reduce(folded, fold('in'))), 4);
  const unfolded = reduce(folded, fold('unfold-all'));
  assert.ok(below(unfolded) > below(state));
  assert.equal(at(unfolded), 'properties');
});

test('In the next event the cursor is at the same value, and where there is none, at what that would be below', () => {
  const state = standing('properties/inner/none');
  const request = {} as never;
  const other = JSON.stringify({operationName: 'KeyGet', properties: {inner: {other: 1}}});
  const next = reduce(state, {type: 'event-answered', request, event: eventOf(other, 2400)});
  assert.equal(at(next), 'properties/inner');
  assert.equal(at(reduce(next, {type: 'event-answered', request, event: eventOf(record)})), 'properties/inner/none');
});

test('What is known later changes neither the cursor nor its line on screen', () => {
  const state = standing('properties/ops');
  const request = {event: state.detail.event} as never;
  const time = {milliseconds: 0, ticks: 0, assumed: false};
  const row = (offset: number) =>
    ({id: {blob: 'PT1H.json', offset}, time, outcome: 'ok', problem: undefined, values: {op: 'KeyGet'}}) as const;
  const settled = reduce(reduce(state, rows(1)), rows(-1));
  const known = [
    {type: 'context-answered', request, context: {seen: [], usualDuration: {median: 3, p95: 9, count: 400}}},
    {type: 'correlation-answered', request, correlated: {count: 2, rows: [row(0), row(1200)]}},
  ] satisfies readonly Action[];
  const later = known.reduce<State>(reduce, settled);
  assert.ok(outlineIn(later.detail).indexes.has('correlation'));
  const lineOf = (lines: readonly string[]) => lines.findIndex(line => line.startsWith('▌'));
  assert.equal(at(later), 'properties/ops');
  assert.equal(lineOf(shown(later)), lineOf(shown(settled)));
});

test('What is known of an event that is no longer on screen is left', () => {
  const state = opened(record);
  const request = {event: eventOf(record)} as never;
  const later = reduce(state, {type: 'context-answered', request, context: {seen: [], usualDuration: undefined}});
  assert.equal(later.detail.context, undefined);
});

test('A text that is longer than the pane is scrolled to its end before the next node comes', () => {
  const long = JSON.stringify({operationName: 'KeyGet', properties: {text: 'x'.repeat(3000), next: 'y'}});
  const start = standing('properties/text', opened(long));
  let state = reduce(start, rows(1));
  let steps = 1;
  while (at(state) === 'properties/text') {
    state = reduce(state, rows(1));
    steps++;
  }
  assert.equal(at(state), 'properties/next');
  assert.ok(steps > 20, `${steps}`);
  assert.equal(at(reduce(state, rows(-1))), 'properties/text');
});

test('A page is turned, and at the ends the cursor is there', () => {
  play(opened(record), view, [
    [{type: 'detail-moved', by: 'last'}, {at: 'sources'}],
    [{type: 'detail-moved', by: 'first'}, {at: 'summary'}],
    [{type: 'detail-moved', by: {pages: 9}}, {at: 'sources'}],
    [{type: 'detail-moved', by: {pages: -9}}, {at: 'summary'}],
  ]);
  const [first, second] = [opened(record), reduce(opened(record), {type: 'detail-moved', by: {pages: 1}})].map(state =>
    shown(state),
  );
  const overlap = first!.filter(line => line !== '' && second!.includes(line));
  assert.ok(overlap.length <= 4, overlap.join('\n'));
});

test('The record’s own keys are one press away', () => {
  const state = standing('claims/upn');
  assert.match(shown(state).join('\n'), /^▌ {4}sign-in name {2}alice/m);
  const written = reduce(state, {type: 'labels-toggled'});
  assert.match(shown(written).join('\n'), /^▌ {4}http:.*claims\/upn/m);
  assert.deepEqual(shown(reduce(written, {type: 'labels-toggled'})), shown(state));
});

test('A press points at the node in that line', () => {
  const state = opened(record);
  const line = shown(state).findIndex(text => text.startsWith('   from'));
  const pointed = reduce(state, {type: 'detail-pointed', row: line});
  assert.equal(at(pointed), 'summary/from 0');
  assert.ok(shown(pointed)[line]!.startsWith('▌  from'));
});

const anyValue = fc.jsonValue({maxDepth: 4});
const anyAction = fc.oneof(
  fc.constantFrom<Action>(...(['in', 'toggle', 'unfold-all', 'fold-all'] as const).map(fold)),
  fc.constantFrom<Action>(...(['parent', 'next-sibling', 'previous-sibling'] as const).map(stepTo)),
  fc.constantFrom<Action>(...[0.5, 1, -1, -0.5].map(pages => ({type: 'detail-moved', by: {pages}}) as const)),
  fc.constantFrom<Action>(rows(1), rows(-1), rows(5), rows(-5), {type: 'detail-moved', by: 'last'}),
  fc.constantFrom<Action>({type: 'screen-resized', columns: 44, rows: 12}, {type: 'labels-toggled'}),
);

test('Whatever is done, the cursor is in sight, and folding leaves it on its node', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), anyValue), fc.array(anyAction, {maxLength: 30}), (properties, actions) => {
      let state = opened(JSON.stringify({operationName: 'KeyGet', properties}));
      for (const action of actions) {
        const before = cursorIn(state.detail)!;
        state = reduce(state, action);
        const {index, place} = cursorIn(state.detail)!;
        const look = lookOnScreen(state)!;
        const seen = seenLines(outlineIn(state.detail), index, state.detail.line, look);
        assert.ok(seen.some(line => line.index === index));
        assert.ok(seen.length <= look.height);
        const isFolding = action.type === 'node-folded' && action.how !== 'in';
        if (isFolding) assert.equal(place.node.id, before.place.node.id);
      }
    }),
    {numRuns: 150},
  );
});
