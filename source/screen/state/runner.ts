// Asks the engine for what the state lacks: one question of a slot at a time, then the newest that is still wanted.
import type {Engine, EngineListener} from '../../engine/engine.ts';
import type {Action} from './actions.ts';
import type {Request} from './request.ts';
import {requests} from './requests.ts';
import type {State} from './state.ts';
import type {Store} from './store.ts';

/** Milliseconds after which an open question is told of. */
const patience = 300;

/** Opens the sources and keeps the state supplied from then on; returns what ends that. */
export function run(engine: Engine, sources: readonly string[], store: Store): () => void {
  const asking = new Map<string, Asking>();
  const last = new Map<string, string>();
  let ended = false;

  const tell = (action: Action): void => {
    if (!ended) store.dispatch(action);
  };
  const tellWaiting = (): void => {
    const slots = [...asking.values()].filter(({isSlow}) => isSlow).map(({request}) => request.slot);
    if (slots.join() !== store.state().waiting.join()) tell({type: 'questions-waited', slots});
  };
  const begin = (request: Request): void => {
    const controller = new AbortController();
    const open: Asking = {request, controller, isSlow: false};
    const timer = setTimeout(() => {
      open.isSlow = true;
      tellWaiting();
    }, patience);
    asking.set(request.slot, open);
    last.set(request.slot, request.key);
    const tellOpen = (action: Action): void => {
      if (!controller.signal.aborted) tell(action);
    };
    void ask(engine, request, controller.signal, tellOpen).then(action => {
      clearTimeout(timer);
      asking.delete(request.slot);
      if (!controller.signal.aborted) tell(action);
      else {
        // Its answer is dropped, so it is to be asked again where it is wanted after all.
        last.delete(request.slot);
        supply();
      }
      if (open.isSlow) tellWaiting();
    });
  };
  const supply = (): void => {
    const wanted = requests(store.state());
    for (const {request, controller} of asking.values()) {
      // A newer revision of the data waits its turn; another subject does not, nor does what nobody wants any more.
      const now = wanted.find(({slot}) => slot === request.slot);
      if (now?.subject !== request.subject) controller.abort();
    }
    // What is no longer lacking and is lacking again later is asked again, even by the same key.
    for (const slot of last.keys()) if (!wanted.some(request => request.slot === slot)) last.delete(slot);
    for (const request of wanted) {
      if (!asking.has(request.slot) && last.get(request.slot) !== request.key) begin(request);
    }
  };
  const unsubscribe = store.subscribe((state, action) => {
    const control = controlOf(action, state);
    if (control !== undefined) {
      engine.control(control).catch(error => tell({type: 'question-failed', sentence: sentenceOf(error)}));
    }
    if (action.type === 'refresh-wanted') last.clear();
    supply();
  });
  void open(engine, sources, tell);
  return () => {
    ended = true;
    for (const {controller} of asking.values()) controller.abort();
    unsubscribe();
  };
}

type Asking = {readonly request: Request; readonly controller: AbortController; isSlow: boolean};

function controlOf({type}: Action, {reading}: State): 'go' | 'pause' | 'stop' | undefined {
  if (reading.phase !== 'reading') return undefined;
  if (type === 'reading-toggled') return reading.progress?.paused ? 'go' : 'pause';
  return type === 'work-stopped' ? 'stop' : undefined;
}

async function open(engine: Engine, sources: readonly string[], tell: (action: Action) => void): Promise<void> {
  try {
    const listener: EngineListener = {
      onProgress: progress => tell({type: 'reading-progressed', progress}),
      onChange: holdings => tell({type: 'data-changed', holdings}),
      onNotice: notice => tell({type: 'notice-given', notice}),
      onCheck: check => tell({type: 'source-checked', check}),
      onWait: wait => tell({type: 'attempt-failed', wait}),
    };
    const holdings = await engine.open(sources, listener, {follow: true});
    tell({type: 'reading-finished', holdings});
  } catch (error) {
    tell({type: 'reading-failed', sentence: sentenceOf(error)});
  }
}

async function ask(
  engine: Engine,
  request: Request,
  signal: AbortSignal,
  tell: (action: Action) => void,
): Promise<Action> {
  try {
    return await request.ask(engine, signal, tell);
  } catch (error) {
    const sentence = sentenceOf(error);
    return request.failed?.(sentence) ?? {type: 'question-failed', sentence};
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
