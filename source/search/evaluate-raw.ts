// Answers a query that only the records themselves can: they are read where the columns leave something to ask.
import {type Bitmap, emptyBitmap, intersect, rangeBitmap} from './bitmap.ts';
import {evaluate, type Plan, type RawLeaf, type ScannedSegment} from './evaluate.ts';

/** The rows among the candidates whose records say what each leaf asks for. */
export type ReadRaw = (
  leaves: readonly RawLeaf[],
  candidates: Bitmap,
  key: string,
) => Promise<ReadonlyMap<RawLeaf, Bitmap>>;

export async function evaluateRaw(plan: Plan, key: string, scanned: ScannedSegment, readRaw: ReadRaw): Promise<Bitmap> {
  const {rows} = scanned.segment;
  // The most that may match: as if the records said all that is asked for, and nothing that is left out.
  const most = evaluate(plan, scanned, (_, isNegated) => (isNegated ? emptyBitmap(rows) : rangeBitmap(rows, 0, rows)));
  if (most.every(word => word === 0)) return most;
  const found = await readRaw([...plan.raw], most, key);
  return intersect(
    evaluate(plan, scanned, leaf => found.get(leaf)!.slice()),
    most,
  );
}
