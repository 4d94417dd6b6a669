// `hsmscope report`: marked events and findings, to be handed over with what proves them.
import {readMarks} from '../settings/marks.ts';
import {safeText} from '../text/safe-text.ts';
import {type CommandRecord, exitCodes} from './command.ts';
import {settingsFolder} from './environment.ts';
import {write} from './output/standard-output.ts';
import {formatOfFile, type ReportFormatName, reportFormats} from './report/formats.ts';
import {triageRange} from './triage.ts';
import {quietOption, withEngine} from './with-engine.ts';

export const reportCommand: CommandRecord = {
  name: 'report',
  arguments: '[source...]',
  description:
    'Write down the marked events and what stands out: a timeline, each event in plain words with its record,\n' +
    'and the chain of custody: blob, bytes, SHA-256 when it was marked and now.\n' +
    '--anonymise hides names, addresses, ids and hosts; the same one has the same pseudonym everywhere.',
  options: [
    {
      flags: '-o, --output <format>',
      description: Object.entries(reportFormats)
        .map(([name, {description}]) => `${name} ${description}`)
        .join('; '),
      choices: Object.keys(reportFormats),
    },
    {flags: '--file <path>', description: 'write a file, readable by you alone; .md, .html and .json tell the format'},
    {flags: '--force', description: 'replace the file if it is there'},
    {flags: '--from <time>', description: 'findings since then: 24h, 7d, 2026-10-01 (the last two days)'},
    {flags: '--title <text>', description: 'what stands above it'},
    {flags: '--anonymise', description: 'without names, addresses, ids and hosts'},
    quietOption,
  ],
  examples: [
    'hsmscope report --file report.html',
    "hsmscope report ./insights-logs-auditevent --title 'Incident 7' --anonymise --output markdown",
  ],
  run: async (environment, given) => {
    const {output, file, force, from, title, anonymise} = given.options;
    const {marks, problem} = readMarks(settingsFolder(environment));
    if (problem !== undefined) environment.stderr.write(`hsmscope: ${safeText(problem)}\n`);
    const format = (output ?? (file && formatOfFile(file)) ?? 'markdown') as ReportFormatName;
    const code = await withEngine(environment, given, async (engine, holdings) => {
      const {makeReport} = await import('./report/make-report.ts');
      const wanted = {title, format, isAnonymised: anonymise !== undefined, now: Date.now()};
      const range = triageRange(holdings, from);
      const report = await makeReport(engine, holdings, {...wanted, range, marks: [...marks.values()]});
      if (file === undefined) await write(environment.stdout, report.text);
      else {
        const {withOutputFile} = await import('./output/output-file.ts');
        await withOutputFile(file, force !== undefined, append => append(report.text));
      }
      return report.marks + report.findings;
    });
    return problem !== undefined && code !== exitCodes.source ? exitCodes.source : code;
  },
};
