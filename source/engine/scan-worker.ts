// A thread that scans its share of the segments beside the engine's own.
import {parentPort, workerData} from 'node:worker_threads';
import type {Bitmap} from '../search/bitmap.ts';
import type {ScannedSegment} from '../search/evaluate.ts';
import {once} from '../search/once.ts';
import {scanSegments, tallySegments} from '../search/shard.ts';
import {DamagedIndex} from '../store/damaged-index.ts';
import {segmentFrom} from '../store/index-file.ts';
import type {ScanOptions, ScanReply, ScanRequest, TextIds} from './scan-messages.ts';

const port = parentPort!;
const unwanted = new Int32Array((workerData as ScanOptions).unwanted);
const segments = new Map<string, HeldSegment>();

/** What a scan found, and in which segments: counting comes later. */
type Scan = {readonly segments: ReadonlyMap<string, ScannedSegment>; readonly bits: ReadonlyMap<string, Bitmap>};
const scans = new Map<number, Scan>();

port.on('message', async (request: ScanRequest) => {
  switch (request.type) {
    case 'put':
      segments.set(request.key, held(request));
      return;
    case 'ids': {
      const segment = segments.get(request.key);
      if (segment !== undefined) segment.known = request.ids;
      return;
    }
    case 'remove':
      segments.delete(request.key);
      return;
    case 'release':
      scans.delete(request.scan);
      return;
    case 'scan':
    case 'tally':
      try {
        port.postMessage(request.type === 'scan' ? await scan(request) : tally(request));
      } catch (error) {
        const {message, code} = error as NodeJS.ErrnoException;
        reply({id: request.id, type: 'failure', failure: {message, code, isDamage: error instanceof DamagedIndex}});
      }
  }
});

reply({id: 0, type: 'ready'});

async function scan({id, plan}: Extract<ScanRequest, {type: 'scan'}>): Promise<ScanReply> {
  const searched = new Map(segments);
  const bits = new Map<string, Bitmap>();
  const throwIfUnwanted = (): void => {
    if (Atomics.load(unwanted, id % unwanted.length) === id) throw new Error('unwanted');
  };
  for await (const [key, rows] of scanSegments(plan, searched, undefined, throwIfUnwanted)) bits.set(key, rows);
  throwIfUnwanted();
  scans.set(id, {segments: searched, bits});
  return {id, type: 'rows', rows: [...bits]};
}

function tally({id, scan, fields}: Extract<ScanRequest, {type: 'tally'}>): ScanReply {
  const found = scans.get(scan);
  if (found === undefined) throw new Error('released');
  return {id, type: 'tallies', tallies: tallySegments(found.segments, found.bits, fields)};
}

function reply(message: ScanReply): void {
  port.postMessage(message);
}

type HeldSegment = ScannedSegment & {known: TextIds | undefined};

/** Opened when it is first looked into: whoever asks then hears what is wrong with it. */
function held({origin, failed}: Extract<ScanRequest, {type: 'put'}>): HeldSegment {
  const segment = once(() => segmentFrom(origin));
  const held: HeldSegment = {
    get segment() {
      return segment();
    },
    failed,
    known: undefined,
    ids: () => held.known!,
  };
  return held;
}
