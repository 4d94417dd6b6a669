// `npm run bench`: what the program costs, beside its peers in the same minutes on the same machine.
import {cpus} from 'node:os';
import {keystrokeBench} from './keystrokes.ts';
import {type Bench, tableRow} from './measure.ts';
import {startBench} from './start.ts';
import {createSubjects, type Subjects} from './subjects.ts';

/** A further bench is a further record. */
const BENCHES: readonly ((subjects: Subjects) => Bench)[] = [startBench, keystrokeBench];

await using subjects = await createSubjects();
console.log(`Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`);
for (const create of BENCHES) {
  const {name, columns, run} = create(subjects);
  console.log(`\n${name}\n${tableRow(columns)}`);
  for await (const row of run()) console.log(tableRow(row));
}
