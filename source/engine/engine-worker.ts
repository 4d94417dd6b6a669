// The worker thread that parses and scans, so that the main thread never does.
import {parentPort, workerData} from 'node:worker_threads';
import {SourceProblem} from '../feed/feed.ts';
import type {Engine, EngineListener, OpenOptions} from './engine.ts';
import {createLocalEngine} from './local-engine.ts';
import type {Reply, Request, WorkerOptions} from './messages.ts';

const port = parentPort!;
const {cache, ...feedOptions} = workerData as WorkerOptions;
let engine: Engine | undefined;

/** Questions under way that may be taken back. */
const asked = new Map<number, AbortController>();

port.on('message', async (request: Request) => {
  if (request.method === 'abort') {
    asked.get(request.id)?.abort();
    return;
  }
  const controller = new AbortController();
  asked.set(request.id, controller);
  try {
    engine ??= createLocalEngine(cache, feedOptions);
    reply({id: request.id, type: 'answer', answer: await answer(engine, request, controller.signal)});
  } catch (error) {
    const isSource = error instanceof SourceProblem;
    reply({id: request.id, type: 'failure', isSource, message: (error as Error).message});
  } finally {
    asked.delete(request.id);
  }
  // Ended from outside in the midst of decompressing, a thread would take the whole program along.
  if (request.method === 'close') process.exit();
});

function answer(
  engine: Engine,
  {id, method, arguments: given}: Exclude<Request, {readonly method: 'abort'}>,
  signal: AbortSignal,
): Promise<unknown> {
  if (method === 'open') {
    return engine.open(given[0] as readonly string[], listenerFor(id), given[1] as OpenOptions | undefined);
  }
  return (engine[method] as (...given: readonly unknown[]) => Promise<unknown>)(...given, signal);
}

function listenerFor(id: number): Required<EngineListener> {
  return {
    onProgress: progress => reply({id, type: 'progress', progress}),
    onChange: holdings => reply({id, type: 'change', holdings}),
    onNotice: notice => reply({id, type: 'notice', notice}),
    onCheck: check => reply({id, type: 'check', check}),
    onWait: wait => reply({id, type: 'wait', wait}),
  };
}

function reply(message: Reply): void {
  port.postMessage(message);
}
