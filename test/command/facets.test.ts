// `hsmscope facets` as scripts use it: what it counts is what search prints.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {parse} from 'csv-parse/sync';
import {createHome, removeHome, runProgram} from '../helpers/program.ts';
import {shapesFolder} from '../helpers/shapes.ts';

let home = '';
before(async () => {
  home = await createHome();
});
after(() => removeHome(home));

const run = (...given: readonly string[]) => runProgram(given, {environment: {HSMSCOPE_CACHE: `${home}/cache`}});

type Line = {readonly field: string; readonly value?: string | number; readonly count: number; readonly failed: number};

function readJson(text: string): readonly (Line & {readonly distinct: number})[] {
  return text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

test('each value is counted as often as search prints it, and the events without one, on the demo and on every shape', async () => {
  await run('demo');
  for (const source of [`${home}/cache/demo`, shapesFolder]) {
    for (const query of ['failed', 'op:Key* -status:200']) {
      const events = readJson((await run('search', query, source, '-o', 'json')).stdout) as readonly object[];
      const given = ['facets', query, source, '--fields', 'who,status,key', '--top', '3', '-o', 'json'];
      const {code, stdout} = await run(...given);
      const expected = ['caller', 'status', 'key'].flatMap(field => countOneByOne(events, field, 3));
      assert.deepEqual([code, readJson(stdout)], [0, expected]);
    }
  }
});

test('without a word about the fields, those that are asked for most are counted', async () => {
  const {code, stdout} = await run('facets', '', shapesFolder, '-o', 'json');
  const names = readJson(stdout).map(({field}) => field);
  assert.deepEqual([code, [...new Set(names)]], [0, ['op', 'status', 'caller', 'ip', 'key', 'hsm']]);
});

test('as a table, CSV and Markdown it says the same', async () => {
  const given = ['facets', '', shapesFolder, '--fields', 'kind,uri', '--top', '2'];
  const json = readJson((await run(...given, '-o', 'json')).stdout);
  const none = json.find(({field, value}) => field === 'uri' && value === undefined)!;
  const csv = parse((await run(...given, '-o', 'csv')).stdout, {columns: true}) as {readonly [name: string]: string}[];
  assert.deepEqual(
    csv.map(({field, value, count, failed, distinct}) => [field, value, count, failed, distinct]),
    json.map(({field, value, ...counts}) => [field, `${value ?? ''}`, ...Object.values(counts).map(String)]),
  );
  const table = (await run(...given)).stdout;
  assert.match(table, /^field {2}value +events {2}failed {2}distinct\nkind {3}hsm +\d/);
  assert.match(table, new RegExp(`\\nuri +\\(none\\) +${none.count} +${none.failed} +${none.distinct}\\n$`));
  assert.match(
    (await run(...given, '-o', 'markdown')).stdout,
    /^\| field \| value \| events \|.*\n.*\n\| kind \| hsm \|/,
  );
});

test('without a query and a source, all that is cached is counted', async () => {
  const {code, stdout} = await run('facets', '--fields', 'status', '--top', '1', '-o', 'json');
  assert.equal(code, 0);
  const [{count} = {count: 0}] = readJson(stdout);
  assert.equal(`${count}\n`, (await run('count', 'status:200')).stdout);
});

test('unless told otherwise, it counts what a responder looks at first', async () => {
  const {code, stdout} = await run('facets', 'failed', shapesFolder, '--top', '1', '-o', 'json');
  const fields = (readJson(stdout) as readonly {readonly field: string}[]).map(({field}) => field);
  assert.deepEqual([code, [...new Set(fields)]], [0, ['op', 'status', 'caller', 'ip', 'key', 'hsm']]);
});

test('where nothing matches there is no line and exit code 1', async () => {
  const {code, stdout} = await run('facets', 'op:KeyRelease', shapesFolder, '-o', 'json');
  assert.deepEqual([code, stdout], [1, '']);
});

test('a field without values to count, an unknown one and a strange number are refused in a sentence', async () => {
  for (const [given, sentence] of [
    [['--fields', 'op,time'], /no field `time` here/],
    [['--fields', 'stauts'], /no field `stauts` here\. Did you mean `status`\?/],
    [['--top', '0'], /--top takes a whole number from 1, not "0"\./],
  ] as const) {
    const {code, stdout, stderr} = await run('facets', '', shapesFolder, ...given);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, sentence);
  }
});

function countOneByOne(events: readonly object[], field: string, top: number): readonly object[] {
  const groups = Map.groupBy(events, event => (event as {[name: string]: string | number | undefined})[field]);
  const lines = [...groups].map(([value, having]) => ({
    field,
    ...(value !== undefined && {value}),
    count: having.length,
    failed: having.filter(event => 'outcome' in event && event.outcome === 'failed').length,
  }));
  const valued = lines.filter(line => 'value' in line);
  valued.sort((a, b) => b.count - a.count || (a.value! < b.value! ? -1 : 1));
  const distinct = valued.length;
  return [...valued.slice(0, top), ...lines.filter(line => !('value' in line))].map(line => ({...line, distinct}));
}
