// What stands out is looked for while triage is open, and given up when it is closed.
import {findOutstanding} from '../../../knowledge/triage.ts';
import type {Request} from '../../state/request.ts';
import type {State} from '../../state/state.ts';
import {triaged, triageSlot} from './triage-state.ts';

export function triageRequest(state: State): Request | undefined {
  const {overlay, holdings, triage} = state;
  if (overlay?.kind !== 'triage' || holdings === undefined || triage.failure !== undefined) return undefined;
  const {range, revision, waits} = overlay;
  if (waits || range === undefined || triaged(state) !== undefined) return undefined;
  const key = JSON.stringify([range, revision]);
  return {
    slot: triageSlot,
    key,
    subject: key,
    ask: async (engine, signal, tell) => {
      const onProgress = (done: number) => tell?.({type: 'triage-progressed', done});
      const findings = await findOutstanding(engine, holdings, range, {signal, onProgress});
      return {type: 'triage-answered', found: {range, revision, findings}};
    },
    failed: sentence => ({type: 'triage-failed', sentence}),
  };
}
