// What the state lacks: derived from it alone, so that nothing is asked for twice and nothing is forgotten.
import {completionRequest} from '../panes/completion/requests.ts';
import {copyRequest} from '../panes/copy/copy-state.ts';
import {contextRequest, correlationRequest, eventRequest} from '../panes/detail/requests.ts';
import {blameRequest} from '../panes/events/blame-state.ts';
import {jumpRequest} from '../panes/events/jump-state.ts';
import {pageRequest} from '../panes/events/requests.ts';
import {facetsRequest} from '../panes/facets/requests.ts';
import {markJumpRequest, markRequest} from '../panes/marks/requests.ts';
import {savedCountRequests} from '../panes/saved/requests.ts';
import {tailRequests} from '../panes/tails/requests.ts';
import {summaryRequest} from '../panes/timeline/requests.ts';
import {triageRequest} from '../panes/triage/requests.ts';
import type {Request} from './request.ts';
import {queryText, type State} from './state.ts';

export function requests(state: State): readonly Request[] {
  if (state.holdings === undefined) return [];
  const {stopped} = state;
  const isStopped = stopped?.query === queryText(state) && stopped.revision === state.revision;
  return [
    ...(isStopped
      ? []
      : [
          pageRequest(state),
          summaryRequest(state),
          facetsRequest(state),
          jumpRequest(state),
          blameRequest(state),
          ...savedCountRequests(state),
        ]),
    eventRequest(state),
    correlationRequest(state),
    contextRequest(state),
    copyRequest(state),
    triageRequest(state),
    completionRequest(state),
    markRequest(state),
    markJumpRequest(state),
    ...tailRequests(state),
  ].filter(request => request !== undefined);
}
