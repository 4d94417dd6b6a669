// A user's whole journey: finds the purge, keeps it as evidence, writes the report, and all is there the next day.
import assert from 'node:assert/strict';
import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {createHome, openProgram, removeHome, runProgram} from '../helpers/program.ts';

test('Keep evidence and hand it over: marks and report outlive the screen', async () => {
  const home = await createHome();
  const environment = {HSMSCOPE_CACHE: join(home, 'cache'), HSMSCOPE_CONFIG: join(home, 'config')};
  const size = {columns: 120, rows: 40, environment};
  try {
    {
      await using screen = await openProgram(['demo'], size);
      await screen.until(/^ hsmscope .* UTC/m, {timeout: 60_000});
      await screen.type('/op:KeyPurge caller:operator*');
      await screen.press('enter');
      await screen.until(/KeyPurge/);
      await screen.press('m');
      await screen.until(/Mark this event/);
      await screen.type('the grave one #incident-7');
      await screen.press('enter');
      await screen.until(/◆ KeyPurge/);
      await screen.type(':report: write');
      await screen.until(/report: write marks and findings/);
      await screen.press('enter', 'ctrl-u');
      await screen.type(join(home, 'r.html'));
      await screen.press('enter');
      await screen.until(/The report is in .*r\.html: 1 marked event/);
      await screen.press('ctrl-c');
      assert.deepEqual(await screen.end(), {code: 0, signal: null});
    }
    assert.equal(statSync(join(home, 'r.html')).mode & 0o777, 0o600);
    assert.match(readFileSync(join(home, 'r.html'), 'utf8'), /the grave one #incident-7/);
    const {stdout} = await runProgram(['mark', 'list', '--output', 'json'], {environment});
    assert.deepEqual([JSON.parse(stdout).note, JSON.parse(stdout).op], ['the grave one', 'KeyPurge']);
    await using again = await openProgram(['demo'], size);
    await again.until(/^ hsmscope .* UTC/m, {timeout: 60_000});
    await again.press('M');
    await again.until(/KeyPurge .*the grave/);
    await again.press('enter', 'enter');
    await again.until(/┌ ◆ KeyPurge · 20\d.* · the grave/);
  } finally {
    await removeHome(home);
  }
});
