import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createParser} from '../../../../source/event/parse-event.ts';
import {checkQuery} from '../../../../source/query/check.ts';
import type {PlainQuery} from '../../../../source/query/syntax.ts';
import {toPredicate} from '../../../../source/query/to-predicate.ts';
import {outlineIn} from '../../../../source/screen/panes/detail/nodes-on-screen.ts';
import {wholeOutline} from '../../../../source/screen/panes/detail/outline.ts';
import {sectionsOf} from '../../../../source/screen/panes/detail/sections.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {queryText, type State} from '../../../../source/screen/state/state.ts';
import {eventOf, opened, record} from './opened-detail.ts';

function filtered(at: string, direction: 'for' | 'out' = 'for'): State {
  const state = opened(record);
  return reduce({...state, detail: {...state.detail, at}}, {type: 'node-filtered', direction});
}

test('A statement filters by its field, a claim and a property by their paths', () => {
  assert.equal(queryText(filtered('summary/who 0')), 'caller:alice@contoso.com');
  assert.equal(queryText(filtered('summary/came 0', 'out')), '-status:403');
  assert.equal(queryText(filtered('claims/upn')), 'claim.upn:alice@contoso.com');
  assert.equal(queryText(filtered('properties/ops')), '');
  const state = opened(record);
  const unfolded = {
    ...state,
    detail: {...state.detail, at: 'properties/ops/1', folds: new Map([['properties/ops', true]])},
  };
  assert.equal(queryText(reduce(unfolded, {type: 'node-filtered', direction: 'for'})), 'properties.ops:verify');
});

test('What no query leads to is told', () => {
  const {notice} = filtered('where/SHA-256');
  assert.equal(notice, 'No field or path of a query holds what is here: y v copies it, / takes it as a word.');
});

test('Every value that can be filtered for is found by that filter, and not when it is filtered out', () => {
  const event = eventOf(record);
  const parsed = createParser('whole').parseJson(record);
  const {places} = wholeOutline(sectionsOf({event, context: undefined, correlated: undefined}));
  const finds = (text: string) => toPredicate(checkQuery(text).query as PlainQuery, () => false)(parsed);
  const filters = places.filter(({node}) => node.seen !== undefined && !node.id.startsWith('summary'));
  assert.ok(filters.length >= 8, `${filters.length}`);
  for (const {node} of filters) {
    const state = opened(record);
    const folds = new Map(outlineIn(state.detail).places.map(place => [place.node.id, true]));
    const here = {
      ...state,
      detail: {
        ...state.detail,
        folds: new Map([...folds, ['properties/ops', true], ['claims/amr', true]]),
        at: node.id,
      },
    };
    const [wanted, unwanted] = (['for', 'out'] as const).map(direction =>
      queryText(reduce(here, {type: 'node-filtered', direction})),
    );
    assert.equal(finds(wanted!), true, wanted);
    assert.equal(finds(unwanted!), false, unwanted);
  }
});
