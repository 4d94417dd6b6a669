// Triage: what stands out in a range of time, ranked, each with the reason and the query that shows it.
import type {Engine, Holdings} from '../engine/engine.ts';
import type {TimeSpan} from '../query/time-value.ts';
import {newAddresses, newCallers, newDeeds} from './detections/callers.ts';
import {exports, purges, roleGrants, securityDomain} from './detections/deeds.ts';
import {failureBursts, successAfterFailures, throttled} from './detections/failures.ts';
import {massRetrieval, nightWork, volume} from './detections/habits.ts';
import {createAsking, type Detection, type Finding, type Severity} from './finding.ts';

export const detections: readonly Detection[] = [
  successAfterFailures,
  newAddresses,
  roleGrants,
  purges,
  securityDomain,
  throttled,
  newCallers,
  exports,
  newDeeds,
  failureBursts,
  nightWork,
  massRetrieval,
  volume,
];

const ranks: {readonly [severity in Severity]: number} = {grave: 0, notable: 1, usual: 2};

export type Looking = {
  readonly signal?: AbortSignal;
  /** Told how many of the detections are done. */
  readonly onProgress?: (done: number) => void;
};

/** The gravest first; among equals in the order of the detections. Findings of one kind about one subject are one. */
export async function findOutstanding(
  engine: Engine,
  holdings: Holdings,
  range: TimeSpan,
  {signal, onProgress = () => {}}: Looking = {},
): Promise<readonly Finding[]> {
  const ask = createAsking(engine, range, holdings.first ?? range.from, signal);
  let done = 0;
  const found = await Promise.all(
    detections.map(async ({find}) => {
      const findings = await find(ask);
      onProgress(++done);
      return findings;
    }),
  );
  return found.flat().sort((a, b) => ranks[a.severity] - ranks[b.severity]);
}

const [aMinute, aDay] = [60_000, 86_400_000];

/**
 * The last two days, so that what was before them shows what is usual; all of it where there is not much more. In whole
 * minutes, so that queries stay short.
 */
export function usualRange({first, last}: Holdings): TimeSpan | undefined {
  if (first === undefined || last === undefined) return undefined;
  const until = Math.ceil((last + 1) / aMinute) * aMinute;
  const begin = Math.floor(first / aMinute) * aMinute;
  return {from: until - begin > 2.5 * aDay ? until - 2 * aDay : begin, until};
}
