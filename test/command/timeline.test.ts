// `hsmscope timeline` as scripts use it: the parts are where they are said to be, and lose no event.
import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {parse} from 'csv-parse/sync';
import {createHome, removeHome, runProgram} from '../helpers/program.ts';

let home = '';
let logs = '';
let demo = '';
before(async () => {
  home = await createHome();
  logs = `${home}/logs`;
  demo = `${home}/cache/demo`;
  mkdirSync(logs);
  const times = [
    '2026-10-05T09:59:59.999Z',
    '2026-10-05T10:00:00.000Z',
    '2026-10-05T10:30:00Z',
    '2026-10-05T12:00:00Z',
  ];
  const lines = times.map((time, index) =>
    JSON.stringify({time, operationName: 'KeySign', httpStatusCode: index === 2 ? 403 : 200}),
  );
  writeFileSync(`${logs}/a.json`, `${lines.join('\n')}\n`);
  await run('demo');
});
after(() => removeHome(home));

const run = (...given: readonly string[]) => runProgram(given, {environment: {HSMSCOPE_CACHE: `${home}/cache`}});

type Part = {readonly from: string; readonly until: string; readonly count: number; readonly failed: number};

async function partsOf(...given: readonly string[]): Promise<readonly Part[]> {
  const {stdout} = await run('timeline', ...given, '-o', 'json');
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

test('--every divides at UTC hours, days and Mondays, and tells the empty parts too', async () => {
  const part = (from: string, until: string, count: number, failed: number) => ({
    from: `2026-10-${from}:00:00.000Z`,
    until: `2026-10-${until}:00:00.000Z`,
    count,
    failed,
  });
  assert.deepEqual(await partsOf('', logs, '--every', '1h'), [
    part('05T09', '05T10', 1, 0),
    part('05T10', '05T11', 2, 1),
    part('05T11', '05T12', 0, 0),
    part('05T12', '05T13', 1, 0),
  ]);
  assert.deepEqual(await partsOf('op:KeySign', logs, '--every', '6h'), [
    part('05T06', '05T12', 3, 1),
    part('05T12', '05T18', 1, 0),
  ]);
  assert.deepEqual(await partsOf('', logs, '--every', '1d'), [part('05T00', '06T00', 4, 1)]);
  // The 5th of October 2026 is a Monday.
  assert.deepEqual(await partsOf('', logs, '--every', '1w'), [part('05T00', '12T00', 4, 1)]);
  assert.deepEqual(await partsOf('failed time:2026-10-05T10', logs, '--every', '1h'), [part('05T10', '05T11', 1, 1)]);
});

test('the parts join, and all events and failures are in one of them', async () => {
  for (const division of [[], ['--buckets', '7'], ['--every', '15m'], ['--every', '1d']]) {
    const parts = await partsOf('op:Key*', demo, ...division);
    for (const [index, {from}] of parts.entries()) if (index > 0) assert.equal(from, parts[index - 1]!.until);
    const sum = (read: (part: Part) => number) => `${parts.reduce((total, part) => total + read(part), 0)}\n`;
    assert.equal(
      sum(part => part.count),
      (await run('count', 'op:Key*', demo)).stdout,
    );
    assert.equal(
      sum(part => part.failed),
      (await run('count', 'op:Key* failed', demo)).stdout,
    );
    if (division[0] !== '--every') assert.equal(parts.length, Number(division[1] ?? 24));
  }
});

test('more parts than milliseconds are as many as there are milliseconds', async () => {
  const parts = await partsOf('time:2026-10-05T09', logs, '--buckets', '50');
  assert.deepEqual(
    parts.map(({count}) => count),
    [1],
  );
});

test('people see bars, failures apart; programs see numbers', async () => {
  const table = await run('timeline', '', logs, '--every', '1h');
  assert.deepEqual([table.code, table.stderr], [0, '']);
  assert.equal(
    table.stdout,
    [
      'from                      until                     events  failed  █ ok  ▓ failed',
      `2026-10-05T09:00:00.000Z  2026-10-05T10:00:00.000Z       1       0  ${'█'.repeat(20)}`,
      `2026-10-05T10:00:00.000Z  2026-10-05T11:00:00.000Z       2       1  ${'▓'.repeat(20)}${'█'.repeat(20)}`,
      '2026-10-05T11:00:00.000Z  2026-10-05T12:00:00.000Z       0       0',
      `2026-10-05T12:00:00.000Z  2026-10-05T13:00:00.000Z       1       0  ${'█'.repeat(20)}`,
      '',
    ].join('\n'),
  );
  const ascii = await runProgram(['timeline', '', logs, '--every', '1d'], {environment: {LC_ALL: 'C'}});
  assert.match(ascii.stdout, / # ok {2}x failed\n.* x{10}#{30}\n$/);
  const csv = parse((await run('timeline', '', logs, '--every', '1d', '-o', 'csv')).stdout);
  assert.deepEqual(csv, [
    ['from', 'until', 'count', 'failed'],
    ['2026-10-05T00:00:00.000Z', '2026-10-06T00:00:00.000Z', '4', '1'],
  ]);
});

test('where nothing matches there is no part and exit code 1', async () => {
  const {code, stdout} = await run('timeline', 'op:KeyRelease', logs, '-o', 'csv');
  assert.deepEqual([code, stdout], [1, 'from,until,count,failed\r\n']);
});

test('a strange width, two divisions and more parts than anybody reads are refused in a sentence', async () => {
  for (const [given, sentence] of [
    [['--every', '1x'], /--every takes a width as 15m, 1h, 1d or 1w, not "1x"\./],
    [['--every', '0h'], /--every takes a width/],
    [['--every', '1h', '--buckets', '5'], /--every and --buckets both .* Give one\./],
    [['--buckets', '100001'], /--buckets takes a whole number from 1 to 100000/],
  ] as const) {
    const {code, stdout, stderr} = await run('timeline', '', logs, ...given);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, sentence);
  }
  writeFileSync(`${logs}/old.json`, '{"time":"2016-01-01T00:00:00Z","operationName":"KeySign"}\n');
  const {code, stderr} = await run('timeline', '', logs, '--every', '1m');
  assert.equal(code, 2);
  assert.match(stderr, /--every 1m makes \d+ lines, more than 100000\. Give a greater width, or ask for less time/);
});
