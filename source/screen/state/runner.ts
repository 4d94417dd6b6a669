// Asks the engine for what the state lacks: one question of a kind at a time, then the newest that is still wanted.
import type {Engine} from '../../engine/engine.ts';
import type {Action} from './actions.ts';
import {type EventRequest, type PageRequest, type Requests, requests, type SummaryRequest} from './requests.ts';
import type {State} from './state.ts';
import type {Store} from './store.ts';

type Kind = keyof Requests;
type Request = PageRequest | SummaryRequest | EventRequest;

/** Opens the sources and keeps the state supplied from then on; returns what ends that. */
export function run(engine: Engine, sources: readonly string[], store: Store): () => void {
  const asking = new Map<Kind, Asking>();
  const last = new Map<Kind, string>();
  let ended = false;

  const tell = (action: Action): void => {
    if (!ended) store.dispatch(action);
  };
  const supply = (): void => {
    for (const request of Object.values(requests(store.state()))) {
      if (request === undefined) continue;
      const under = asking.get(request.kind);
      if (under !== undefined) {
        // A newer revision of the data waits its turn; another query does not.
        if (isOvertaken(under.request, request)) under.controller.abort();
        continue;
      }
      if (last.get(request.kind) === request.key) continue;
      const controller = new AbortController();
      asking.set(request.kind, {request, controller});
      last.set(request.kind, request.key);
      void ask(engine, request, controller.signal).then(action => {
        asking.delete(request.kind);
        if (!controller.signal.aborted) tell(action);
        else {
          // Its answer is dropped, so it is to be asked again where it is wanted after all.
          last.delete(request.kind);
          supply();
        }
      });
    }
  };
  const unsubscribe = store.subscribe((state, action) => {
    if (action.type === 'reading-toggled') void toggleReading(engine, state);
    supply();
  });
  void open(engine, sources, tell);
  return () => {
    ended = true;
    for (const {controller} of asking.values()) controller.abort();
    unsubscribe();
  };
}

type Asking = {readonly request: Request; readonly controller: AbortController};

function isOvertaken(asked: Request, wanted: Request): boolean {
  return asked.kind !== 'event' && wanted.kind === asked.kind && wanted.text !== asked.text;
}

async function toggleReading(engine: Engine, {reading}: State): Promise<void> {
  if (reading.phase === 'reading') await engine.control(reading.progress?.paused ? 'go' : 'pause');
}

async function open(engine: Engine, sources: readonly string[], tell: (action: Action) => void): Promise<void> {
  try {
    const holdings = await engine.open(sources, {
      onProgress: progress => tell({type: 'reading-progressed', progress}),
      onChange: holdings => tell({type: 'data-changed', holdings}),
      onNotice: notice => tell({type: 'notice-given', notice}),
    });
    tell({type: 'reading-finished', holdings});
  } catch (error) {
    tell({type: 'reading-failed', sentence: sentenceOf(error)});
  }
}

async function ask(engine: Engine, request: Request, signal: AbortSignal): Promise<Action> {
  try {
    switch (request.kind) {
      case 'page': {
        const {query, anchor, before, after} = request;
        return {type: 'page-answered', request, page: await engine.page(query, anchor, before, after, signal)};
      }
      case 'summary':
        return {
          type: 'summary-answered',
          request,
          summary: await engine.summary(request.query, request.buckets, signal),
        };
      case 'event':
        return {type: 'event-answered', request, event: await engine.event(request.id)};
    }
  } catch (error) {
    const sentence = sentenceOf(error);
    return request.kind === 'event' ? {type: 'event-failed', request, sentence} : {type: 'question-failed', sentence};
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
