// What the engine and its scanning threads say to each other.
import type {Bitmap} from '../search/bitmap.ts';
import type {Plan, ScannedSegment} from '../search/evaluate.ts';
import type {FacetField, Tallies} from '../search/facets.ts';
import type {TextField} from '../search/segment.ts';

export type ScanOptions = {
  /** Int32 cells: the scan `id` is unwanted once the cell `id % cells` holds it. */
  readonly unwanted: SharedArrayBuffer;
};

/** The columns of a segment that any thread may scan; they lie in shared memory. Ids stay with the engine. */
export type SharedColumns = {
  readonly segment: Omit<ScannedSegment['segment'], 'id'>;
  readonly failed: Bitmap;
};

export type TextIds = {readonly [field in TextField]: Uint32Array};

export type ScanRequest =
  | {readonly type: 'put'; readonly key: string; readonly columns: SharedColumns}
  | {readonly type: 'ids'; readonly key: string; readonly ids: TextIds}
  | {readonly type: 'remove'; readonly key: string}
  | {readonly type: 'scan'; readonly id: number; readonly plan: Plan}
  | {readonly type: 'tally'; readonly id: number; readonly scan: number; readonly fields: readonly FacetField[]}
  | {readonly type: 'release'; readonly scan: number};

export type ScanReply =
  /** The thread has started. */
  | {readonly id: 0; readonly type: 'ready'}
  | {readonly id: number; readonly type: 'rows'; readonly rows: readonly (readonly [string, Bitmap])[]}
  | {readonly id: number; readonly type: 'tallies'; readonly tallies: readonly Tallies[]}
  | {readonly id: number; readonly type: 'failure'; readonly message: string};
