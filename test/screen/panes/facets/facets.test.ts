import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inside} from '../../../../source/screen/paint/frame.ts';
import {facetLines, pointedIndex} from '../../../../source/screen/panes/facets/facet-lines.ts';
import {facets} from '../../../../source/screen/panes/facets/facets.ts';
import {measureValues, paintValue} from '../../../../source/screen/panes/facets/value-line.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {layoutOf, queryText, type State} from '../../../../source/screen/state/state.ts';
import type {Brush} from '../../../../source/screen/theme/brush.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {emptyState} from '../../state/script.ts';
import {after as afterOn, opened, supplied} from '../../state/supplied.ts';

const engine = createFakeEngine({events: 500});
const after = (state: State, ...actions: readonly Action[]): Promise<State> => afterOn(engine, state, ...actions);

const open: Action = {type: 'facets-toggled'};
const move = (rows: number): Action => ({type: 'facets-moved', by: {rows}});
const filter = (direction: 'for' | 'out' | 'toggle'): Action => ({type: 'facet-filtered', direction});
const typed = (text: string): Action => ({type: 'search-edited', edit: {type: 'inserted', text}});

const plain: Brush = (_role, text) => text;
const marked: Brush = (role, text) => `<${role}:${text}>`;

function painted(state: State, brush = plain, colored = true): readonly string[] {
  return facets(state, layoutOf(state)!.panes.facets!, {brush, colored, unicode: true}).slice(1, -1);
}

/** `op KeyUnwrap +`, of the line that is pointed at. */
function pointed(state: State): string {
  const lines = facetLines(state);
  const line = lines[pointedIndex(lines, state.facets.pointed)]!;
  if (line.kind !== 'value') return `${line.field} ${line.kind}`;
  return [line.field, line.value ?? 'none', ...(line.filtered === undefined ? [] : [line.filtered])].join(' ');
}

/** Steps down to the line that begins so. */
async function to(state: State, place: string): Promise<State> {
  let here = await after(state, {type: 'facets-moved', by: 'first'});
  for (let steps = 0; steps < 100 && !pointed(here).startsWith(place); steps++) here = await after(here, move(1));
  assert.ok(pointed(here).startsWith(place), `${place} is in no line`);
  return here;
}

test('Each field has a heading with how many values it has, then its values, the most frequent first', async () => {
  const state = await after(await opened(engine), open);
  const lines = painted(state);
  assert.match(lines[0]!, /^│ operation +3 │$/);
  assert.match(lines[1]!, /^│ {2}KeyDelete +▆+ +165 │$/);
  assert.match(lines.join('\n'), /│ address {15,}\d of \d+ │/);
  assert.match(lines.join('\n'), /│ {2}no operation +▆ +5 │/);
});

test('What failed is seen in the bar by its colour and a sign, and without colours by its hatching', async () => {
  const state = await after(await opened(engine), open);
  const inColours = painted(state, marked).find(line => line.includes('404'))!;
  assert.match(inColours, /<failed:404 ✗ +><text: ><bar:><bar-mixed:><bar-failed:▆>/);
  const without = painted(state, plain, false).find(line => line.includes('404'))!;
  assert.match(without, /404 ✗ +▒ /);
  const partly = painted(state, plain, false).find(line => line.includes('KeySign'))!;
  assert.match(partly, /KeySign +▆▆▆▆▆▒ /);
});

test('A share of failures that is less than a cell is still told', async () => {
  const state = await after(await opened(engine), open, typed('op:KeySign -status:404 ms:<100'));
  const line = painted(state, plain, false).find(text => text.includes('KeySign'))!;
  assert.match(line, /[▒▓] +\d+ │$/);
});

test('The pointed value stays pointed at when the answer changes, and its order with it', async () => {
  const state = await to(await after(await opened(engine), open), 'status 403');
  const narrowed = await after(state, typed('failed'));
  assert.equal(pointed(narrowed), 'status 403');
  const [before, now] = [state, narrowed].map(({facets: {pointed}}) => pointed);
  assert.deepEqual(now, before);
});

test('Where the pointed value is gone, its neighbour of the same field is pointed at', async () => {
  const state = await to(await after(await opened(engine), open), 'status 403');
  const gone = await after(state, typed('ok'));
  assert.match(pointed(gone), /^status (200|202)$/);
});

test('A value is filtered for and no longer, and stays pointed at and in sight', async () => {
  const start = await to(await after(await opened(engine), open), 'op KeyDelete');
  const filtered = await after(start, filter('for'));
  assert.equal(queryText(filtered), 'op:KeyDelete');
  assert.equal(pointed(filtered), 'op KeyDelete for');
  assert.match(painted(filtered).join('\n'), /^│\+ KeyDelete +▆/m);
  assert.equal(queryText(await after(filtered, filter('toggle'))), '');
});

test('What a filter of its field leaves out is counted, muted, and can be filtered for as well', async () => {
  const start = await to(await after(await opened(engine), open), 'op KeyDelete');
  const counts = facetLines(start).filter(({kind, field}) => kind === 'value' && field === 'op').length;
  const filtered = await after(start, filter('for'));
  assert.equal(facetLines(filtered).filter(({kind, field}) => kind === 'value' && field === 'op').length, counts);
  assert.match(painted(filtered, marked).join('\n'), /<muted:KeySign +>/);
  const widened = await after(await to(filtered, 'op KeySign'), filter('for'));
  assert.equal(queryText(widened), 'op:(KeyDelete or KeySign)');
  assert.ok(widened.list.loaded!.count > filtered.list.loaded!.count);
});

