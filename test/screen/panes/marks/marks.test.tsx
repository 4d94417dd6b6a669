import assert from 'node:assert/strict';
import {test} from 'node:test';
import {App} from '../../../../source/screen/app.tsx';
import type {ReportWish} from '../../../../source/screen/panes/line/line-state.ts';
import {keepMarks, type MarksPort} from '../../../../source/screen/state/keep-marks.ts';
import {run} from '../../../../source/screen/state/runner.ts';
import {firstState} from '../../../../source/screen/state/state.ts';
import {createStore} from '../../../../source/screen/state/store.ts';
import {writeReports} from '../../../../source/screen/state/write-reports.ts';
import {createBrush} from '../../../../source/screen/theme/brush.ts';
import {type Mark, markKey} from '../../../../source/settings/marks.ts';
import {openInkTerminal} from '../../../helpers/ink-terminal.tsx';
import {createFakeEngine} from '../../fake-engine.ts';

type Options = {
  readonly kept?: Map<string, Mark>;
  readonly columns?: number;
  readonly colors?: 0 | 3;
  readonly fails?: boolean;
};

/** The whole screen on an engine in memory; what is kept lies in a map. */
async function open({kept = new Map(), columns = 100, colors = 3, fails = false}: Options = {}) {
  const engine = createFakeEngine();
  const size = {columns, rows: 30};
  const store = createStore(firstState({title: 'demo', size, marks: new Map(kept)}), () => 1_790_000_000_000);
  const refuse = () => {
    if (fails) throw new Error('The disk is full.');
  };
  const port: MarksPort = {
    marks: new Map(kept),
    put: async mark => {
      refuse();
      kept.set(markKey(mark), mark);
    },
    remove: async mark => {
      refuse();
      kept.delete(markKey(mark));
    },
  };
  const look = {brush: createBrush(colors), colored: colors > 0, unicode: true};
  const terminal = await openInkTerminal(<App store={store} look={look} />, size);
  const endKeeping = keepMarks(port, engine, store);
  const reports: (ReportWish & {readonly marks: number})[] = [];
  const endReports = writeReports(async (wish, marks) => {
    refuse();
    reports.push({...wish, marks: marks.size});
    return `The report is in ${wish.path}.`;
  }, store);
  const end = run(engine, ['demo'], store);
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    await terminal.flush();
  };
  await settle();
  return {
    engine,
    store,
    kept,
    reports,
    text: () => terminal.text(),
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        await terminal.press(key);
        await settle();
      }
    },
    async [Symbol.asyncDispose]() {
      end();
      endReports();
      await endKeeping();
      await terminal.unmount();
    },
  };
}

const typed = (text: string): readonly string[] => [...text].map(key => (key === ' ' ? 'space' : key));

const selectedOf = ({store}: Awaited<ReturnType<typeof open>>) => {
  const {selected, loaded} = store.state().list;
  return loaded!.rows[selected - loaded!.first]!.id.offset;
};

