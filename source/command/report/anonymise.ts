// A report without names: relations stay, as the same thing has the same pseudonym everywhere.
import type {Engine} from '../../engine/engine.ts';
import {parseObject} from '../../event/json.ts';
import type {Evidence, Report} from './content.ts';
import {collectIdentities} from './identities.ts';
import {createPseudonyms} from './pseudonyms.ts';

type Hide = (text: string) => string;

export async function anonymise(engine: Engine, report: Report): Promise<Report> {
  const hide = createPseudonyms(await collectIdentities(engine, report));
  const blobs = new Map<string, string>();
  const hideBlob: Hide = blob => {
    const name = blobs.get(blob) ?? (isOfAzure(blob) ? hide(blob) : `blob-${blobs.size + 1}`);
    blobs.set(blob, name);
    return name;
  };
  const hideEvidence = (event: Evidence): Evidence => {
    const blob = hideBlob(event.custody.blob);
    return {
      ...(hideAll({...event, record: undefined}, hide) as Evidence),
      record: event.record && hideRecord(event.record, hide),
      // Where it was looked for names files and folders.
      problem: event.record === undefined ? 'its record is not at hand' : event.problem,
      id: `${blob}@${event.custody.offset}`,
      custody: {...event.custody, blob},
    };
  };
  return {
    ...report,
    isAnonymised: true,
    title: hide(report.title),
    findings: hideAll(report.findings, hide) as Report['findings'],
    evidence: report.evidence.map(hideEvidence),
    // A version says nothing to who may not see the blob, and a path names folders and accounts.
    blobs: report.blobs.map(told => ({...told, blob: hideBlob(told.blob), location: undefined, etag: undefined})),
  };
}

/** Named by Azure after resource and hour: what names something in it is known. */
const isOfAzure = (blob: string): boolean =>
  /^resourceId=\/SUBSCRIPTIONS\/[^/]+\/.*\/PT1H\.json(?:\.\w+)*$/i.test(blob);

/** Every text in it, also in JSON within a text; of what was logged, names of members as well. */
function hideAll(value: unknown, hide: Hide, hideName: Hide = name => name): unknown {
  if (typeof value === 'string') {
    const inner = /^\s*[{[]/.test(value) ? parseObject(value) : undefined;
    return inner === undefined ? hide(value) : JSON.stringify(hideAll(inner, hide, hide));
  }
  if (Array.isArray(value)) return value.map(one => hideAll(one, hide, hideName));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [hideName(name), hideAll(inner, hide, hideName)]),
  );
}

/** Read and written again, as names may be hidden by the escapes of JSON; what cannot be read cannot be told clean. */
function hideRecord(record: string, hide: Hide): string {
  const object = parseObject(record);
  return object === undefined ? withheld : JSON.stringify(hideAll(object, hide, hide), undefined, 2);
}

const withheld = '(This line is no JSON: what it names cannot be told, so it is left out.)';
