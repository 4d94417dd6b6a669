// Answers a query that only the records themselves can: they are read where the columns leave something to ask.
import {type Bitmap, complement, emptyBitmap, intersect, rangeBitmap} from './bitmap.ts';
import {evaluate, type Plan, type RawLeaf, type ScannedSegment} from './evaluate.ts';

/** Reads the records of the candidates. Rejects where the search is not wanted any more. */
export type ReadRaw<Scanned> = (
  leaves: readonly RawLeaf[],
  candidates: Bitmap,
  scanned: Scanned,
  proceed: () => Promise<void>,
) => Promise<RawRead>;

export type RawRead = {
  /** The rows among the candidates whose records say what a leaf asks for. */
  readonly rows: ReadonlyMap<RawLeaf, Bitmap>;
  /** Rows whose records cannot be read: nobody knows whether they match, so they do not. */
  readonly unread: Bitmap;
};

export async function evaluateRaw<Scanned extends ScannedSegment>(
  plan: Plan,
  scanned: Scanned,
  readRaw: ReadRaw<Scanned>,
  proceed: () => Promise<void>,
): Promise<Bitmap> {
  const {rows} = scanned.segment;
  // The most that may match: as if the records said all that is asked for, and nothing that is left out.
  const most = evaluate(plan, scanned, (_, isNegated) => (isNegated ? emptyBitmap(rows) : rangeBitmap(rows, 0, rows)));
  if (most.every(word => word === 0)) return most;
  const {rows: found, unread} = await readRaw([...plan.raw], most, scanned, proceed);
  const matches = evaluate(plan, scanned, leaf => found.get(leaf)!.slice());
  return intersect(intersect(matches, most), complement(unread, rows));
}