test('m marks the event with a note and tags; the list, the detail and the cache know it', async () => {
  await using screen = await open();
  await screen.press('j', 'm');
  assert.match(screen.text(), /┌ Mark this event ─/);
  await screen.press(...typed('from the hotel #incident-7'), 'enter');
  const [mark] = [...screen.kept.values()];
  assert.deepEqual([mark?.note, mark?.tags, mark?.marked], ['from the hotel', ['incident-7'], 1_790_000_000_000]);
  assert.match(mark!.sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual([...screen.engine.held], [mark!.blob]);
  assert.match(screen.text(), /▌.*\d\d:\d\d:\d\d(?:\.\d+)? *◆ Key/);
  await screen.press('enter');
  assert.match(screen.text(), /┌ ◆ Key\w+ · .*from the/);
});

test('Without colours a mark is told from the selection by its sign', async () => {
  await using screen = await open({colors: 0});
  await screen.press('m', 'enter', 'j');
  assert.match(screen.text(), / \d\d:\d\d:\d\d(?:\.\d+)? *◆ Key/);
  assert.equal(screen.text().match(/◆/g)?.length, 1);
});

test('Esc marks nothing; m on a marked event edits what was noted', async () => {
  await using screen = await open();
  await screen.press('m', ...typed('x'), 'esc');
  assert.equal(screen.kept.size, 0);
  await screen.press('m', ...typed('why #a'), 'enter', 'm');
  assert.match(screen.text(), /┌ Note of the mark ─[\s\S]*why #a/);
  await screen.press(...typed(' #b'), 'enter');
  assert.deepEqual(
    [...screen.kept.values()].map(({note, tags}) => [note, tags]),
    [['why', ['a', 'b']]],
  );
});

test('A mark is removed by a key, its blob is free again, and a key that is told brings it back', async () => {
  await using screen = await open();
  await screen.press('m', ...typed('x'), 'enter', 'm', 'ctrl-x');
  assert.deepEqual([screen.kept.size, screen.engine.held.size], [0, 0]);
  assert.match(screen.text(), /The mark is removed: alt-u brings it back\./);
  await screen.press('alt-u');
  assert.deepEqual([screen.kept.size, screen.engine.held.size], [1, 1]);
});

test('Of several marks in a blob, the last one to go gives it free', async () => {
  await using screen = await open();
  await screen.press('m', 'enter', 'j', 'm', 'enter', 'm', 'ctrl-x');
  assert.deepEqual([screen.kept.size, screen.engine.held.size], [1, 1]);
  await screen.press('k', 'm', 'ctrl-x');
  assert.deepEqual([screen.kept.size, screen.engine.held.size], [0, 0]);
});

test('u and U go from mark to mark in time, as far as the query shows them', async () => {
  await using screen = await open();
  await screen.press('u');
  assert.match(screen.text(), /Nothing is marked so far/);
  await screen.press(
    'm',
    'enter',
    ...Array<string>(20).fill('j'),
    'm',
    'enter',
    ...Array<string>(20).fill('j'),
    'm',
    'enter',
  );
  const oldest = selectedOf(screen);
  await screen.press('g', 'u');
  const middle = selectedOf(screen);
  await screen.press('u');
  assert.equal(selectedOf(screen), oldest);
  await screen.press('u');
  assert.match(screen.text(), /There is no older mark\./);
  await screen.press('U');
  assert.equal(selectedOf(screen), middle);
});

test('The menu finds marks by their words; enter goes there although the query does not show it', async () => {
  await using screen = await open();
  await screen.press(
    ...Array<string>(3).fill('j'),
    'm',
    ...typed('needle #seven'),
    'enter',
    'j',
    'm',
    ...typed('hay'),
    'enter',
  );
  const [needle] = [...screen.kept.values()].filter(({note}) => note === 'needle');
  await screen.press('/', ...typed('op:Nothing'), 'enter', 'M');
  assert.match(screen.text(), /┌ Marks ─+ 1\/2 ┐/);
  await screen.press(...typed('seven'));
  assert.match(screen.text(), /┌ Marks ─+ 1\/1 ┐/);
  await screen.press('enter');
  assert.equal(selectedOf(screen), needle!.offset);
  assert.match(screen.text(), /was cleared: alt-← brings it back/);
});

test('In the menu a mark is removed and put back', async () => {
  await using screen = await open();
  await screen.press('m', ...typed('one'), 'enter', 'j', 'm', ...typed('two'), 'enter', 'M', 'down', 'ctrl-x');
  assert.deepEqual(
    [...screen.kept.values()].map(({note}) => note),
    ['one'],
  );
  await screen.press('ctrl-r');
  assert.equal(screen.kept.size, 2);
});

test('What was marked before is there when the screen opens, and its blobs are evidence again', async () => {
  const kept = new Map<string, Mark>();
  {
    await using screen = await open({kept});
    await screen.press('m', 'enter');
  }
  await using again = await open({kept});
  assert.match(again.text(), /◆ Key/);
  assert.equal(again.engine.held.size, 1);
});

test('Where a mark cannot be kept, that is said', async () => {
  await using screen = await open({fails: true});
  await screen.press('m', 'enter');
  assert.match(screen.text(), /The marks are not kept as they are shown\. The disk is full\./);
});

test('From the palette a report is wished for; where it is, is said', async () => {
  await using screen = await open();
  await screen.press('m', 'enter', ':', ...typed('report: write'), 'enter');
  assert.match(screen.text(), /┌ Write a report ─[\s\S]*hsmscope-report-2026-09-21\.html/);
  await screen.press('ctrl-u', ...typed('/tmp/r.md'), 'enter');
  assert.deepEqual(screen.reports, [{path: '/tmp/r.md', isAnonymised: false, marks: 1}]);
  assert.match(screen.text(), /The report is in \/tmp\/r\.md\./);
  await screen.press(':', ...typed('report without'), 'enter', 'enter');
  assert.deepEqual(screen.reports[1]?.isAnonymised, true);
});

test('Why a report is not written is said', async () => {
  await using screen = await open({fails: true});
  await screen.press(':', ...typed('report: write'), 'enter', 'enter');
  assert.match(screen.text(), /The disk is full\./);
  assert.deepEqual(screen.reports, []);
});

test('In a tail, m marks the event that is pointed at there', async () => {
  await using screen = await open();
  await screen.press('/', ...typed('failed'), 'enter', 't', 'esc', 'esc', '5', 'j', 'm', 'enter');
  const [mark] = [...screen.kept.values()];
  assert.equal(mark?.values.outcome, 'failed');
  assert.notEqual(mark?.offset, selectedOf(screen));
});
