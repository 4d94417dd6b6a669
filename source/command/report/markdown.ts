// A report in Markdown (GitHub's): what a log holds is shown, never taken for markup.
import {safeText} from '../../text/safe-text.ts';
import {literal} from '../output/markdown.ts';
import type {Evidence, Report} from './content.ts';
import {blobRows, custodyRows, factsOf, noteOf, severities, timelineHead, timelineRow, titleOf} from './rows.ts';

export function printMarkdown(report: Report): string {
  const {title, findings, evidence, blobs} = report;
  const parts = [
    `# ${literal(title)}`,
    list(factsOf(report)),
    '## Timeline',
    evidence.length === 0 ? 'No event is marked.' : table(timelineHead, evidence.map(timelineRow)),
    '## Findings',
    findings.length === 0 ? 'Nothing stands out.' : findingParts(findings).join('\n\n'),
    ...(evidence.length === 0 ? [] : ['## Events', ...evidence.flatMap(eventParts)]),
    ...(blobs.length === 0
      ? []
      : ['## Blobs', ...blobs.map(blob => `**${literal(blob.blob)}**\n\n${list(blobRows(blob))}`)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function findingParts(findings: Report['findings']): readonly string[] {
  return Object.entries(severities).flatMap(([severity, label]) => {
    const own = findings.filter(finding => finding.severity === severity);
    const lines = own.map(
      ({detection, subject, sentence, query}) =>
        `- **${literal(subject)}** ${literal(sentence)} (${literal(detection)})\n  ${code(query)}`,
    );
    return own.length === 0 ? [] : [`### ${label}`, lines.join('\n')];
  });
}

function eventParts(event: Evidence): readonly string[] {
  const {number, account, record, problem} = event;
  const note = noteOf(event);
  const told = account.map(
    ({part, statements}) => `- **${part}** ${statements.map(({text, tone}) => stressed(text, tone)).join('; ')}`,
  );
  return [
    `### ${number}. ${literal(titleOf(event))}`,
    ...(note === '' ? [] : [`> ${atStart(literal(note))}`]),
    ...(problem === undefined ? [] : [`No record: ${literal(problem)}`]),
    ...(told.length === 0 ? [] : [told.join('\n')]),
    ...(record === undefined ? [] : [fenced(record)]),
    list(custodyRows(event)),
  ];
}

function stressed(text: string, tone: string): string {
  return tone === 'grave' || tone === 'warning' || tone === 'failed' ? `**${literal(text)}**` : literal(text);
}

/** At the start of a line these would make a heading, a list or another quote. */
const atStart = (text: string): string => text.replace(/^(\d*)([#+.)-])/, '$1\\$2');

const list = (rows: readonly (readonly [string, string])[]): string =>
  rows.map(([name, text]) => `- ${literal(name)}: ${literal(text)}`).join('\n');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(row => line(row.map(literal)))].join('\n');
}

/** A fence that is longer than any within. */
function fenced(text: string): string {
  const lines = text.split(/\r?\n/).map(safeText).join('\n');
  const fence = '`'.repeat(Math.max(2, ...(lines.match(/`+/g)?.map(run => run.length) ?? [])) + 1);
  return `${fence}json\n${lines}\n${fence}`;
}

function code(text: string): string {
  const safe = safeText(text);
  const tick = '`'.repeat(Math.max(0, ...(safe.match(/`+/g)?.map(run => run.length) ?? [])) + 1);
  return safe.includes('`') ? `${tick} ${safe} ${tick}` : `${tick}${safe}${tick}`;
}
