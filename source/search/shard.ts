// Some segments, scanned one after the other: what a thread does of a search.
import {setImmediate as nextTurn} from 'node:timers/promises';
import {type Bitmap, emptyBitmap} from './bitmap.ts';
import {evaluate, type Plan, type ScannedSegment} from './evaluate.ts';
import {evaluateRaw, type ReadRaw} from './evaluate-raw.ts';
import {type FacetField, type Tallies, tallyField} from './facets.ts';
import {mayMatch} from './prune.ts';

/** Milliseconds of work in one go: what came meanwhile, a cancellation above all, is heard after that. */
const longestGo = 6;

/** The rows of each segment that the plan matches, the newest segments first. Other work gets its turn between them. */
export async function* scanSegments<Scanned extends ScannedSegment>(
  plan: Plan,
  segments: ReadonlyMap<string, Scanned>,
  readRaw: ReadRaw<Scanned> | undefined,
  throwIfUnwanted: () => void,
): AsyncGenerator<readonly [string, Bitmap]> {
  let began = performance.now();
  const proceed = async (): Promise<void> => {
    if (performance.now() - began > longestGo) {
      await nextTurn();
      began = performance.now();
    }
    throwIfUnwanted();
  };
  for (const [key, scanned] of newestFirst(segments)) {
    await proceed();
    if (!mayMatch(plan, scanned)) yield [key, emptyBitmap(scanned.segment.rows)];
    else if (plan.raw.size > 0 && readRaw !== undefined)
      yield [key, await evaluateRaw(plan, scanned, readRaw, proceed)];
    else yield [key, evaluate(plan, scanned)];
  }
}

export function tallySegments(
  segments: ReadonlyMap<string, ScannedSegment>,
  bits: ReadonlyMap<string, Bitmap>,
  fields: readonly FacetField[],
): readonly Tallies[] {
  const parts = [...bits].flatMap(([key, rows]) => {
    const scanned = segments.get(key);
    return scanned === undefined ? [] : [{scanned, bits: rows}];
  });
  return fields.map(field => tallyField(parts, field));
}

function newestFirst<Scanned extends ScannedSegment>(
  segments: ReadonlyMap<string, Scanned>,
): readonly (readonly [string, Scanned])[] {
  return [...segments].sort(([, a], [, b]) => b.segment.time.last - a.segment.time.last);
}
