// Bringing a week from Azure into the cache, beside the Azure CLI downloading the same blobs from the same server.
import {mkdir, readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import type {ContainerClient} from '@azure/storage-blob';
import {key, startAzurite} from '../azure/azurite.ts';
import {millionEvents} from './events.ts';
import {type Bench, megabytes, milliseconds, ratio, seconds} from './measure.ts';
import {type Cost, filesIn, isInstalled, makeHome, measureProcess, measureProgram} from './processes.ts';

export const azureBench: Bench = {
  name: '1,000,000 events in 336 append blobs on the emulator, which shares the machine: sync reads and indexes, az only downloads',
  columns: ['', 's', 'MB/s', 'CPU s', 'peak MB', 'requests', 'held ms', 'hsmscope : it'],
  async *run() {
    const events = await millionEvents();
    await using azurite = await startAzurite();
    const container = azurite.container();
    await container.create();
    for (const file of await filesIn(events.folder)) await upload(container, relative(events.folder, file), file);
    await using home = await makeHome();
    const environment = {...home.environment, AZURE_STORAGE_KEY: key};
    const held = join(home.environment.HOME, 'held.json');
    const watched = {NODE_OPTIONS: `--import=${watcher}`, BENCH_MAIN_THREAD: held};
    const sync = async (): Promise<Synced> => {
      azurite.requests.length = 0;
      const cost = await measureProgram(['sync', azurite.url, '--since', 'all', '--quiet'], {
        ...home,
        environment: {...environment, ...watched},
      });
      const {longest} = JSON.parse(await readFile(held, 'utf8'));
      return {...cost, requests: azurite.requests.length, longest};
    };
    const first = await sync();
    yield row('hsmscope sync', first, events.bytes, [String(first.requests), milliseconds(first.longest), '']);
    const again = await sync();
    yield row('hsmscope sync, nothing new', again, undefined, [String(again.requests), milliseconds(again.longest)]);
    if (!isInstalled('az')) {
      yield ['az storage blob download-batch', 'not installed'];
      return;
    }
    const connection = `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${key};BlobEndpoint=${azurite.url};`;
    const target = join(home.environment.HOME, 'downloaded');
    await mkdir(target);
    azurite.requests.length = 0;
    const az = await measureProcess(
      'az',
      ['storage', 'blob', 'download-batch', '-d', target, '-s', container.containerName, '-o', 'none', '--no-progress'],
      {...home.environment, AZURE_STORAGE_CONNECTION_STRING: connection},
    );
    const asked = String(azurite.requests.length);
    yield row('az storage blob download-batch', az, events.bytes, [
      asked,
      '',
      ratio(first.milliseconds, az.milliseconds),
    ]);
  },
};

/** The largest block that may be appended, and a little less. */
const block = 4_000_000;

async function upload(container: ContainerClient, name: string, file: string): Promise<void> {
  const bytes = await readFile(file);
  const blob = container.getAppendBlobClient(name);
  await blob.create();
  for (let start = 0; start < bytes.length; start += block) {
    const part = bytes.subarray(start, start + block);
    await blob.appendBlock(part, part.length);
  }
}

type Synced = Cost & {readonly requests: number; readonly longest: number};

/** Tells how long the main thread was held the longest. */
const watcher = new URL('main-thread.mjs', import.meta.url).href;

function row(
  name: string,
  {milliseconds: took, peak, work}: Cost,
  bytes: number | undefined,
  more: readonly string[],
): readonly string[] {
  const rate = bytes === undefined ? '' : (bytes / 1e3 / took).toFixed(0);
  return [name, seconds(took), rate, seconds(work), megabytes(peak), ...more];
}
