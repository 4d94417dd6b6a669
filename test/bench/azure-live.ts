// What following costs: three HSMs of which nothing is heard, and how soon what Azure has is a row.
import {append, auditLine, hourBlob, key, startAzurite} from '../azure/azurite.ts';
import {openProgram} from '../helpers/program.ts';
import {type Bench, milliseconds, quantile} from './measure.ts';
import {makeHome, processorTime} from './processes.ts';

const SECONDS = 20;
const APPENDS = 10;
const hsms = ['ONE', 'TWO', 'THREE'];

export const azureLiveBench: Bench = {
  name: `${SECONDS} s of following three HSMs at rest on the screen, then ${APPENDS} appends until each is on it`,
  columns: ['', 'CPU %', 'requests/h', 'p50 ms', 'most ms'],
  async *run() {
    await using azurite = await startAzurite();
    const container = azurite.container();
    await container.create();
    const names = hsms.map(hsm => hourBlob(hsm, new Date().toISOString()));
    for (const name of names) await append(container, name, auditLine(new Date().toISOString(), 'KeySign'));
    await using home = await makeHome();
    const environment = {...home.environment, AZURE_STORAGE_KEY: key};
    await using terminal = await openProgram([azurite.url], {columns: 120, rows: 40, environment});
    await terminal.until(rows => rows.some(row => row.includes('● live')), {timeout: 30_000});
    // The program tidies up for a while after reading.
    await sleep(4000);
    const [work, requests] = [processorTime(terminal.pid), azurite.requests.length];
    await sleep(SECONDS * 1000);
    const percent = (processorTime(terminal.pid) - work) / (SECONDS * 10);
    const anHour = ((azurite.requests.length - requests) * 3600) / SECONDS;
    yield ['at rest', percent.toFixed(1), anHour.toFixed(0)];
    const lags: number[] = [];
    for (let index = 1; index <= APPENDS; index++) {
      // At any moment between two looks.
      await sleep(Math.random() * 3000);
      await append(container, names[index % names.length]!, auditLine(new Date().toISOString(), 'KeyDelete'));
      const appended = performance.now();
      await terminal.until(rows => rows[0]!.includes(` ${hsms.length + index} events`), {timeout: 30_000});
      lags.push(performance.now() - appended);
    }
    yield ['append to row, look every 5 s', '', '', milliseconds(quantile(lags, 0.5)), milliseconds(Math.max(...lags))];
  },
};

const sleep = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
