// Bringing a week from Azure into the cache, beside the Azure CLI downloading the same blobs from the same server.
import {readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import type {ContainerClient} from '@azure/storage-blob';
import {key, startAzurite} from '../azure/azurite.ts';
import {millionEvents} from './events.ts';
import {type Bench, megabytes, ratio, seconds} from './measure.ts';
import {type Cost, filesIn, isInstalled, makeHome, measureProcess, measureProgram} from './processes.ts';

export const azureBench: Bench = {
  name: '1,000,000 events in 336 append blobs on the emulator, which shares the machine: sync reads and indexes, az only downloads',
  columns: ['', 's', 'MB/s', 'peak MB', 'hsmscope : it'],
  async *run() {
    const events = await millionEvents();
    await using azurite = await startAzurite();
    const container = azurite.container();
    await container.create();
    for (const file of await filesIn(events.folder)) await upload(container, relative(events.folder, file), file);
    await using home = await makeHome();
    const environment = {...home.environment, AZURE_STORAGE_KEY: key};
    const sync = () => measureProgram(['sync', azurite.url, '--since', 'all', '--quiet'], {...home, environment});
    const first = await sync();
    yield row('hsmscope sync', first, events.bytes, '');
    const again = await sync();
    yield ['hsmscope sync, nothing new', seconds(again.milliseconds), '', megabytes(again.peak), ''];
    if (!isInstalled('az')) {
      yield ['az storage blob download-batch', 'not installed'];
      return;
    }
    const connection = `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${key};BlobEndpoint=${azurite.url};`;
    const target = join(home.environment.HOME, 'downloaded');
    const az = await measureProcess(
      'sh',
      [
        '-c',
        `mkdir -p ${target} && az storage blob download-batch -d ${target} -s ${container.containerName} -o none --no-progress`,
      ],
      {...home.environment, AZURE_STORAGE_CONNECTION_STRING: connection},
    );
    yield row('az storage blob download-batch', az, events.bytes, ratio(first.milliseconds, az.milliseconds));
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

function row(name: string, {milliseconds, peak}: Cost, bytes: number, against: string): readonly string[] {
  return [name, seconds(milliseconds), (bytes / 1e3 / milliseconds).toFixed(0), megabytes(peak), against];
}
