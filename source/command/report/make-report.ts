// Makes a report of the user's marks and of what stands out, as text.
import packageJson from '../../../package.json' with {type: 'json'};
import type {Engine, Holdings} from '../../engine/engine.ts';
import type {TimeSpan} from '../../query/time-value.ts';
import type {Mark} from '../../settings/marks.ts';
import {anonymise} from './anonymise.ts';
import {gatherReport} from './content.ts';
import {type ReportFormatName, reportFormats} from './formats.ts';

export type ReportWanted = {
  readonly marks: readonly Mark[];
  readonly title?: string | undefined;
  readonly range: TimeSpan | undefined;
  readonly format: ReportFormatName;
  readonly isAnonymised: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export type MadeReport = {readonly text: string; readonly marks: number; readonly findings: number};

export async function makeReport(engine: Engine, holdings: Holdings, wanted: ReportWanted): Promise<MadeReport> {
  const {marks, title = 'Evidence from audit logs', range, format, isAnonymised, now} = wanted;
  const by = `hsmscope ${packageJson.version}`;
  const told = await gatherReport(engine, holdings, {title, by, marks, range, now});
  const report = isAnonymised ? await anonymise(engine, told) : told;
  return {text: reportFormats[format].print(report), marks: marks.length, findings: report.findings.length};
}
