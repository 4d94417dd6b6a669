// The parts of a report as rows of text, whatever is made of them then. What a log holds is not yet safe here.
import type {Evidence, Report} from './content.ts';

/** Grave ones first, as triage ranks them. */
export const severities = {
  grave: 'Somebody should be woken',
  notable: 'To be looked at today',
  usual: 'Good to know',
} as const;

export const timelineHead = ['', 'time', 'operation', 'outcome', 'caller', 'address', 'object', 'HSM', 'note'] as const;

export function timelineRow(event: Evidence): readonly string[] {
  const {number, happened = '', op, caller = '', ip = '', key = '', hsm = ''} = event;
  const cells = [number, happened, op ?? 'unreadable', outcomeOf(event), caller, ip, key, hsm, noteOf(event)];
  return cells.map(String);
}

function outcomeOf({status, outcome}: Evidence): string {
  return [status, outcome].filter(part => part !== undefined).join(' ');
}

export function noteOf({note, tags}: Evidence): string {
  return [note, ...tags.map(tag => `#${tag}`)].filter(part => part !== '').join(' ');
}

/** `2026-10-06T19:52:39.763Z · KeyPurge · 200 ok` */
export function titleOf(event: Evidence): string {
  const {happened, op = 'a line that is no record'} = event;
  return [happened, String(op), outcomeOf(event)].filter(part => part !== undefined && part !== '').join(' · ');
}

export function factsOf(report: Report): readonly (readonly [name: string, text: string])[] {
  const {made, by, events, unreadable, first, last, range, isAnonymised} = report;
  const number = (value: number) => value.toLocaleString('en-US');
  return [
    ['made', `${made} by ${by}`],
    ['events at hand', `${number(events)}, ${number(unreadable)} of them unreadable`],
    ...(first === undefined || last === undefined ? [] : [['from', `${first} until ${last}`] as const]),
    ...(range === undefined ? [] : [['findings', `of ${range.from} until ${range.until}`] as const]),
    ...(isAnonymised ? [['names', hidden] as const] : []),
  ];
}

const hidden =
  'Names, addresses, ids and hosts are hidden: the same one has the same pseudonym everywhere. Hashes are those of the records as they were logged.';

/** What proves that the record is the one that was logged. */
export function custodyRows({custody}: Evidence): readonly (readonly [name: string, text: string])[] {
  const {blob, offset, length, sha256, marked, read} = custody;
  return [
    ['blob', blob],
    ['bytes', `${offset} to ${offset + length - 1} (${length}), decompressed`],
    ['SHA-256', sha256],
    ['marked', marked],
    ['read again', `${read}: ${comparison(custody)}`],
  ];
}

function comparison({sha256, sha256Now}: Evidence['custody']): string {
  if (sha256Now === undefined) return 'the record is not at hand';
  return sha256Now === sha256
    ? 'the same bytes as when it was marked'
    : `OTHER BYTES than when it was marked: ${sha256Now}`;
}

export function blobRows({
  location,
  etag,
  modified,
  ranges,
}: Report['blobs'][number]): readonly (readonly [string, string])[] {
  return [
    ...(location === undefined ? [] : [['read from', location] as const]),
    ...(etag === undefined ? [] : [['ETag', etag] as const]),
    ...(modified === undefined ? [] : [['modified', modified] as const]),
    ...ranges.map(({start, until, sha256}) => [`bytes ${start} to ${until - 1}`, `SHA-256 ${sha256}`] as const),
  ];
}
