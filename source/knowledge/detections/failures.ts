// Refusals: many at once, many before a success, and what the service could not bear.
import {type Asking, condition, type Detection, type Finding, hoursIn, isPerson, plural} from '../finding.ts';

const anHour = 3_600_000;
/** Refusals by one caller in an hour that are no slip of the hand. */
const burst = 8;

type Burst = {
  readonly caller: string;
  readonly refused: number;
  readonly most: number;
  readonly from: number;
  readonly until: number;
};

const refusals = 'status:(401 or 403) -is:challenge';

/** Callers with many refusals within an hour, and when these were. */
async function burstsIn(ask: Asking): Promise<readonly Burst[]> {
  const hours = await ask.hourly(refusals, 'caller', burst);
  const many = hours.flatMap(({values}) => values.filter(({count}) => count >= burst).map(({value}) => value));
  return Promise.all(
    [...new Set(many)].map(async (value): Promise<Burst> => {
      const {all, from, width} = await ask.timeline(`${refusals} ${condition('caller', value)}`, hoursIn(ask.range));
      const [first, last] = [all.findIndex(hits => hits > 0), all.findLastIndex(hits => hits > 0)];
      return {
        caller: String(value),
        refused: all.reduce((sum, hits) => sum + hits, 0),
        most: Math.max(...all),
        from: from + first * width,
        until: from + (last + 1) * width,
      };
    }),
  );
}

/** What guessing looks like from here: refused again and again, and then a thing succeeds that matters. */
export const successAfterFailures: Detection = {
  name: 'success after failures',
  question: 'Who was refused again and again, and then did something that matters?',
  find: async ask => {
    const bursts = await burstsIn(ask);
    const findings = await Promise.all(
      bursts.map(async ({caller, refused, from, until}): Promise<Finding | undefined> => {
        const who = condition('caller', caller);
        const span = {from, until: until + 6 * anHour};
        const time = (at: number) => new Date(at).toISOString().slice(0, 16);
        const query = `${who} since:${time(span.from)}Z until:${time(span.until)}Z`;
        const done = await ask.count(`${who} sensitive -failed`);
        if (done === 0 || !isPerson(caller)) return undefined;
        return {
          detection: 'success after failures',
          severity: 'grave',
          subject: caller,
          sentence: `was refused ${plural(refused, 'time')}, and did ${plural(done, 'sensitive operation')} all the same`,
          events: refused + done,
          query,
        };
      }),
    );
    return findings.filter(finding => finding !== undefined);
  },
};

export const failureBursts: Detection = {
  name: 'burst of refusals',
  question: 'Who is refused again and again?',
  find: async ask =>
    (await burstsIn(ask)).map(({caller, refused, most}) => ({
      detection: 'burst of refusals',
      severity: 'notable',
      subject: caller,
      sentence: `was refused ${plural(refused, 'time')}, up to ${most} in an hour`,
      events: refused,
      query: ask.within(`${refusals} ${condition('caller', caller)}`),
    })),
};

/** Requests turned away; more than so many hurt whoever depends on them. */
const [someThrottled, manyThrottled] = [50, 500];

export const throttled: Detection = {
  name: 'throttled',
  question: 'Whose requests does the service turn away, as they are too many?',
  find: async ask => {
    const callers = await ask.values('status:429', 'caller');
    return callers
      .filter(({count}) => count >= someThrottled)
      .map(({value, count}) => ({
        detection: 'throttled',
        severity: count >= manyThrottled ? 'grave' : 'notable',
        subject: String(value),
        sentence: `was turned away ${plural(count, 'time')}: it asks more often than the service bears`,
        events: count,
        query: ask.within(`status:429 ${condition('caller', value)}`),
      }));
  },
};
