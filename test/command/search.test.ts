// `hsmscope search`: which events, in which order, with which columns, and what is said of the query.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, writeFileSync} from 'node:fs';
import {text} from 'node:stream/consumers';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parse} from 'csv-parse/sync';
import {queryExamples} from '../../source/command/query-help.ts';
import {parseQuery} from '../../source/query/parse.ts';
import {createHome, openProgram, removeHome, runProgram, surroundings} from '../helpers/program.ts';
import {shapesFolder} from '../helpers/shapes.ts';

const program = fileURLToPath(new URL('../../build/cli.js', import.meta.url));
let home = '';
let demo = '';
before(async () => {
  home = await createHome();
  demo = `${home}/cache/demo`;
  await run('demo');
});
after(() => removeHome(home));

const run = (...given: readonly string[]) => runProgram(given, {environment: {HSMSCOPE_CACHE: `${home}/cache`}});

test('oldest first is newest first from behind, on one page or many', async () => {
  for (const [query, source] of [
    ['', shapesFolder],
    ['op:KeySign', demo],
  ] as const) {
    const newest = await run('search', query, source, '-o', 'json');
    const oldest = await run('search', query, source, '-o', 'json', '--order', 'oldest');
    assert.deepEqual([newest.code, oldest.code], [0, 0]);
    assert.deepEqual(linesOf(oldest.stdout), linesOf(newest.stdout).toReversed());
    const two = await run('search', query, source, '-o', 'json', '--order', 'oldest', '--limit', '2');
    assert.deepEqual(linesOf(two.stdout), linesOf(oldest.stdout).slice(0, 2));
  }
});

test('--fields prints these columns in this order, by name or alias and in any case, in every format', async () => {
  const given = ['search', 'op:KeyPurge status:204', demo, '--fields', 'who,Outcome, offset,op,who'];
  const {stdout} = await run(...given, '-o', 'json');
  assert.deepEqual(Object.keys(JSON.parse(stdout)), ['caller', 'outcome', 'offset', 'op']);
  const {caller, offset} = JSON.parse(stdout);
  assert.equal(
    (await run(...given, '-o', 'csv')).stdout,
    `caller,outcome,offset,op\r\n${caller},ok,${offset},KeyPurge\r\n`,
  );
  assert.match(
    (await run(...given)).stdout,
    /^caller +outcome +offset {2}operation\noperator@contoso.com +ok +\d+ {2}KeyPurge\n$/,
  );
  assert.match(
    (await run(...given, '-o', 'markdown')).stdout,
    /\| operator@contoso\.com \| ok \| \d+ \| KeyPurge \|\n$/,
  );
});

test('a field that is not there is refused with the near name, and a list that is none with an example', async () => {
  const typed = await run('search', '', demo, '--fields', 'time,calller');
  assert.deepEqual([typed.code, typed.stdout], [2, '']);
  assert.equal(typed.stderr, 'hsmscope: There is no field `calller` here. Did you mean `caller`?\n');
  const strange = await run('search', '', demo, '--fields', 'time,\u001b[31m');
  assert.match(strange.stderr, /no field `␛\[31m` here\. Choose from time, timeAssumed, outcome/);
  assert.match((await run('search', '', demo, '--fields', 'op,,ip')).stderr, /commas between them: op,caller,ip/);
});

test('CSV holds what JSON holds, and a hostile user agent starts no formula', async () => {
  const folder = `${home}/hostile`;
  mkdirSync(folder);
  const agents = ['=HYPERLINK("http://evil.example","x")', '@SUM(1)', '-2+3', '\t=1', 'a,"b"\r\nc', '\u001b[31m'];
  const record = (clientInfo: string, second: number) =>
    JSON.stringify({time: `2026-10-01T12:00:0${second}.000Z`, operationName: 'KeySign', clientInfo});
  writeFileSync(`${folder}/a.json`, `${agents.map(record).join('\n')}\nnot a record\n`);
  const json = linesOf((await run('search', '', folder, '-o', 'json')).stdout).map(line => JSON.parse(line));
  const csv = (await run('search', '', folder, '-o', 'csv')).stdout;
  const rows = parse(csv, {columns: true, record_delimiter: '\r\n'}) as {[name: string]: string}[];
  assert.deepEqual(
    rows.map(({time, outcome, timeAssumed, problem, offset}) => [time, outcome, timeAssumed, problem, offset]),
    json.map(event => [
      event.time,
      event.outcome,
      `${event.timeAssumed ?? ''}`,
      event.problem ?? '',
      `${event.offset}`,
    ]),
  );
  assert.deepEqual(
    rows.map(({client}) => client).filter(client => client !== ''),
    ['␛[31m', 'a,"b"␍␊c', "' =1", "'-2+3", "'@SUM(1)", '\'=HYPERLINK("http://evil.example","x")'],
  );
  assert.doesNotMatch(csv, /\u001b/);
});

