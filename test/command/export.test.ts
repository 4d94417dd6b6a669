// `hsmscope export` as scripts use it: what is written is read back and compared with the logs and with the JSON.
import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, watch, writeFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {gzipSync, zstdDecompressSync} from 'node:zlib';
import {asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects} from 'hyparquet';
import {fields} from '../../source/event/fields.ts';
import {createHome, openProgram, removeHome, runProgram, surroundings} from '../helpers/program.ts';
import {shapesFolder} from '../helpers/shapes.ts';

const program = fileURLToPath(new URL('../../build/cli.js', import.meta.url));
let home = '';
before(async () => {
  home = await createHome();
  mkdirSync(`${home}/out`);
});
after(() => removeHome(home));

const run = (...given: readonly string[]) => runProgram(given, {environment: {HSMSCOPE_CACHE: `${home}/cache`}});

function start(command: string, ...given: readonly string[]): ChildProcess {
  return spawn(command, given, {env: {PATH: process.env.PATH, ...surroundings(home)}});
}

/** What the JSON says of each row, and the microseconds of its time. */
async function readParquet(path: string): Promise<readonly object[]> {
  const rows = await parquetReadObjects({
    file: await asyncBufferFromFile(path),
    compressors: {ZSTD: bytes => zstdDecompressSync(bytes)},
    parsers: {timestampFromMicroseconds: micros => micros},
  });
  return rows.map(({time, timeText, timeAssumed, offset, ...rest}) => ({
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined)),
    ...(timeAssumed ? {timeAssumed} : {}),
    time: timeText,
    offset: Number(offset),
    micros: time,
  }));
}

/** ISO text to microseconds; further decimals are cut. */
function microsOf(time: string): bigint {
  const [, seconds, decimals] = /^(.*)\.(\d+)Z$/.exec(time)!;
  return BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(decimals!.padEnd(6, '0').slice(0, 6));
}

function readJson(text: string): readonly {readonly time: string}[] {
  return text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

async function assertParquetAsJson(query: string, source: string, path: string): Promise<void> {
  const json = await run('export', query, source, '--output', 'json');
  const parquet = await run('export', query, source, '--output', 'parquet', '--file', path);
  assert.deepEqual([json.code, parquet.code, parquet.stdout], [0, 0, '']);
  const expected = readJson(json.stdout).map(event => ({...event, micros: microsOf(event.time)}));
  assert.deepEqual(await readParquet(path), expected);
}

test('Parquet says of every shape what the JSON says, to the last decimal', async () => {
  await assertParquetAsJson('', shapesFolder, `${home}/out/shapes.parquet`);
  await assertParquetAsJson('failed', shapesFolder, `${home}/out/failed.parquet`);
});

test('Parquet of the demo comes in several row groups, and every row is that of the JSON', async () => {
  await run('demo');
  const path = `${home}/out/demo.parquet`;
  await assertParquetAsJson('', `${home}/cache/demo`, path);
  const {row_groups, num_rows} = await parquetMetadataAsync(await asyncBufferFromFile(path));
  assert.equal(num_rows, 52620n);
  assert.equal(row_groups.length, 2);
});

test('the JSON is that of search', async () => {
  const exported = await run('export', 'failed', shapesFolder);
  const searched = await run('search', 'failed', shapesFolder, '--output', 'json');
  assert.equal(exported.code, 0);
  assert.equal(exported.stdout, searched.stdout);
});

test('raw gives each record byte for byte, the newest first, from plain and compressed files', async () => {
  const record = (second: number, more: string) =>
    `{"time":"2026-10-01T12:00:0${second}.000Z","operationName":"KeySign"${more}}`;
  const records = [
    Buffer.from(record(1, ',"resultDescription":"\xff\xfe not UTF-8"'), 'latin1'),
    Buffer.from(record(2, ',"clientInfo":"caf\u00e9 \u001b[31m"')),
    Buffer.from(record(3, ',\n  "printed": "pretty"\n')),
    Buffer.from('no record at all \0'),
  ];
  const log = Buffer.concat(records.flatMap(bytes => [bytes, Buffer.from('\r\n')]));
  for (const [name, bytes] of [
    ['plain.json', log],
    ['packed.json.gz', gzipSync(log)],
  ] as const) {
    const folder = `${home}/raw-${name}`;
    mkdirSync(folder);
    writeFileSync(`${folder}/${name}`, bytes);
    const {code} = await run('export', '', folder, '--output', 'raw', '--file', `${home}/out/${name}`);
    assert.equal(code, 0);
    const expected = Buffer.concat(records.toReversed().flatMap(bytes => [bytes, Buffer.from('\n')]));
    assert.deepEqual(readFileSync(`${home}/out/${name}`), expected);
  }
});

test('Parquet on standard output is the file', async () => {
  const given = [program, 'export', 'failed', shapesFolder, '-o', 'parquet'];
  const exporting = start(process.execPath, ...given);
  const chunks: Buffer[] = await exporting.stdout!.toArray();
  assert.deepEqual(Buffer.concat(chunks), readFileSync(`${home}/out/failed.parquet`));
});

test('where nothing matches, the exit code says so, and the file has its columns and no row', async () => {
  const path = `${home}/out/none.parquet`;
  const {code} = await run('export', 'op:KeyRelease', shapesFolder, '-o', 'parquet', '--file', path);
  assert.equal(code, 1);
  const {schema, num_rows} = await parquetMetadataAsync(await asyncBufferFromFile(path));
  assert.equal(num_rows, 0n);
  const names = schema.slice(1).map(({name}) => name);
  // Ids wait for their column.
  const inTable = fields.filter(({type}) => type !== 'time').map(({name}) => name);
  assert.deepEqual(names, ['time', 'timeText', 'timeAssumed', 'outcome', 'problem', ...inTable, 'blob', 'offset']);
  const empty = await run('export', 'op:KeyRelease', shapesFolder, '--file', `${home}/out/none.json`);
  assert.deepEqual([empty.code, statSync(`${home}/out/none.json`).size], [1, 0]);
});

test('a file that is there is replaced only by force', async () => {
  const path = `${home}/out/mine.json`;
  writeFileSync(path, 'mine');
  const refused = await run('export', 'failed', shapesFolder, '--file', path);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /^hsmscope: .*mine\.json is there already\. .*--force\.\n$/);
  assert.equal(readFileSync(path, 'utf8'), 'mine');
  assert.equal((await run('export', 'failed', shapesFolder, '--file', path, '--force')).code, 0);
  assert.equal(readJson(readFileSync(path, 'utf8')).length, readJson(await exported()).length);
  assert.deepEqual(leftovers(), []);
});

