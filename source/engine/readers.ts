// The threads that read: started when there is enough to read, ended when it is done.
import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';
import {SourceProblem} from '../feed/feed.ts';
import type {BuildListener} from '../store/build-segments.ts';
import {Cancelled} from '../store/cancelled.ts';
import type {Readers} from '../store/ingest.ts';
import {costOf, smallTask} from '../store/plan-ingest.ts';
import {carryOut, type ReadOrder, type ReadSegment} from '../store/read-order.ts';
import type {Control} from './control.ts';
import type {ReaderReply} from './read-messages.ts';
import {workerFile} from './worker-file.ts';

/** More threads than this wait for the disk, and for one another's memory. */
const mostReaders = 4;
/** Bytes: less is read on the spot, sooner than threads have started. */
const worthThreads = 16 * 1024 * 1024;

/** Threads that are closed are started again when there is more to read. */
export type ReaderPool = Readers & {readonly close: () => Promise<void>};

export function createReaders(control: Control): ReaderPool {
  const idle: Worker[] = [];
  const all: Worker[] = [];
  let isWorthThreads = false;
  return {
    count: Math.min(mostReaders, availableParallelism()),
    expect: bytes => {
      isWorthThreads = bytes >= worthThreads;
    },
    async *carryOut(order, listener) {
      const isFirst = all.length === 0 && costOf(order.blobs) <= smallTask;
      if (!isWorthThreads || isFirst) {
        yield* carryOut(order, listener);
        return;
      }
      const worker = idle.pop() ?? start(control, all);
      try {
        yield* converse(worker, order, listener);
      } finally {
        idle.push(worker);
      }
    },
    close: async () => {
      idle.length = 0;
      await Promise.all(all.splice(0).map(worker => worker.terminate()));
    },
  };
}

function start(control: Control, all: Worker[]): Worker {
  const worker = new Worker(workerFile('reader-worker'), {
    workerData: {control: control.buffer},
    stdout: true,
    stderr: true,
  });
  all.push(worker);
  return worker;
}

async function* converse(worker: Worker, order: ReadOrder, listener: BuildListener): AsyncGenerator<ReadSegment> {
  const replies: ReaderReply[] = [];
  let wake = (): void => undefined;
  let fault: Error | undefined;
  const hear = (reply: ReaderReply): void => {
    replies.push(reply);
    wake();
  };
  const fail = (error: Error): void => {
    fault = error;
    wake();
  };
  worker.on('message', hear).on('error', fail);
  try {
    worker.postMessage(order);
    for (;;) {
      if (fault) throw fault;
      const reply = replies.shift();
      if (reply === undefined) {
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      } else if (reply.type === 'segment') yield reply.segment;
      else if (reply.type === 'end') return endWith(reply);
      else tell(reply, listener);
    }
  } finally {
    worker.off('message', hear).off('error', fail);
  }
}

function tell(reply: Extract<ReaderReply, {type: 'read' | 'wait' | 'problem'}>, listener: BuildListener): void {
  if (reply.type === 'read') listener.onRead(reply.bytes, reply.rows);
  else if (reply.type === 'wait') listener.onWait?.(reply.wait);
  else
    listener.onProblem(reply.blob, reply.rows, reply.isSource ? new SourceProblem(reply.error.message) : reply.error);
}

function endWith({failure}: Extract<ReaderReply, {type: 'end'}>): void {
  if (failure === undefined) return;
  if (failure.isCancelled) throw new Cancelled(failure.error.message);
  throw Object.assign(failure.error, {code: failure.code});
}