test('--explain says on standard error how the query was understood, and leaves the answer alone', async () => {
  const given = ['search', "PURGE -caller:svc* (status:204 or 'nowhere)", demo, '-o', 'json'];
  const plain = await run(...given);
  const explained = await run(...given, '--explain');
  assert.deepEqual([explained.code, explained.stdout], [0, plain.stdout]);
  assert.equal(plain.stderr, '');
  const lines = linesOf(explained.stderr.replaceAll(/\d+\.\d ms/g, '– ms'));
  const found = linesOf(plain.stdout).length;
  assert.deepEqual(lines.slice(0, 4), [
    "Understood as: PURGE -caller:svc* (status:204 or 'nowhere)",
    '  PURGE → 2 values of op',
    '  nowhere → no value, so the text of each record is searched',
    '          3 events  PURGE  (– ms)',
  ]);
  assert.equal(lines[6], "          0 events  'nowhere  (– ms)");
  assert.match(lines.at(-1)!, new RegExp(`^${found} events in – ms; 2 segments searched, [1-9]\\d* left out$`));
});

test('what was typed reaches the terminal harmless in an explanation, too', async () => {
  const {stderr} = await run('search', "'\u001b[31m\u202e", shapesFolder, '--explain');
  assert.match(stderr, /Understood as: .*␛\[31m·/);
  assert.doesNotMatch(stderr, /[\u001b\u202e]/);
});

test('piped into head, search ends quietly and has found something', async () => {
  const piped = `"$0" "$@" | head -n 1; exit \${PIPESTATUS[0]}`;
  for (const more of [[], ['--order', 'oldest'], ['-o', 'csv']]) {
    const given = ['-c', piped, process.execPath, program, 'search', '', demo, ...more];
    const shell = spawn('bash', given, {env: {PATH: process.env.PATH, ...surroundings(home)}});
    const [stdout, stderr, [code]] = await Promise.all([text(shell.stdout), text(shell.stderr), once(shell, 'close')]);
    assert.deepEqual([linesOf(stdout).length, stderr, code], [1, '', 0], more.join(' '));
  }
});

test('when nobody reads the explanation, the answer comes all the same', async () => {
  const given = [program, 'search', 'op:KeyPurge', demo, '-o', 'json', '--explain'];
  const searching = spawn(process.execPath, given, {env: {PATH: process.env.PATH, ...surroundings(home)}});
  searching.stderr.destroy();
  const [stdout, [code]] = await Promise.all([text(searching.stdout), once(searching, 'close')]);
  assert.deepEqual([linesOf(stdout).length, code], [2, 0]);
});

test('on a terminal the table is cut to its width', async () => {
  await using terminal = await openProgram(['search', 'KeySign', shapesFolder], {columns: 60, rows: 40});
  assert.deepEqual(await terminal.end(), {code: 0, signal: null});
  assert.match(terminal.text(), /^time .*…\n[^\n]*KeySign.*…\n2026-.*KeySign.*…\n/);
});

test('a path where the query stands is not searched for as words', async () => {
  for (const command of ['search', 'count', 'export', 'facets', 'timeline']) {
    const {code, stdout, stderr} = await run(command, demo);
    assert.deepEqual([code, stdout], [2, ''], command);
    assert.match(stderr, /demo stands where the query does\. Put '' before it/);
  }
});

test('the queries that help shows are queries', async () => {
  for (const [query] of queryExamples) assert.deepEqual(parseQuery(query).problems, [], query);
  const {stdout} = await run('facets', '--help');
  for (const [query] of queryExamples) assert.ok(stdout.includes(query), query);
});

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}