const exported = async () => (await run('export', 'failed', shapesFolder)).stdout;
const leftovers = () => readdirSync(`${home}/out`).filter(name => name.endsWith('.part'));

test('a missing folder, a file for a folder, a folder for a file and an unreadable query are said in a sentence', async () => {
  const missing = await run('export', 'failed', shapesFolder, '--file', `${home}/nowhere/events.json`);
  assert.deepEqual([missing.code, missing.stdout], [2, '']);
  assert.match(missing.stderr, /^hsmscope: There is no folder .*nowhere\. Create it, or name another file\.\n$/);
  const below = await run('export', 'failed', shapesFolder, '--file', `${shapesFolder}/cut.csv/events.json`);
  assert.deepEqual([below.code, /There is no folder .*cut\.csv\./.test(below.stderr)], [2, true]);
  const folder = await run('export', 'failed', shapesFolder, '--file', `${home}/out`, '--force');
  assert.equal(folder.code, 2);
  assert.match(folder.stderr, /out is not a regular file/);
  assert.equal((await run('export', 'stauts:403', shapesFolder)).code, 2);
});

test('a source that is not there ends with exit code 3 and leaves no file', async () => {
  const {code} = await run('export', '', `${home}/nowhere`, '--file', `${home}/out/nothing.json`);
  assert.equal(code, 3);
  assert.equal(existsSync(`${home}/out/nothing.json`), false);
  assert.deepEqual(leftovers(), []);
});

test('a disk without room is said in a sentence and leaves no half file', async () => {
  // A limit of 1 MiB for any file stands for the full disk: the write fails just so.
  const limited = 'ulimit -f 1024; exec "$0" "$@"';
  const path = `${home}/out/much.json`;
  const exporting = start('bash', '-c', limited, process.execPath, program, 'export', '', '--file', path);
  const [errors, [code]] = await Promise.all([exporting.stderr!.toArray(), once(exporting, 'close')]);
  assert.match(Buffer.concat(errors).toString(), /^hsmscope: There is no room for .*much\.json\. Free some space/);
  assert.equal(code, 2);
  assert.equal(existsSync(path), false);
  assert.deepEqual(leftovers(), []);
});

test('a signal takes the unfinished file with it', async () => {
  const watcher = watch(`${home}/out`);
  const given = ['export', '', `${home}/cache/demo`, '-o', 'raw', '--file', `${home}/out/endless.json`];
  const exporting = start(process.execPath, program, ...given);
  const [, name] = await once(watcher, 'change');
  assert.match(String(name), /^endless\.json\..*\.part$/);
  exporting.kill('SIGTERM');
  assert.deepEqual(await once(exporting, 'close'), [null, 'SIGTERM']);
  watcher.close();
  assert.deepEqual(leftovers(), []);
});

test('a reader that goes away, as head does, ends the export without a complaint', async () => {
  const exporting = start(process.execPath, program, 'export', '', `${home}/cache/demo`);
  const errors = exporting.stderr!.toArray();
  await once(exporting.stdout!, 'readable');
  exporting.stdout!.destroy();
  assert.deepEqual(await once(exporting, 'close'), [0, null]);
  assert.equal(Buffer.concat(await errors).toString(), '');
});

test('a terminal gets JSON, but neither Parquet nor raw records', async () => {
  for (const format of ['parquet', 'raw']) {
    await using terminal = await openProgram(['export', 'failed', shapesFolder, '-o', format], {columns: 200});
    assert.deepEqual(await terminal.end(), {code: 2, signal: null});
    assert.match(terminal.text(), /^hsmscope: .*terminal.* Add --file PATH, or redirect standard output\./);
  }
  await using terminal = await openProgram(['export', 'failed', shapesFolder, '-o', 'json'], {columns: 200});
  assert.deepEqual(await terminal.end(), {code: 0, signal: null});
});
