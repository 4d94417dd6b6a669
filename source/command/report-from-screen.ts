// Reports that are wished for on the screen: into a file that only the user reads, which must not be there yet.
import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {resolve} from 'node:path';
import type {Engine} from '../engine/engine.ts';
import {usualRange} from '../knowledge/triage.ts';
import type {WriteReport} from '../screen/state/write-reports.ts';
import {UsageProblem} from './usage-problem.ts';

/** All that it takes is loaded when it is asked for. */
export function reportFromScreen(engine: Engine): WriteReport {
  return async ({path: typed, isAnonymised}, marks, holdings) => {
    const [{formatOfFile}, {makeReport}, {withOutputFile}] = await Promise.all([
      import('./report/formats.ts'),
      import('./report/make-report.ts'),
      import('./output/output-file.ts'),
    ]);
    const path = resolve(typed.replace(/^~(?=\/|$)/, homedir()));
    const format = formatOfFile(path);
    if (format === undefined) throw new UsageProblem('No report was written: name the file .html, .md or .json.');
    if (existsSync(path)) throw new UsageProblem(`No report was written: ${path} is there already. Name another file.`);
    const range = usualRange(holdings);
    const wanted = {marks: [...marks.values()], range, format, isAnonymised, now: Date.now()};
    const report = await makeReport(engine, holdings, wanted);
    await withOutputFile(path, false, append => append(report.text));
    const events = `${report.marks} marked ${report.marks === 1 ? 'event' : 'events'}`;
    return `The report is in ${path}: ${events}, ${report.findings} findings.`;
  };
}
