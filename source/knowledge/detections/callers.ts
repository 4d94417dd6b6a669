// Who is new, and who does what they never did.
import {quoteValue} from '../../query/print.ts';
import {type Asking, condition, type Detection, type Finding, isPerson, plural} from '../finding.ts';

export const newCallers: Detection = {
  name: 'new caller',
  question: 'Who was never here before?',
  find: async ask => {
    if (ask.before === undefined) return [];
    const known = new Set((await ask.valuesBefore('', 'caller')).map(({value}) => value));
    const fresh = (await ask.values('', 'caller')).filter(({value}) => !known.has(value));
    return Promise.all(
      fresh.map(async ({value, count}): Promise<Finding> => {
        const query = condition('caller', value);
        const sensitive = await ask.count(`${query} sensitive -failed`);
        return {
          detection: 'new caller',
          severity: sensitive > 0 ? 'grave' : isPerson(value) ? 'notable' : 'usual',
          subject: String(value),
          sentence: `is new: ${plural(count, 'request')}${sensitive > 0 ? `, ${sensitive} of them sensitive` : ''}`,
          events: count,
          query: ask.within(query),
        };
      }),
    );
  },
};

/** Of callers that are known: an address from which nobody ever came. */
export const newAddresses: Detection = {
  name: 'new address',
  question: 'Which known caller comes from an address that nobody ever came from?',
  find: async ask => {
    if (ask.before === undefined) return [];
    const known = new Set((await ask.valuesBefore('', 'ip')).map(({value}) => value));
    const fresh = (await ask.values('', 'ip')).filter(({value}) => !known.has(value));
    const findings = await Promise.all(fresh.slice(0, mostAddresses).map(({value}) => newAddress(ask, String(value))));
    return findings.flat();
  },
};

const mostAddresses = 100;

async function newAddress(ask: Asking, address: string): Promise<readonly Finding[]> {
  const at = condition('ip', address);
  const callers = await ask.values(at, 'caller', 20);
  const findings = await Promise.all(
    callers.map(async ({value, count, failed}): Promise<Finding | undefined> => {
      const query = `${condition('caller', value)} ${at}`;
      const wasHere = (await ask.valuesBefore(condition('caller', value), 'ip', 1)).length > 0;
      // A service moves from address to address; a person seldom does.
      if (!wasHere || !isPerson(value)) return undefined;
      const sensitive = await ask.count(`${query} sensitive -failed`);
      return {
        detection: 'new address',
        severity: sensitive > 0 || failed >= manyFailures ? 'grave' : 'notable',
        subject: address,
        sentence: `is a new address of ${value}: ${plural(count, 'request')}, ${failed} refused, ${sensitive} sensitive`,
        events: count,
        query: ask.within(query),
      };
    }),
  );
  return findings.filter(finding => finding !== undefined);
}

const manyFailures = 5;

export const newDeeds: Detection = {
  name: 'new deed',
  question: 'Which known person does what they never did?',
  find: async ask => {
    if (ask.before === undefined) return [];
    const before = new Set((await ask.valuesBefore('', 'caller')).map(({value}) => value));
    const operations = (await ask.values('sensitive -failed', 'op')).map(({value}) => String(value));
    const deeds = await Promise.all(
      operations.filter(operation => !toldElsewhere.test(operation)).map(operation => firstTimes(ask, operation)),
    );
    const known = deeds.flat().filter(({caller}) => before.has(caller));
    return [...Map.groupBy(known, ({caller}) => caller)].map(([caller, own]) => newDeed(ask, caller, own));
  },
};

/** Deeds that have detections of their own are told by these. */
const toldElsewhere = /purge|^roleassignmentcreate$|^roledefinition|^securitydomain|backup|release|export/i;

type Deed = {readonly caller: string; readonly operation: string; readonly count: number};

/** The people who did it, and never did before. There are fewer operations than people. */
async function firstTimes(ask: Asking, operation: string): Promise<readonly Deed[]> {
  const query = `${condition('op', operation)} -failed`;
  const people = (await ask.values(query, 'caller')).filter(({value}) => isPerson(value));
  if (people.length === 0) return [];
  const known = new Set((await ask.valuesBefore(query, 'caller')).map(({value}) => value));
  return people.flatMap(({value, count}) => (known.has(value) ? [] : [{caller: String(value), operation, count}]));
}

function newDeed(ask: Asking, caller: string, deeds: readonly Deed[]): Finding {
  const query = `${condition('caller', caller)} sensitive -failed`;
  return {
    detection: 'new deed',
    // A secret can be written anew.
    severity: deeds.every(({operation}) => /^(?:secret|certificate)/i.test(operation)) ? 'usual' : 'notable',
    subject: caller,
    sentence: `did for the first time: ${deeds.map(({operation, count}) => `${operation} (${count})`).join(', ')}`,
    events: deeds.reduce((sum, {count}) => sum + count, 0),
    query: ask.within(`${query} op:(${deeds.map(({operation}) => quoteValue(operation)).join(' or ')})`),
  };
}
