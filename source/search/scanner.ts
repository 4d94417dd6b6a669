// The port to whoever scans: this thread alone, or several that share the segments.
import type {Bitmap} from './bitmap.ts';
import type {IndexedSegment, Plan} from './evaluate.ts';
import type {FacetField, Tallies} from './facets.ts';

export type Scanner = {
  readonly put: (key: string, indexed: IndexedSegment) => void;
  readonly remove: (key: string) => void;
  /** Scans all segments, the newest first. Rejects with the signal's reason once nobody wants the answer any more. */
  readonly scan: (plan: Plan, signal: AbortSignal) => Promise<Scan>;
};

/** What was found; it is kept for further questions until it is let go. */
export type Scan = {
  /** The rows that match, by the segment's key. */
  readonly bits: ReadonlyMap<string, Bitmap>;
  /** Per field, the matches by their values. */
  readonly tally: (fields: readonly FacetField[]) => Promise<readonly Tallies[]>;
  readonly release: () => void;
};
