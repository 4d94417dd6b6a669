// An event's report for people, wrapped to the terminal's width where there is one.
import type {AccountPart, Tone} from '../../knowledge/account.ts';
import type {ClaimEntry} from '../../knowledge/claims.ts';
import {cellWidth, wrap} from '../../text/cells.ts';
import {withoutTokens} from '../../text/redact.ts';
import {safeText} from '../../text/safe-text.ts';
import {correlationTitle, type Entry, placeEntries, propertyEntries, type Step, stepsOf} from './lines.ts';
import type {EventReport} from './report.ts';

const widestName = 28;

export function reportText(report: EventReport, width = Number.POSITIVE_INFINITY): string {
  const {problem, account, claims, tokens, properties, correlated, sources} = report;
  const said = problem === undefined ? accountLines(account, width) : [`! no record: ${shown(problem)}`];
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ...(correlated === undefined
      ? []
      : [[`correlation: ${correlationTitle(correlated)}`, stepLines(stepsOf(correlated, report))] as const]),
    ['claims', entryLines(claims.map(claimEntry), width)],
    ...tokens.map(({path, entries}) => [`token in ${path}`, entryLines(entries.map(claimEntry), width)] as const),
    ['properties', entryLines(propertyEntries(properties), width)],
    ['where it lies', entryLines(placeEntries(report), width)],
    [
      'to read up',
      entryLines(
        sources.map(({title, url}) => ({name: title, text: url})),
        width,
      ),
    ],
  ];
  const told = sections.filter(([, lines]) => lines.length > 0);
  return `${[said, ...told.map(([title, lines]) => [shown(title), ...lines])].map(lines => lines.join('\n')).join('\n\n')}\n`;
}

const marked: ReadonlySet<Tone> = new Set(['warning', 'grave', 'failed']);

/** `who    alice@contoso.com`; what a person should look at has a `!` before it. */
export function accountLines(account: readonly AccountPart[], width = Number.POSITIVE_INFINITY): readonly string[] {
  return account.flatMap(({label, statements}) =>
    statements.flatMap(({text, tone}, index) => {
      const lead = `${(index === 0 ? label : '').padEnd(5)}${marked.has(tone) ? '!' : ' '} `;
      return hanging(lead, text, width);
    }),
  );
}

function claimEntry({label, text, note}: ClaimEntry): Entry {
  return {name: label, text: note === undefined ? text : `${text} - ${note}`};
}

function entryLines(entries: readonly Entry[], width: number): readonly string[] {
  const safe = entries.map(({name, text}) => ({name: shown(name), text}));
  const column = Math.min(
    widestName,
    safe.reduce((most, {name}) => Math.max(most, cellWidth(name)), 0),
  );
  return safe.flatMap(({name, text}) => {
    const blanks = ' '.repeat(Math.max(0, column - cellWidth(name)));
    return hanging(`  ${name}${blanks}  `, text, width);
  });
}

function stepLines(steps: readonly Step[]): readonly string[] {
  const columns = ['after', 'operation', 'outcome', 'duration'] as const;
  const widths = columns.map(column => Math.max(...steps.map(step => cellWidth(shown(step[column])))));
  return steps.map(step => {
    const cells = columns.map((column, index) => {
      const text = shown(step[column]);
      const blanks = ' '.repeat(widths[index]! - cellWidth(text));
      return column === 'after' || column === 'duration' ? blanks + text : text + blanks;
    });
    return `${step.isSelf ? '>' : ' '}${step.isFailed ? '!' : ' '} ${cells.join('  ')}  ${shown(step.object)}`.trimEnd();
  });
}

/** Lines of one text stand under one another, behind what leads it. */
function hanging(lead: string, text: string, width: number): readonly string[] {
  const indent = cellWidth(lead);
  const room = Math.max(leastRoom, width - indent);
  const lines = text
    .split(/\r?\n/)
    .flatMap(line => (room === Number.POSITIVE_INFINITY ? [shown(line)] : wrap(shown(line), room)));
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + line);
}

const leastRoom = 20;

/** Of a log's text what a terminal shows as it is, and no signatures. */
const shown = (text: string): string => safeText(withoutTokens(text));
