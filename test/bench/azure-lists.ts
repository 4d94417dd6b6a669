// What listing costs: a year of three HSMs, of which every hour has a blob.
import {monitorEventLoopDelay} from 'node:perf_hooks';
import {openAzure} from '../../source/feed/azure/azure-blobs.ts';
import {hourBlob, key} from '../azure/azurite.ts';
import {startListServer} from '../azure/list-server.ts';
import {type Bench, milliseconds, seconds} from './measure.ts';

const hour = 3_600_000;
const hours = 365 * 24;

export const azureListBench: Bench = {
  name: `the blobs of a year of three HSMs (${3 * hours}), listed in this process, which is the server's as well`,
  columns: ['', 'blobs', 'requests', 's', 'longest block ms'],
  async *run() {
    const now = Date.now();
    const names = ['ONE', 'TWO', 'THREE'].flatMap(hsm => namesOf(hsm, now));
    await using server = await startListServer({names});
    for (const [name, since] of [['the last 24 h', now - 24 * hour] as const, ['all', undefined] as const]) {
      server.requests.length = 0;
      const feed = openAzure(server.url, {auth: 'key', secrets: {key}, since});
      const block = monitorEventLoopDelay({resolution: 1});
      const started = performance.now();
      block.enable();
      const blobs = await feed.list();
      block.disable();
      const took = performance.now() - started;
      yield [name, String(blobs.length), String(server.requests.length), seconds(took), milliseconds(block.max / 1e6)];
    }
  },
};

function namesOf(hsm: string, now: number): readonly string[] {
  return Array.from({length: hours}, (_, index) => hourBlob(hsm, new Date(now - index * hour).toISOString()));
}
