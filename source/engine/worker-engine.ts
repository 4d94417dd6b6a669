// The engine as the main thread sees it: every question goes to a worker thread, every answer comes back as a promise.
import {once} from 'node:events';
import {Worker} from 'node:worker_threads';
import {SourceProblem} from '../feed/feed.ts';
import {redact} from '../text/redact.ts';
import type {
  Custody,
  Engine,
  EngineListener,
  EventDetail,
  EventPlace,
  Explanation,
  Facet,
  FieldValues,
  Holdings,
  Page,
  Summary,
  Timeline,
} from './engine.ts';
import type {Method, Reply, Request, WorkerOptions} from './messages.ts';
import {workerFile} from './worker-file.ts';

type Pending = {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly listener: EngineListener | undefined;
};

export function startEngine(options: WorkerOptions): Engine {
  const worker = startWorker(options);
  const ended = once(worker, 'exit').catch(() => undefined);
  const {ask, askUnless} = converse(worker);
  return {
    open: (sources, listener, options) => ask<Holdings>('open', [sources, options], listener),
    count: (query, signal) => askUnless<number>(signal, 'count', [query]),
    summary: (query, buckets, signal) => askUnless<Summary>(signal, 'summary', [query, buckets]),
    timeline: (query, span, buckets, signal) => askUnless<Timeline>(signal, 'timeline', [query, span, buckets]),
    facets: (query, fields, top, signal) => askUnless<readonly Facet[]>(signal, 'facets', [query, fields, top]),
    values: (query, field, text, top, signal) => askUnless<FieldValues>(signal, 'values', [query, field, text, top]),
    nearest: (query, from, direction, signal) =>
      askUnless<EventPlace | undefined>(signal, 'nearest', [query, from, direction]),
    explain: (query, signal) => askUnless<Explanation>(signal, 'explain', [query]),
    page: (query, anchor, before, after, signal) => askUnless<Page>(signal, 'page', [query, anchor, before, after]),
    event: id => ask<EventDetail>('event', [id]),
    records: events => ask<readonly Uint8Array[]>('records', [events]),
    hold: (ids, isHeld) => ask<void>('hold', [ids, isHeld]),
    custody: ids => ask<readonly (Custody | undefined)[]>('custody', [ids]),
    control: state => ask<void>('control', [state]),
    close: async () => {
      await ask('close', []).catch(() => worker.terminate());
      await ended;
    },
  };
}

type Conversation = {
  readonly ask: <Answer>(method: Method, given: readonly unknown[], listener?: EngineListener) => Promise<Answer>;
  /** As `ask`, until the signal takes the question back. */
  readonly askUnless: <Answer>(
    signal: AbortSignal | undefined,
    method: Method,
    given: readonly unknown[],
  ) => Promise<Answer>;
};

function converse(worker: Worker): Conversation {
  const pending = new Map<number, Pending>();
  let problem: Error | undefined;
  let requests = 0;
  /** Nobody answers any more. */
  const end = ({message}: Error): void => {
    problem ??= new Error(redact(message));
    for (const {reject} of pending.values()) reject(problem);
    pending.clear();
  };

  worker.on('message', (reply: Reply) => {
    const request = pending.get(reply.id);
    if (request === undefined) return;
    // Whoever opened sources hears of them as long as they are followed.
    if (reply.type === 'failure' || (reply.type === 'answer' && request.listener === undefined))
      pending.delete(reply.id);
    deliver(request, reply);
  });
  worker.on('error', error => {
    warn(pending.values(), error as Error);
    end(error as Error);
  });
  worker.on('exit', () => end(new Error('The engine has ended. Start hsmscope again.')));
  const ask = <Answer>(method: Method, given: readonly unknown[], listener?: EngineListener): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (problem !== undefined) {
        reject(problem);
        return;
      }
      const request: Request = {id: requests++, method, arguments: given};
      pending.set(request.id, {resolve: answer => resolve(answer as Answer), reject, listener});
      worker.postMessage(request);
    });

  const askUnless = async <Answer>(signal: AbortSignal | undefined, method: Method, given: readonly unknown[]) => {
    signal?.throwIfAborted();
    const id = requests;
    const answer = ask<Answer>(method, given);
    const takeBack = (): void => {
      worker.postMessage({id, method: 'abort'} satisfies Request);
      pending.get(id)?.reject(signal!.reason as Error);
      pending.delete(id);
    };
    signal?.addEventListener('abort', takeBack, {once: true});
    return answer.finally(() => signal?.removeEventListener('abort', takeBack));
  };
  return {ask, askUnless};
}

/** Whoever has heard of changes so far will hear of no more. */
function warn(listeners: Iterable<Pending>, {message}: Error): void {
  for (const {listener} of listeners) listener?.onNotice?.({sentence: redact(message), lacks: true});
}

function startWorker(options: WorkerOptions): Worker {
  return new Worker(workerFile('engine-worker'), {
    workerData: options,
    // Whatever it writes must not reach the screen: older versions of Node warn that SQLite is new.
    stdout: true,
    stderr: true,
    // What is read at the start of a large cache stays: with the usual few MB it is copied again and again.
    resourceLimits: {maxYoungGenerationSizeMb: 32},
  });
}

function deliver({resolve, reject, listener}: Pending, reply: Reply): void {
  if (reply.type === 'answer') resolve(reply.answer);
  else if (reply.type === 'failure') reject(new (reply.isSource ? SourceProblem : Error)(redact(reply.message)));
  else if (reply.type === 'progress') listener?.onProgress?.(reply.progress);
  else if (reply.type === 'change') listener?.onChange?.(reply.holdings);
  else if (reply.type === 'check') listener?.onCheck?.(reply.check);
  else if (reply.type === 'wait') listener?.onWait?.(reply.wait);
  else listener?.onNotice?.({...reply.notice, sentence: redact(reply.notice.sentence)});
}
