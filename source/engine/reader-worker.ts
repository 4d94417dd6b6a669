// A thread that reads, parses and indexes: the engine's own stays free to answer.
import {parentPort, workerData} from 'node:worker_threads';
import {SourceProblem, type Wait} from '../feed/feed.ts';
import {Cancelled} from '../store/cancelled.ts';
import {createIndexBuilder} from '../store/index-builder.ts';
import {carryOut} from '../store/read-order.ts';
import {createControl} from './control.ts';
import type {ReaderOptions, ReaderReply, ReaderRequest} from './read-messages.ts';

const port = parentPort!;
const {proceed} = createControl((workerData as ReaderOptions).control);

const builder = createIndexBuilder();

port.on('message', async (order: ReaderRequest) => {
  try {
    for await (const segment of carryOut(order, {proceed, onRead, onWait, onProblem}, builder)) {
      tellRead();
      reply({type: 'segment', segment});
    }
    reply({type: 'end'});
  } catch (thrown) {
    const error = thrown as NodeJS.ErrnoException;
    tellRead();
    reply({type: 'end', failure: {error, code: error.code, isCancelled: error instanceof Cancelled}});
  }
});

/** Milliseconds: told of each chunk, the engine's thread would be kept from its answers. */
const seldom = 50;
let told = 0;
let unsaid = {bytes: 0, rows: 0};

function onRead(bytes: number, rows: number): void {
  unsaid = {bytes: unsaid.bytes + bytes, rows: unsaid.rows + rows};
  if (performance.now() - told >= seldom) tellRead();
}

function tellRead(): void {
  if (unsaid.bytes > 0) reply({type: 'read', ...unsaid});
  unsaid = {bytes: 0, rows: 0};
  told = performance.now();
}

function onWait(wait: Wait): void {
  reply({type: 'wait', wait});
}

function onProblem(blob: Extract<ReaderReply, {type: 'problem'}>['blob'], rows: number, error: Error): void {
  reply({type: 'problem', blob, rows, error, isSource: error instanceof SourceProblem});
}

function reply(message: ReaderReply): void {
  port.postMessage(message);
}