test('A value that is filtered out stays in sight with its sign and what it would bring', async () => {
  const start = await to(await after(await opened(engine), open), 'op KeySign');
  const out = await after(start, filter('out'));
  assert.equal(queryText(out), '-op:KeySign');
  assert.match(painted(out).join('\n'), /^│- KeySign +▆▆▆▆▆▒ +165 │$/m);
  assert.equal(queryText(await after(out, filter('for'))), '');
});

test('A filter whose value no event has is there to be given up', async () => {
  const state = await after(await opened(engine), open, typed('op:KeyPurge'));
  const there = await to(state, 'op KeyPurge for');
  assert.equal(there.list.loaded?.count, 0);
  assert.equal(queryText(await after(there, filter('toggle'))), '');
});

test('Events without a value are filtered for and out like any other', async () => {
  const start = await to(await after(await opened(engine), open), 'op none');
  const only = await after(start, filter('for'));
  assert.equal(queryText(only), '-op:*');
  assert.equal(pointed(only), 'op none for');
  assert.equal(queryText(await after(start, filter('out'))), 'op:*');
});

test('A query that cannot be read is not changed, and the footer says why', async () => {
  const state = await after(await opened(engine), open, typed('stauts:403'), filter('for'));
  assert.equal(queryText(state), 'stauts:403');
  assert.match(state.notice ?? '', /First mend the query/);
});

test('Fields with more values than are shown show them on enter', async () => {
  const start = await to(await after(await opened(engine), open), 'ip more');
  const whole = await after(start, filter('toggle'));
  const lines = facetLines(whole).filter(({field}) => field === 'ip');
  assert.equal(lines.length, 1 + 200 + 1);
  assert.deepEqual(lines[0], {
    kind: 'field',
    field: 'ip',
    shown: 200,
    distinct: lines[0]!.kind === 'field' ? lines[0]!.distinct : 0,
  });
  assert.equal(lines.at(-1)?.kind, 'value');
});

test('A taller pane has more values of each field', async () => {
  const shown = async (rows: number): Promise<number> => {
    const state = await after(await opened(engine, 120, rows), open);
    return facetLines(state).filter(({kind, field}) => kind === 'value' && field === 'ip').length;
  };
  assert.deepEqual([await shown(24), await shown(40), await shown(60)], [6, 9, 14]);
});

test('However far it is scrolled, the first row is the heading of what follows and the pointed line is in sight', async () => {
  let state = await after(await opened(engine, 80, 16), open);
  const {height} = inside(layoutOf(state)!.panes.facets!);
  for (let steps = 0; steps < 60; steps++) {
    state = reduce(state, move(steps < 40 ? 1 : -1));
    const rows = painted(state, marked);
    assert.equal(rows.length, height);
    assert.equal(rows.filter(row => row.includes('<selected:')).length, 1, `step ${steps}`);
    const isHeading = (row: string | undefined): boolean => row?.includes('<heading:') ?? false;
    assert.ok(isHeading(rows[0]) || isHeading(rows[1]), `step ${steps}`);
  }
});

test('Where a name is pointed at that is longer than its room, it has the room of the bar as well', async () => {
  const state = await to(await after(await opened(engine), open), 'key payments-root');
  assert.match(painted(await after(state, move(1))).join('\n'), /^│ {2}payments-root-o… ▆+ +124 │$/m);
  assert.match(painted(state).join('\n'), /^│ {2}payments-ro…europe-west +124 │$/m);
});

test('Names that would look alike without their ends are cut in their middle', () => {
  const value = (text: string) =>
    ({kind: 'value', field: 'client', value: text, filtered: undefined, isLeftOut: false, tally: undefined}) as const;
  const lines = ['azsdk-net/1.7.0 (Linux)', 'azsdk-net/1.7.0 (Windows)', 'curl/7.68.0 with some more words'].map(value);
  const look = {...measureValues(lines, 32), width: 32, colored: true, chosen: undefined};
  assert.deepEqual(
    lines.map(line => paintValue(line, look, plain).trim()),
    ['azsdk-ne…(Linux)', 'azsdk-ne…indows)', 'curl/7.68.0 wit…'],
  );
});

test('Until there is an answer it says so, and where nothing is to be counted as well', async () => {
  const holdings = await engine.open([]);
  const early = reduce(reduce(emptyState(120, 40), {type: 'reading-finished', holdings}), open);
  assert.match(painted(early)[0]!, /Counting …/);
  const none = await after(await supplied(engine, early), typed('zzzz'));
  assert.match(painted(none)[0]!, /No event/);
});

test('f opens the facets, goes into them, and from within closes them', async () => {
  const start = await opened(engine);
  const there = reduce(start, open);
  assert.deepEqual([there.facets.open, there.focus], [true, 'facets']);
  const left = reduce(there, {type: 'focus-set', focus: 'events'});
  const again = reduce(left, open);
  assert.deepEqual([again.facets.open, again.focus], [true, 'facets']);
  const closed = reduce(again, open);
  assert.deepEqual([closed.facets.open, closed.focus], [false, 'events']);
});
