// A blob that is replaced while its records are searched: the answer speaks of one version, and says what it lacks.
import assert from 'node:assert/strict';
import {appendFileSync, rmSync} from 'node:fs';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {createRawReader} from '../../source/engine/raw-reader.ts';
import {createShownBlobs, type ShownBlobs} from '../../source/engine/shown-blobs.ts';
import {openFeed} from '../../source/feed/feeds.ts';
import type {Word} from '../../source/query/syntax.ts';
import {rangeBitmap} from '../../source/search/bitmap.ts';
import {type ColumnIndex, createColumnIndex} from '../../source/search/column-index.ts';
import {createLocalScanner} from '../../source/search/local-scanner.ts';
import type {Scanner} from '../../source/search/scanner.ts';
import {ingestFeed, type Readers} from '../../source/store/ingest.ts';
import {carryOut} from '../../source/store/read-order.ts';
import type {Store} from '../../source/store/store.ts';
import {hour, line, newLogs, withStore, write} from './cached-logs.ts';

const readers: Readers = {count: 1, expect: () => undefined, carryOut};

async function read(store: Store, logs: string, shown: ShownBlobs): Promise<void> {
  await ingestFeed(await openFeed(logs), store, readers, {
    isChecked: false,
    isShown: () => false,
    isGrowing: () => false,
    proceed: async () => undefined,
    onArrival: shown.add,
    onKnown: () => undefined,
    onDamaged: segment => assert.fail(segment),
    onPlanned: () => undefined,
    onRead: () => undefined,
    onProblem: sentence => assert.fail(sentence),
    onWaiting: () => assert.fail('nobody else reads'),
  });
}

/** The segments that are searched, as a scanner is given them. */
function watchIndex(): {readonly index: ColumnIndex; readonly segments: Map<string, Parameters<Scanner['put']>[1]>} {
  const segments: Map<string, Parameters<Scanner['put']>[1]> = new Map();
  const scanner = createLocalScanner();
  const index = createColumnIndex({
    ...scanner,
    put: (key, segment) => segments.set(key, segment),
    remove: key => segments.delete(key),
  });
  return {index, segments};
}

const word = (text: string): Word => ({type: 'word', text, match: 'exact'});

type Outcome = {readonly found: readonly number[]; readonly unread: number; readonly problems: readonly string[]};

/** Searches two hours for what the second said before and says now; `meanwhile` comes before it is opened. */
async function searchWhile(
  meanwhile: (logs: string, names: readonly [string, string]) => void,
  suffix: '' | '.gz',
): Promise<Outcome> {
  const pack = (text: string): Uint8Array => (suffix === '' ? Buffer.from(text) : gzipSync(text));
  const names = [hour(1) + suffix, hour(2) + suffix] as const;
  const {logs, cache} = newLogs({[names[0]]: pack(line(1)), [names[1]]: pack(line(2, 'old') + line(3, 'old'))});
  return withStore(cache, async store => {
    const {index, segments} = watchIndex();
    const shown = createShownBlobs(index, store);
    const problems: string[] = [];
    const readRaw = createRawReader(
      store,
      () => shown,
      sentence => problems.push(sentence),
    );
    await read(store, logs, shown);
    assert.equal(segments.size, 1);
    const [indexed] = segments.values();
    let isFirst = true;
    const proceed = async (): Promise<void> => {
      if (!isFirst) return;
      isFirst = false;
      meanwhile(logs, names);
      await read(store, logs, shown);
    };
    const leaves = [word('KeySign'), word('old'), word('new')];
    const {rows, unread} = await readRaw(leaves, rangeBitmap(3, 0, 3), indexed!, proceed);
    return {found: leaves.map(leaf => rows.get(leaf)![0]!), unread: unread[0]!, problems};
  });
}

for (const suffix of ['', '.gz'] as const) {
  const what = suffix === '' ? 'plain' : 'framed';
  test(`of a ${what} blob that is replaced while another is searched, nothing of the new version is in the answer`, async () => {
    const answer = await searchWhile((logs, [, second]) => {
      const text = line(2, 'new') + line(3, 'new');
      rmSync(`${logs}/${second}`);
      write(logs, {[second]: suffix === '' ? text : gzipSync(text)});
    }, suffix);
    assert.deepEqual([answer.found, answer.unread], [[0b001, 0, 0], 0b110]);
    assert.equal(answer.problems.length, 1);
    assert.match(answer.problems[0]!, /h=02.* was replaced while it was searched.* Ask again/);
  });
}

test('of a blob that has grown while another is searched, what was there before is found', async () => {
  const answer = await searchWhile((logs, [, second]) => appendFileSync(`${logs}/${second}`, line(4, 'new')), '');
  assert.deepEqual(answer, {found: [0b001, 0b110, 0], unread: 0, problems: []});
});
