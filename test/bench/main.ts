// `npm run bench [-- NAME…]`: what the program costs, beside its peers in the same minutes on the same machine.
import {cpus} from 'node:os';
import {restBench} from './at-rest.ts';
import {azureBench} from './azure.ts';
import {azureListBench} from './azure-lists.ts';
import {azureLiveBench} from './azure-live.ts';
import {cancelBench} from './cancel.ts';
import {keystrokeBench, manyKeystrokesBench} from './keystrokes.ts';
import {type Bench, tableRow} from './measure.ts';
import {fetchBench, openingBench} from './opening.ts';
import {rawBench} from './raw.ts';
import {readingBench, screenBench} from './reading.ts';
import {searchBench} from './search.ts';
import {searchPeersBench} from './search-peers.ts';
import {startBench} from './start.ts';

/** A further bench is a further record. */
const BENCHES: {readonly [name: string]: readonly Bench[]} = {
  start: [startBench],
  keys: [keystrokeBench, manyKeystrokesBench, restBench],
  store: [readingBench, screenBench, fetchBench],
  open: [openingBench],
  search: [searchBench, cancelBench, searchPeersBench],
  raw: [rawBench],
  azure: [azureBench, azureListBench, azureLiveBench],
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(BENCHES);
const unknown = wanted.filter(name => BENCHES[name] === undefined);
if (unknown.length > 0)
  throw new Error(`No bench ${unknown.join(', ')}: there are ${Object.keys(BENCHES).join(', ')}.`);

console.log(`Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`);
for (const {name, columns, run} of wanted.flatMap(each => BENCHES[each]!)) {
  console.log(`\n${name}\n${tableRow(columns)}`);
  for await (const row of run()) console.log(tableRow(row));
}
