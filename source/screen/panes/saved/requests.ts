// How many events each saved query in sight matches: asked for while the menu is open, and given up with it.
import {checkQuery} from '../../../query/check.ts';
import type {Request} from '../../state/request.ts';
import type {State} from '../../state/state.ts';
import {savedInSight} from './menu-state.ts';

export function savedCountRequests(state: State): readonly Request[] {
  if (state.overlay?.kind !== 'saved') return [];
  const {revision} = state;
  const {texts, counts} = state.saved;
  const lacking = savedInSight(state).shown.filter(({query}) => (counts.get(query)?.revision ?? -1) < revision);
  return lacking.flatMap(({name, query: text}): readonly Request[] => {
    const {query, problems} = checkQuery(text, texts);
    if (problems.length > 0) return [];
    return [
      {
        slot: `saved ${name}`,
        key: JSON.stringify([query, revision]),
        subject: JSON.stringify(query),
        ask: async (engine, signal) => ({
          type: 'saved-counted',
          query: text,
          revision,
          count: await engine.count(query, signal),
        }),
      },
    ];
  });
}
