// Scans on several threads, the engine's own among them: each has a share of the segments.
import {availableParallelism} from 'node:os';
import type {Bitmap} from '../search/bitmap.ts';
import {asksForText, type IndexedSegment, type Plan} from '../search/evaluate.ts';
import type {ReadRaw} from '../search/evaluate-raw.ts';
import {mergeTallies} from '../search/facets.ts';
import {createLocalScanner, scanHere} from '../search/local-scanner.ts';
import type {Scan, Scanner} from '../search/scanner.ts';
import {tallySegments} from '../search/shard.ts';
import {type ScanThread, startScanThread} from './scan-thread.ts';

/** More threads than this wait for one another's memory. */
const threadsAtMost = Math.min(4, availableParallelism());
/** Rows: fewer are scanned sooner than another thread has answered. */
const worthThreads = 300_000;
/** Scans that may be unwanted at a time. */
const cells = 64;

export type SharedScanner = Scanner & {
  /** Many scans will be asked for: who helps with them is ready before the first. */
  readonly prepare: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What only the records can answer is left to the engine's own thread, which has them. */
export function createSharedScanner(readRaw: ReadRaw<IndexedSegment>): SharedScanner {
  /** All segments, and those that no other thread has. */
  const [all, own] = [createLocalScanner(readRaw), createLocalScanner()];
  const segments = new Map<string, IndexedSegment>();
  const unwanted = new SharedArrayBuffer(4 * cells);
  const threads: ScanThread[] = [];
  let ids = 0;
  /** That were asked for, or are expected. */
  let scans = 0;
  let isClosed = false;
  const nextId = (): number => ++ids;
  const share = (): void => {
    // Whoever asks once, as a command does, has the answer before a thread has started.
    if (!isClosed && threads.length === 0 && scans > 1 && rowsOf(segments.values()) >= worthThreads) {
      for (let count = 1; count < threadsAtMost; count++) threads.push(startScanThread(unwanted, nextId));
      for (const [key, indexed] of segments) assign(key, indexed);
    }
  };
  const assign = (key: string, indexed: IndexedSegment): void => {
    const {origin, rows} = indexed.segment;
    const thread = idlest(threads, rowsOf(segments.values()) - rows);
    if (thread === undefined || origin === undefined) return;
    own.remove(key);
    thread.put(key, indexed, origin);
  };
  const remove = (key: string): void => {
    segments.delete(key);
    all.remove(key);
    own.remove(key);
    for (const thread of threads) thread.remove(key);
  };
  /** A thread that ended takes nothing along: its segments are scanned here from then on. */
  const mend = (): void => {
    for (const thread of threads.filter(thread => !thread.isAlive())) {
      threads.splice(threads.indexOf(thread), 1);
      for (const [key, indexed] of segments) if (thread.has(key)) own.put(key, indexed);
    }
  };
  return {
    put: (key, indexed) => {
      remove(key);
      segments.set(key, indexed);
      all.put(key, indexed);
      own.put(key, indexed);
      assign(key, indexed);
    },
    remove,
    prepare: async () => {
      scans += 2;
      share();
      await Promise.all(threads.map(thread => thread.started));
      for (const thread of threads) thread.sendIds();
    },
    scan: async (plan, signal) => {
      scans++;
      mend();
      share();
      const isReady = threads.length > 0 && threads.every(thread => thread.isReady());
      if (!isReady || plan.raw.size > 0) return all.scan(plan, signal);
      // Others may come and go meanwhile, threads as well as segments: the plan speaks of those that are here now.
      const [asked, searched] = [[...threads], new Map(segments)];
      try {
        return await scanTogether(own, asked, searched, {plan, signal, id: nextId(), unwanted});
      } catch (error) {
        signal.throwIfAborted();
        if (asked.every(thread => thread.isAlive())) throw error;
        return scanHere(searched, readRaw, plan, signal);
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all(threads.splice(0).map(thread => thread.close()));
    },
  };
}

/** The thread with the fewest of all rows, unless this one has no more than it. */
function idlest(threads: readonly ScanThread[], rows: number): ScanThread | undefined {
  const held = threads.map(thread => thread.rows());
  const least = Math.min(...held);
  return rows - held.reduce((sum, each) => sum + each, 0) > least ? threads[held.indexOf(least)] : undefined;
}

function rowsOf(segments: Iterable<IndexedSegment>): number {
  return [...segments].reduce((sum, {segment}) => sum + segment.rows, 0);
}

type Asked = {
  readonly plan: Plan;
  readonly signal: AbortSignal;
  readonly id: number;
  readonly unwanted: SharedArrayBuffer;
};

async function scanTogether(
  own: Scanner,
  threads: readonly ScanThread[],
  segments: ReadonlyMap<string, IndexedSegment>,
  {plan, signal, id, unwanted}: Asked,
): Promise<Scan> {
  const drop = (): void => {
    Atomics.store(new Int32Array(unwanted), id % cells, id);
  };
  const release = (): void => {
    for (const thread of threads) thread.release(id);
  };
  signal.addEventListener('abort', drop, {once: true});
  if (asksForText(plan.query)) for (const thread of threads) thread.sendIds();
  try {
    const others = Promise.all(threads.map(thread => thread.scan(id, plan)));
    // Told of below; until then a thread that fails must not count as nobody's.
    others.catch(() => undefined);
    const mine = await own.scan(plan, signal);
    const bits = new Map<string, Bitmap>([...mine.bits, ...(await others).flat()]);
    return {
      bits,
      tally: async fields => {
        for (const thread of threads) thread.sendIds();
        const theirs = Promise.all(threads.map(thread => thread.tally(id, fields))).catch(() => undefined);
        const parts = [await mine.tally(fields), ...((await theirs) ?? [])];
        // A thread may have ended, or have let go of the scan or of one of its segments: then all are counted here.
        if (parts.length <= threads.length) return tallySegments(segments, bits, fields);
        return fields.map((_, index) => mergeTallies(parts.map(part => part[index]!)));
      },
      release,
    };
  } catch (error) {
    // What the others find all the same, nobody will let go of.
    drop();
    release();
    throw error;
  } finally {
    signal.removeEventListener('abort', drop);
  }
}
