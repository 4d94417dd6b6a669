// `hsmscope triage`: what stands out in a range of time, ranked, each with the reason and the query that shows it.
import type {Holdings} from '../engine/engine.ts';
import type {Finding} from '../knowledge/finding.ts';
import {detections, findOutstanding, usualRange} from '../knowledge/triage.ts';
import type {TimeSpan} from '../query/time-value.ts';
import type {CommandRecord} from './command.ts';
import type {Column} from './output/columns.ts';
import {outputOption} from './output/outputs.ts';
import {printAnswer} from './output/print-answer.ts';
import {readSince} from './source-options.ts';
import {quietOption, withEngine} from './with-engine.ts';

const columns = {
  severity: {name: 'severity', label: 'gravity', read: ({severity}) => severity},
  detection: {name: 'detection', label: 'what', read: ({detection}) => detection},
  subject: {name: 'subject', label: 'who or what', read: ({subject}) => subject},
  sentence: {name: 'sentence', label: 'why', read: ({sentence}) => sentence},
  events: {name: 'events', label: 'events', isNumber: true, read: ({events}) => events},
  query: {name: 'query', label: 'query', read: ({query}) => query},
} as const satisfies {readonly [name: string]: Column<Finding>};

const {severity, detection, subject, sentence, events, query} = columns;

export const triageCommand: CommandRecord = {
  name: 'triage',
  arguments: '[source...]',
  description:
    'Say what stands out, the gravest first: new callers and addresses, refusals before a success, what was destroyed,\n' +
    `taken out or granted, and what is far from usual. ${detections.length} detections; what was before the range shows what is usual.`,
  options: [
    outputOption,
    {flags: '--from <time>', description: 'the range begins then: 24h, 7d, 2026-10-01 (the last two days)'},
    quietOption,
  ],
  examples: [
    'hsmscope triage',
    'hsmscope triage ./insights-logs-auditevent --from 24h',
    'hsmscope triage --output json | jq -r .query',
  ],
  run: (environment, given) =>
    withEngine(environment, given, async (engine, holdings) => {
      const range = triageRange(holdings, given.options.from);
      const findings = range === undefined ? [] : await findOutstanding(engine, holdings, range);
      const people = [severity, detection, subject, sentence];
      return printAnswer(
        environment,
        given.options.output,
        {people, programs: [severity, detection, subject, sentence, events, query]},
        [findings],
      );
    }),
};

/** Counted back from the newest event: records may be old. */
export function triageRange(holdings: Holdings, from: string | undefined): TimeSpan | undefined {
  const {last} = holdings;
  if (from === undefined || last === undefined) return usualRange(holdings);
  const begin = readSince(from, last + 1) ?? holdings.first!;
  return {from: Math.min(begin, last), until: last + 1};
}
