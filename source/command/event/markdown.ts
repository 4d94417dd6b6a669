// An event's report in Markdown, for tickets: what a log holds is shown, never taken for markup.

import type {Statement} from '../../knowledge/account.ts';
import {withoutTokens} from '../../text/redact.ts';
import {literal} from '../output/markdown.ts';
import {correlationTitle, placeEntries, propertyEntries, stepsOf} from './lines.ts';
import type {EventReport} from './report.ts';

export function reportMarkdown(report: EventReport): string {
  const {problem, account, claims, tokens, properties, correlated, sources} = report;
  const parts = [
    `## ${title(report)}`,
    problem === undefined
      ? account.map(({label, statements}) => `- **${label}** ${statements.map(sentence).join('; ')}`).join('\n')
      : `No record: ${shown(problem)}`,
    correlated &&
      section(
        `Correlation: ${correlationTitle(correlated)}`,
        ['after', 'operation', 'outcome', 'took', 'object'],
        [
          ...stepsOf(correlated, report).map(({after, operation, outcome, duration, object, isSelf}) => [
            `${after}${isSelf ? ' (this)' : ''}`,
            operation,
            outcome,
            duration,
            object,
          ]),
        ],
      ),
    section('Claims', ['claim', 'what', 'value', 'meaning'], claimRows(claims)),
    ...tokens.map(({path, entries}) =>
      section(`Token in ${path}`, ['claim', 'what', 'value', 'meaning'], claimRows(entries)),
    ),
    section(
      'Properties',
      ['property', 'value'],
      propertyEntries(properties).map(({name, text}) => [name, text]),
    ),
    section(
      'Where it lies',
      ['', ''],
      placeEntries(report).map(({name, text}) => [name, text]),
    ),
    sources.length === 0
      ? undefined
      : `### To read up\n\n${sources.map(({title, url}) => `- [${title}](${url})`).join('\n')}`,
  ];
  return `${parts.filter(part => part !== undefined).join('\n\n')}\n`;
}

function title({event}: EventReport): string {
  if (event === undefined) return 'A line that is no record';
  const {operation = 'An event', status, signature} = event;
  return shown(
    [operation, [status, signature].filter(part => part !== undefined).join(' ')].filter(Boolean).join(' · '),
  );
}

function sentence({text, tone}: Statement): string {
  const safe = shown(text);
  return tone === 'grave' || tone === 'warning' || tone === 'failed' ? `**${safe}**` : safe;
}

function claimRows(entries: EventReport['claims']): readonly (readonly string[])[] {
  return entries.map(({key, label, text, note = ''}) => [key, label, text, note]);
}

/** Nothing where there are no rows. */
function section(name: string, head: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `### ${shown(name)}`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(row => line(row.map(shown))),
  ].join('\n');
}

/** Of a log's text what Markdown shows as it is, and no signatures. */
const shown = (text: string): string => literal(withoutTokens(text));
