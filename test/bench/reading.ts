// What the first reading of a million events costs, without a screen and with one.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {openProgram} from '../helpers/program.ts';
import {type Events, millionEvents, SOURCES} from './events.ts';
import {type Bench, megabytes, ratio, seconds} from './measure.ts';
import {askPeer, type Peer, peers} from './peers.ts';
import {type Cost, filesIn, makeHome, measureProgram, peakMemory, sizeOf} from './processes.ts';
import {momentOf, SIZE, showsAll, showsRows} from './screens.ts';

export const readingBench: Bench = {
  name: 'first reading of 1,000,000 events, 1.16 GB of JSON lines in 336 blobs, and how many have status 403',
  columns: ['', 's', 'MB/s', 'events/s', 'peak MB', 'cache %', 'raw MB', 'hsmscope : it'],
  async *run() {
    const events = await millionEvents();
    const files = await filesIn(events.folder);
    // All start with the same pages in memory.
    for (const file of files) await readFile(file);
    let ours = Number.NaN;
    for (const [name, make] of Object.entries(SOURCES)) {
      const {folder} = await make();
      await using home = await makeHome();
      const cost = await measureProgram(['count', 'status:403', folder], home);
      const cache = await sizeOf(home.environment.HSMSCOPE_CACHE);
      const raw = await sizeOf(join(home.environment.HSMSCOPE_CACHE, 'raw')).catch(() => 0);
      const wrong = Number(cost.stdout) === events.forbidden ? '' : `WRONG: ${cost.stdout.trim()}`;
      const onDisk = ((100 * cache) / events.bytes).toFixed(1);
      yield [`hsmscope on ${name}`, ...costCells(cost, events), onDisk, megabytes(raw), wrong];
      if (Number.isNaN(ours)) ours = cost.milliseconds;
    }
    for (const peer of peers) yield await peerRow(peer, events, files, ours);
  },
};

export const screenBench: Bench = {
  name: `the screen during that reading, at ${SIZE.columns}×${SIZE.rows}`,
  columns: ['', 'first rows s', 'all read s', 'peak MB'],
  async *run() {
    for (const [name, make] of Object.entries(SOURCES)) {
      const {folder} = await make();
      await using home = await makeHome();
      await using terminal = await openProgram([folder], {...SIZE, environment: home.environment});
      const {started} = terminal.traffic();
      // Looked at often, as a screen that changes all the time never comes to rest.
      const first = await momentOf(() => showsRows(terminal.screen()));
      const all = await momentOf(() => showsAll(terminal.screen(), '1,000,000'));
      yield [
        `hsmscope on ${name}`,
        seconds(first - started),
        seconds(all - started),
        megabytes(peakMemory(terminal.pid)),
      ];
    }
  },
};

async function peerRow(peer: Peer, events: Events, files: readonly string[], ours: number): Promise<readonly string[]> {
  const answered = await askPeer(peer, events.folder, files);
  if (answered === undefined) return [peer.name, 'not installed'];
  const wrong = answered.found === events.forbidden ? '' : `WRONG: ${answered.found}`;
  return [peer.name, ...costCells(answered, events), '', '', wrong || ratio(ours, answered.milliseconds)];
}

function costCells({milliseconds: taken, peak}: Cost, {bytes, events}: Events): readonly string[] {
  return [seconds(taken), (bytes / 1e3 / taken).toFixed(0), ((1000 * events) / taken).toFixed(0), megabytes(peak)];
}
