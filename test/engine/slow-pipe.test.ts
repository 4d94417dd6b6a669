// What comes through a pipe is found as it comes, each event once, whatever becomes of who reads it.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {open} from 'node:fs/promises';
import {test} from 'node:test';
import type {Holdings} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {find, indexFiles, line, newLogs, verify, withStore} from './cached-logs.ts';

/** An engine that reads a pipe, and the pipe's other end. */
async function follow() {
  const {logs, cache} = newLogs({'other.json': line(0)});
  const path = `${logs}/pipe`;
  execFileSync('mkfifo', [path]);
  const engine = createLocalEngine(cache);
  let events = 0;
  let wake = (): void => undefined;
  const onChange = (holdings: Holdings): void => {
    events = holdings.events;
    wake();
  };
  const opened = engine.open([path], {onChange}, {follow: true});
  const pipe = await open(path, 'w');
  const until = async (count: number): Promise<void> => {
    while (events !== count) {
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  };
  return {cache, engine, opened, pipe, until};
}

const unreadable = {type: 'is', is: 'unreadable'} as const;

test('what comes slowly is found before the end, half lines are not, and all is in one segment', async () => {
  const {cache, engine, opened, pipe, until} = await follow();
  for (let count = 1; count <= 5; count++) {
    const [begun, next] = [line(count), line(count + 1)];
    await pipe.write(count === 1 ? begun + next.slice(0, 20) : begun.slice(20) + next.slice(0, 20));
    await until(count);
    assert.equal(await engine.count(unreadable), 0);
  }
  await pipe.close();
  assert.equal((await opened).events, 6);
  assert.equal(await engine.count(unreadable), 1);
  const {rows} = await engine.page({type: 'all'}, {rank: 0}, 0, 9);
  assert.deepEqual(new Set(rows.map(({id}) => id.offset)), new Set([0, 1, 2, 3, 4, 5].map(at => at * line(1).length)));
  await engine.close();
  await withStore(cache, ({catalog}) => {
    assert.equal(catalog.read(catalog.sources()[0]!).segments.length, 1);
  });
  assert.deepEqual((await verify(cache)).problems, []);
});

test('what came before a pipe was left is there at the next opening, and the cache is sound', async () => {
  const {cache, engine, opened, pipe, until} = await follow();
  await pipe.write(line(1) + line(2) + line(3).slice(0, 20));
  await until(2);
  await pipe.write(line(3).slice(20) + line(4));
  await until(4);
  await engine.control('stop');
  await opened;
  await engine.close();
  await pipe.close();
  assert.deepEqual((await verify(cache)).problems, []);
  const {events, records} = await find([], cache);
  assert.equal(events, 4);
  assert.deepEqual(
    records.toReversed(),
    [1, 2, 3, 4].map(number => line(number).trimEnd()),
  );
  assert.equal(indexFiles(cache).length, 1);
});
