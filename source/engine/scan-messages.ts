// What the engine and its scanning threads say to each other.
import type {Bitmap} from '../search/bitmap.ts';
import type {Plan} from '../search/evaluate.ts';
import type {FacetField, Tallies} from '../search/facets.ts';
import type {SegmentOrigin, TextField} from '../search/segment.ts';

export type ScanOptions = {
  /** Int32 cells: the scan `id` is unwanted once the cell `id % cells` holds it. */
  readonly unwanted: SharedArrayBuffer;
};

export type TextIds = {readonly [field in TextField]: Uint32Array};

export type ScanRequest =
  /** The thread reads what it needs of the segment from where that lies. */
  | {readonly type: 'put'; readonly key: string; readonly origin: SegmentOrigin; readonly failed: Bitmap}
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
  | {readonly id: number; readonly type: 'failure'; readonly failure: Failure};

/** What is left of an error on its way to another thread. */
export type Failure = {
  readonly message: string;
  /** The file system's. */
  readonly code: string | undefined;
  /** Is it a DamagedIndex? */
  readonly isDamage: boolean;
};
