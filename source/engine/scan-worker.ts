// A thread that scans its share of the segments beside the engine's own.
import {parentPort, workerData} from 'node:worker_threads';
import type {Bitmap} from '../search/bitmap.ts';
import type {ScannedSegment} from '../search/evaluate.ts';
import {scanSegments, tallySegments} from '../search/shard.ts';
import type {ScanOptions, ScanReply, ScanRequest, SharedColumns, TextIds} from './scan-messages.ts';

const port = parentPort!;
const unwanted = new Int32Array((workerData as ScanOptions).unwanted);
const segments = new Map<string, ScannedSegment & {known: TextIds | undefined}>();

/** What a scan found, and in which segments: counting comes later. */
type Scan = {readonly segments: ReadonlyMap<string, ScannedSegment>; readonly bits: ReadonlyMap<string, Bitmap>};
const scans = new Map<number, Scan>();

port.on('message', async (request: ScanRequest) => {
  switch (request.type) {
    case 'put':
      segments.set(request.key, scannedOf(request.columns));
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
        reply({id: request.id, type: 'failure', message: (error as Error).message});
      }
  }
});

reply({id: 0, type: 'ready'});

async function scan({id, plan}: Extract<ScanRequest, {type: 'scan'}>): Promise<ScanReply> {
  const held = new Map(segments);
  const bits = new Map<string, Bitmap>();
  const throwIfUnwanted = (): void => {
    if (Atomics.load(unwanted, id % unwanted.length) === id) throw new Error('unwanted');
  };
  for await (const [key, rows] of scanSegments(plan, held, undefined, throwIfUnwanted)) bits.set(key, rows);
  throwIfUnwanted();
  scans.set(id, {segments: held, bits});
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

function scannedOf({segment, failed}: SharedColumns): ScannedSegment & {known: TextIds | undefined} {
  const scanned = {
    // The engine keeps questions for ids to itself.
    segment: {...segment, id: {} as ScannedSegment['segment']['id']},
    failed,
    known: undefined as TextIds | undefined,
    ids: () => scanned.known!,
  };
  return scanned;
}
