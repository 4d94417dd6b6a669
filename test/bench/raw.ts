// How fast the records themselves are searched, on one thread, beside ripgrep on all it wants.
import {readFile} from 'node:fs/promises';
import type {PathQuery} from '../../source/query/syntax.ts';
import {countRange, rangeBitmap} from '../../source/search/bitmap.ts';
import {type RawTest, scanRaw} from '../../source/search/raw-scan.ts';
import {pathTest, substringTest} from '../../source/search/raw-tests.ts';
import {readIndex} from '../../source/store/index-file.ts';
import {createReadStretches} from '../../source/store/read-stretches.ts';
import {openStore} from '../../source/store/store.ts';
import {type Events, millionEvents, SOURCES} from './events.ts';
import {type Bench, seconds} from './measure.ts';
import {askPeer, ripgrep} from './peers.ts';
import {filesIn, makeWarmHome} from './processes.ts';

const seldom = 'key-tde-prod-27';
const pool: PathQuery = {type: 'path', path: ['properties', 'PoolType'], values: [{type: 'equal', text: 'M-HSM'}]};

const SEARCHES: readonly {readonly name: string; readonly test: RawTest}[] = [
  {name: 'raw substring', test: substringTest(seldom)},
  {name: 'raw substring in every record', test: substringTest('keyvault')},
  {name: 'raw path, half parsed', test: pathTest(pool)},
];

export const rawBench: Bench = {
  name: 'the records of 1,000,000 events searched, 1.16 GB, on one thread',
  columns: ['', 's', 'MB/s', 'CPU s', 'found'],
  async *run() {
    const events = await millionEvents();
    const files = await filesIn(events.folder);
    // All start with the same pages in memory.
    for (const file of files) await readFile(file);
    for (const [name, make] of Object.entries(SOURCES)) {
      const {folder} = await make();
      await using home = await makeWarmHome(folder);
      for (const search of SEARCHES)
        yield await searchRow(`${search.name}, ${name}`, search.test, events, home.environment.HSMSCOPE_CACHE);
    }
    yield await peerRow(events, files);
  },
};

async function searchRow(name: string, test: RawTest, {bytes}: Events, cache: string): Promise<readonly string[]> {
  const {catalog} = openStore(cache);
  const [source = ''] = catalog.sources();
  const {blobs, segments} = catalog.read(source);
  const open = createReadStretches(blob => ({blob: blobs.get(blob)!, frames: () => catalog.frames(source, blob)}));
  const loaded = segments.map(({file}) => readIndex(file));
  const [started, before] = [performance.now(), process.cpuUsage()];
  let found = 0;
  for (const segment of loaded) {
    const all = rangeBitmap(segment.rows, 0, segment.rows);
    const {matches, problems} = await scanRaw(segment, all, [test], open, async () => undefined);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    found += countRange(matches[0]!, 0, segment.rows);
  }
  const taken = performance.now() - started;
  const {user, system} = process.cpuUsage(before);
  catalog.close();
  return [name, seconds(taken), (bytes / 1e3 / taken).toFixed(0), seconds((user + system) / 1e3), String(found)];
}

async function peerRow(events: Events, files: readonly string[]): Promise<readonly string[]> {
  const peer = ripgrep(seldom, '-i');
  const answered = await askPeer(peer, events.folder, files);
  if (answered === undefined) return [peer.name, 'not installed'];
  const {milliseconds, found} = answered;
  return [peer.name, seconds(milliseconds), (events.bytes / 1e3 / milliseconds).toFixed(0), '', String(found)];
}
