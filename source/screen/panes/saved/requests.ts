// How many events each saved query in sight matches: asked for while the menu is open, and given up with it.
import type {NamedQuery} from '../../../knowledge/saved-pack.ts';
import {checkQuery} from '../../../query/check.ts';
import type {Query} from '../../../query/syntax.ts';
import type {Request} from '../../state/request.ts';
import type {State} from '../../state/state.ts';
import {savedInSight, selectedSaved} from './menu-state.ts';

/** The quick ones at once, then the others one at a time; what looks into every record only while it is selected. */
export function savedCountRequests(state: State): readonly Request[] {
  if (state.overlay?.kind !== 'saved') return [];
  const {texts, counts} = state.saved;
  const lacking = savedInSight(state).shown.flatMap((saved): readonly Counted[] => {
    if ((counts.get(saved.query)?.revision ?? -1) >= state.revision) return [];
    const {query, problems} = checkQuery(saved.query, texts);
    return problems.length > 0 ? [] : [{saved, query}];
  });
  const quick = lacking.filter(({query}) => !includes(query, ['word', 'path']));
  if (quick.length > 0) return quick.map(counted => countRequest(state, counted));
  const selected = selectedSaved(state);
  const next = lacking.find(({saved}) => saved === selected) ?? lacking.find(({query}) => !includes(query, ['path']));
  return next === undefined ? [] : [countRequest(state, next)];
}

type Counted = {readonly saved: NamedQuery; readonly query: Query};

function countRequest({revision}: State, {saved: {name, query: text}, query}: Counted): Request {
  return {
    slot: `saved ${name}`,
    key: JSON.stringify([query, revision]),
    subject: JSON.stringify(query),
    ask: async (engine, signal) => ({
      type: 'saved-counted',
      query: text,
      revision,
      count: await engine.count(query, signal),
    }),
  };
}

function includes(query: Query, types: readonly string[]): boolean {
  if (query.type === 'and' || query.type === 'or') return query.parts.some(part => includes(part, types));
  return query.type === 'not' ? includes(query.part, types) : types.includes(query.type);
}
