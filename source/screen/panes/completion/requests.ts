// The values that the completion lacks.
import type {Engine} from '../../../engine/engine.ts';
import type {ValueFound} from '../../../query/complete.ts';
import type {Request} from '../../state/request.ts';
import {queryText, type State} from '../../state/state.ts';
import {editedQuery} from '../search/edited-query.ts';
import {type WantedValues, wantedValues} from './wanted-values.ts';

export type ValuesRequest = Request & {readonly wanted: WantedValues; readonly revision: number};

/** What was typed comes first: values are asked for when its rows are there, so that no key waits for them. */
export function completionRequest(state: State): ValuesRequest | undefined {
  const {tail, completion} = state.search;
  if (state.focus !== 'search' || completion?.isPending !== true) return undefined;
  if (tail === undefined && state.list.loaded?.query !== queryText(state)) return undefined;
  const wanted = wantedValues(editedQuery(state).field);
  if (wanted === undefined) return undefined;
  const subject = JSON.stringify([wanted.fields, wanted.text, wanted.beside]);
  const answered = (values: readonly ValueFound[]) => ({type: 'values-answered', request, values}) as const;
  const request: ValuesRequest = {
    slot: 'values',
    key: JSON.stringify([subject, state.revision]),
    subject,
    wanted,
    revision: state.revision,
    ask: async (engine, signal) => answered(await find(engine, wanted, signal)),
    // What is wrong with the engine is told where rows are asked for.
    failed: () => answered([]),
  };
  return request;
}

/** The most frequent first, whatever field they are of. */
async function find(
  engine: Engine,
  {fields, query, text, most}: WantedValues,
  signal: AbortSignal,
): Promise<readonly ValueFound[]> {
  const found = await Promise.all(
    fields.map(async field => {
      const {values} = await engine.values(query, field, text, most, signal);
      return values.map(({value, count}) => ({field, value: String(value), count}));
    }),
  );
  return found.flat().sort((one, other) => other.count - one.count);
}
