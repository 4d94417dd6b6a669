// What people do when they usually do not, and how much of it.
import {type Asking, condition, type Detection, type Finding, isPerson, plural} from '../finding.ts';

const anHour = 3_600_000;
const hoursOfDay = 24;

/** How often each person came in each hour of the day, UTC. */
async function hoursOfPeople(ask: Asking): Promise<ReadonlyMap<string, readonly number[]>> {
  const people = new Map<string, number[]>();
  for (const {from, until, values} of await ask.hourly('', 'caller')) {
    const hour = Math.floor((from + until) / 2 / anHour) % hoursOfDay;
    for (const {value, count} of values) {
      if (!isPerson(value)) continue;
      const hours = people.get(String(value)) ?? Array.from({length: hoursOfDay}, () => 0);
      hours[hour]! += count;
      people.set(String(value), hours);
    }
  }
  return people;
}

/** Outside 6 to 20 o'clock by the person's own busiest time: nights are where that person sleeps. */
export const nightWork: Detection = {
  name: 'unusual hours',
  question: 'Which person came at a time of day at which that person does not work?',
  find: async ask => {
    const findings = [...(await hoursOfPeople(ask))].map(([person, hours]) => nightsOf(ask, person, hours));
    return findings.filter(finding => finding !== undefined);
  },
};

const enough = 20;
/** Hours to either side of somebody's working day that are theirs as well. */
const workingDay = 7;

function nightsOf(ask: Asking, caller: string, hours: readonly number[]): Finding | undefined {
  const total = hours.reduce((sum, count) => sum + count, 0);
  if (total < enough) return undefined;
  const middle = middleOf(hours);
  const isFar = (hour: number) => {
    const distance = Math.abs(hour - middle);
    return Math.min(distance, hoursOfDay - distance) > workingDay;
  };
  const far = hours.reduce((sum, count, hour) => sum + (isFar(hour) ? count : 0), 0);
  // Somebody with two working days is a shift worker, not a surprise.
  if (far < 5 || far > total / 2) return undefined;
  return {
    detection: 'unusual hours',
    severity: 'notable',
    subject: caller,
    sentence: `came ${plural(far, 'time')} far from the usual hours, around ${String(middle).padStart(2, '0')}:00 UTC`,
    events: far,
    query: ask.within(condition('caller', caller)),
  };
}

/** The hour around which the most of the day's work lies. */
function middleOf(hours: readonly number[]): number {
  const around = (hour: number) => {
    let sum = 0;
    for (let step = -4; step <= 4; step++) sum += hours[(hour + step + hoursOfDay) % hoursOfDay]!;
    return sum;
  };
  return hours.reduce((best, _, hour) => (around(hour) > around(best) ? hour : best), 0);
}

/** Reading more in a day than anybody needs. Threshold of the published detection: 25. */
export const massRetrieval: Detection = {
  name: 'mass retrieval',
  question: 'Which person read very many secrets or keys in a day?',
  find: async ask => {
    const query = 'op:(SecretGet or KeyGet or CertificateGet) -failed';
    const days = Math.max(1, (ask.range.until - ask.range.from) / (hoursOfDay * anHour));
    const people = (await ask.values(query, 'caller')).filter(({value}) => isPerson(value));
    const usual = new Map((await ask.valuesBefore(query, 'caller')).map(({value, count}) => [value, count]));
    const daysBefore =
      ask.before === undefined ? 1 : Math.max(1, (ask.before.until - ask.before.from) / (hoursOfDay * anHour));
    return people.flatMap(({value, count}) => {
      const [perDay, before] = [count / days, (usual.get(value) ?? 0) / daysBefore];
      if (perDay <= 25 || perDay <= 3 * before) return [];
      return [
        {
          detection: 'mass retrieval',
          severity: 'notable' as const,
          subject: String(value),
          sentence: `read ${plural(Math.round(perDay), 'secret or key', 'secrets and keys')} a day, ${Math.round(before)} before`,
          events: count,
          query: ask.within(`${query} ${condition('caller', value)}`),
        },
      ];
    });
  },
};

/** More than the mean and three standard deviations of the days before; too few days tell nothing. */
export const volume: Detection = {
  name: 'volume',
  question: 'Which HSM or vault had far more requests than usual?',
  find: async ask => {
    const resources = await ask.values('', 'hsm');
    const findings = await Promise.all(resources.map(({value}) => volumeOf(ask, String(value))));
    return findings.filter(finding => finding !== undefined);
  },
};

const leastDays = 5;

async function volumeOf(ask: Asking, resource: string): Promise<Finding | undefined> {
  const query = condition('hsm', resource);
  const days = Math.floor((ask.range.until - ask.range.from) / (hoursOfDay * anHour));
  if (days < leastDays) return undefined;
  const {all} = await ask.timeline(query, days);
  const [last, ...before] = all.toReversed();
  const mean = before.reduce((sum, count) => sum + count, 0) / before.length;
  const deviation = Math.sqrt(before.reduce((sum, count) => sum + (count - mean) ** 2, 0) / before.length);
  if (mean <= leastDays || last! <= mean + 3 * Math.max(deviation, mean * 0.1)) return undefined;
  return {
    detection: 'volume',
    severity: 'notable',
    subject: resource,
    sentence: `had ${plural(last!, 'request')} on the last day, ${Math.round(mean).toLocaleString('en-US')} are usual`,
    events: last!,
    query: ask.within(query),
  };
}
