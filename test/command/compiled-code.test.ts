import assert from 'node:assert/strict';
import {chmod, mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {runProgram} from '../helpers/program.ts';

async function withHome(work: (home: string, code: string) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'hsmscope-test-'));
  try {
    await work(home, join(home, '.cache/hsmscope/code'));
  } finally {
    await rm(home, {recursive: true});
  }
}

const kept = async (code: string) =>
  (await readdir(code, {recursive: true, withFileTypes: true})).filter(entry => entry.isFile());

test('What Node compiled is kept for the next start, of threads as well', async () => {
  await withHome(async (home, code) => {
    await runProgram(['--version'], {environment: {HOME: home}});
    const first = (await kept(code)).length;
    assert.ok(first > 0);
    await runProgram(['count', ''], {environment: {HOME: home}});
    assert.ok((await kept(code)).length > first + 1);
  });
});

test('Without a place to keep it the program runs all the same', async () => {
  await withHome(async home => {
    await writeFile(join(home, '.cache'), 'no folder');
    const {code, stderr} = await runProgram(['--version'], {environment: {HOME: home}});
    assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
  });
});

test('Nothing is kept, and so run, where others may write', async () => {
  await withHome(async (home, code) => {
    await mkdir(code, {recursive: true});
    await chmod(code, 0o777);
    await runProgram(['--version'], {environment: {HOME: home}});
    assert.deepEqual(await kept(code), []);
  });
});
