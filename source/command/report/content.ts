// What a report says, before it is printed: marked events with their records and where they come from, and findings.
import {createHash} from 'node:crypto';
import type {BlobRange, Engine, EventId, Holdings} from '../../engine/engine.ts';
import {contextOf} from '../../engine/event-context.ts';
import {formatInstant} from '../../event/instant.ts';
import {type AccountPart, accountOf} from '../../knowledge/account.ts';
import type {Finding} from '../../knowledge/finding.ts';
import {findOutstanding} from '../../knowledge/triage.ts';
import type {TimeSpan} from '../../query/time-value.ts';
import {type Mark, markKey} from '../../settings/marks.ts';
import {withoutTokens} from '../../text/redact.ts';

/** Times are as ISO 8601 writes them. Log text in it is as hostile as it was logged, but holds no secrets. */
export type Report = {
  readonly title: string;
  readonly made: string;
  /** Which version of hsmscope made it. */
  readonly by: string;
  readonly isAnonymised: boolean;
  readonly events: number;
  readonly unreadable: number;
  /** Of the oldest and the newest event at hand. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** Where findings were looked for. */
  readonly range: {readonly from: string; readonly until: string} | undefined;
  readonly findings: readonly Finding[];
  /** The oldest first. */
  readonly evidence: readonly Evidence[];
  readonly blobs: readonly BlobTold[];
};

export type Evidence = Mark['values'] & {
  readonly number: number;
  readonly id: string;
  readonly happened: string | undefined;
  readonly note: string;
  readonly tags: readonly string[];
  readonly account: readonly {
    readonly part: string;
    readonly statements: readonly {readonly text: string; readonly tone: string}[];
  }[];
  readonly record: string | undefined;
  /** Why the record is not at hand. */
  readonly problem: string | undefined;
  readonly custody: EventCustody;
};

export type EventCustody = EventId & {
  readonly length: number;
  /** Of the record's bytes: when it was marked, and now. */
  readonly sha256: string;
  readonly sha256Now: string | undefined;
  readonly marked: string;
  readonly read: string;
};

export type BlobTold = {
  readonly blob: string;
  readonly location: string | undefined;
  readonly etag: string | undefined;
  readonly modified: string | undefined;
  readonly ranges: readonly BlobRange[];
};

export type Wanted = {
  readonly title: string;
  readonly by: string;
  readonly marks: readonly Mark[];
  readonly range: TimeSpan | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export async function gatherReport(engine: Engine, holdings: Holdings, wanted: Wanted): Promise<Report> {
  const {title, by, marks, range, now} = wanted;
  const findings = range === undefined ? [] : await findOutstanding(engine, holdings, range);
  const evidence: Evidence[] = [];
  for (const [index, mark] of marks.entries()) evidence.push(await evidenceOf(engine, mark, index + 1, now));
  return {
    title,
    by,
    made: iso(now),
    isAnonymised: false,
    events: holdings.events,
    unreadable: holdings.unreadable,
    first: holdings.first === undefined ? undefined : iso(holdings.first),
    last: holdings.last === undefined ? undefined : iso(holdings.last),
    range: range && {from: iso(range.from), until: iso(range.until)},
    findings: findings.map(finding => ({
      ...finding,
      subject: withoutTokens(finding.subject),
      sentence: withoutTokens(finding.sentence),
      query: withoutTokens(finding.query),
    })),
    evidence,
    blobs: await blobsOf(engine, marks),
  };
}

async function evidenceOf(engine: Engine, mark: Mark, number: number, now: number): Promise<Evidence> {
  const {blob, offset, length, sha256, time, values, note, tags, marked} = mark;
  const known = {
    ...values,
    number,
    id: markKey(mark),
    happened: time && formatInstant(time),
    note,
    tags,
    custody: {blob, offset, length, sha256, marked: iso(marked), read: iso(now), sha256Now: undefined},
  };
  try {
    const {parsed, bytes, record} = await engine.event({blob, offset});
    const sha256Now = createHash('sha256').update(bytes).digest('hex');
    const account = parsed.readable ? accountOf(parsed, await contextOf(engine, parsed)) : [];
    return {
      ...known,
      account: account.map(toldPart),
      record: withoutTokens(record),
      problem: parsed.readable ? undefined : parsed.reason,
      custody: {...known.custody, sha256Now},
    };
  } catch (error) {
    return {...known, account: [], record: undefined, problem: (error as Error).message};
  }
}

function toldPart({label, statements}: AccountPart): Evidence['account'][number] {
  return {part: label, statements: statements.map(({text, tone}) => ({text, tone}))};
}

/** Each blob once. */
async function blobsOf(engine: Engine, marks: readonly Mark[]): Promise<readonly BlobTold[]> {
  const firsts = [...new Map(marks.map(mark => [mark.blob, mark])).values()];
  const custodies = await engine.custody(firsts.map(({blob, offset}) => ({blob, offset})));
  return firsts.flatMap(({blob}, index) => {
    const custody = custodies[index];
    if (custody === undefined) return [];
    const {location, etag, modified, ranges} = custody;
    return [
      {
        blob,
        location: location?.replace(/\?.*$/, ''),
        etag,
        modified: modified === undefined ? undefined : iso(modified),
        ranges,
      },
    ];
  });
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
