// A scanning thread as the engine sees it: it is told of segments, and asked with promises.
import {Worker} from 'node:worker_threads';
import type {Bitmap} from '../search/bitmap.ts';
import type {IndexedSegment, Plan} from '../search/evaluate.ts';
import type {FacetField, Tallies} from '../search/facets.ts';
import type {SegmentOrigin} from '../search/segment.ts';
import {DamagedIndex} from '../store/damaged-index.ts';
import type {Failure, ScanReply, ScanRequest} from './scan-messages.ts';
import {workerFile} from './worker-file.ts';

export type ScanThread = {
  readonly rows: () => number;
  readonly has: (key: string) => boolean;
  readonly put: (key: string, indexed: IndexedSegment, origin: SegmentOrigin) => void;
  readonly remove: (key: string) => void;
  /** Sends the ids of texts that the thread lacks. */
  readonly sendIds: () => void;
  readonly scan: (id: number, plan: Plan) => Promise<readonly (readonly [string, Bitmap])[]>;
  readonly tally: (scan: number, fields: readonly FacetField[]) => Promise<readonly Tallies[]>;
  readonly release: (scan: number) => void;
  /** Resolves when it is ready, or will never be. */
  readonly started: Promise<void>;
  readonly isReady: () => boolean;
  readonly isAlive: () => boolean;
  readonly close: () => Promise<void>;
};

type Pending = {readonly resolve: (reply: ScanReply) => void; readonly reject: (error: Error) => void};

/** `nextId` gives every question, of all threads, a number of its own. */
export function startScanThread(unwanted: SharedArrayBuffer, nextId: () => number): ScanThread {
  const worker = new Worker(workerFile('scan-worker'), {workerData: {unwanted}, stdout: true, stderr: true});
  const held = new Map<string, {readonly indexed: IndexedSegment; hasIds: boolean}>();
  const pending = new Map<number, Pending>();
  let isReady = false;
  let isAlive = true;
  const end = (error: Error): void => {
    isAlive = false;
    for (const {reject} of pending.values()) reject(error);
    pending.clear();
  };
  const started = new Promise<void>(resolve => {
    for (const event of ['message', 'exit']) worker.once(event, () => resolve());
  });
  worker.unref();
  worker.on('error', error => end(error as Error));
  worker.on('exit', () => end(hasEnded()));
  worker.on('message', (reply: ScanReply) => {
    isReady = true;
    const asked = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.type === 'failure') asked?.reject(errorOf(reply.failure));
    else asked?.resolve(reply);
  });
  const tell = (request: ScanRequest): void => worker.postMessage(request);
  const ask = <Type extends ScanReply['type']>(request: Extract<ScanRequest, {id: number}>) =>
    new Promise<Extract<ScanReply, {type: Type}>>((resolve, reject) => {
      if (!isAlive) {
        reject(hasEnded());
        return;
      }
      pending.set(request.id, {resolve: resolve as Pending['resolve'], reject});
      tell(request);
    });
  return {
    rows: () => held.values().reduce((sum, {indexed}) => sum + indexed.segment.rows, 0),
    has: key => held.has(key),
    put: (key, indexed, origin) => {
      held.set(key, {indexed, hasIds: false});
      tell({type: 'put', key, origin, failed: indexed.failed});
    },
    remove: key => {
      if (held.delete(key)) tell({type: 'remove', key});
    },
    sendIds: () => {
      for (const [key, entry] of held) {
        if (entry.hasIds) continue;
        tell({type: 'ids', key, ids: entry.indexed.ids()});
        entry.hasIds = true;
      }
    },
    scan: async (id, plan) => (await ask<'rows'>({type: 'scan', id, plan})).rows,
    tally: async (scan, fields) => (await ask<'tallies'>({type: 'tally', id: nextId(), scan, fields})).tallies,
    release: scan => tell({type: 'release', scan}),
    started,
    isReady: () => isReady,
    isAlive: () => isAlive,
    close: async () => {
      await worker.terminate();
    },
  };
}

function errorOf({message, code, isDamage}: Failure): Error {
  return isDamage ? new DamagedIndex(message) : Object.assign(new Error(message), {code});
}

function hasEnded(): Error {
  return new Error('The scanning thread has ended.');
}
