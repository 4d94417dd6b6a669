import {manyKeystrokesBench as b} from './test/bench/keystrokes.ts';
import {restBench as r} from './test/bench/at-rest.ts';
import {tableRow} from './test/bench/measure.ts';
for (const x of process.argv[2] === 'rest' ? [r] : [b]) { console.log(tableRow(x.columns)); for await (const row of x.run()) console.log(tableRow(row)); }
