// A user's whole journey: what stands out is followed, kept, saved and reported, and all is there the next day.
import assert from 'node:assert/strict';
import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {createHome, openProgram, removeHome, runProgram} from '../helpers/program.ts';
import type {Terminal} from '../helpers/terminal.ts';

test('Follow the top finding, mark five events, save the query, write the report: all is there the next day', async () => {
  const home = await createHome();
  const environment = {HSMSCOPE_CACHE: join(home, 'cache'), HSMSCOPE_CONFIG: join(home, 'config')};
  const size = {columns: 120, rows: 40, environment};
  try {
    {
      await using screen = await openProgram(['demo'], size);
      await screen.until(/^ hsmscope .* UTC/m, {timeout: 60_000});
      await screen.press('T');
      await screen.until(/▲ grave +operator@contoso\.com/);
      await screen.press('enter');
      await screen.until(/ 43 of 52,/);
      await markFive(screen);
      await screen.press('B');
      await screen.type('operator');
      await screen.press('enter', 'enter');
      await screen.until(/Saved: @operator/);
      await screen.type(':report: write');
      await screen.until(/report: write marks and findings/);
      await screen.press('enter', 'ctrl-u');
      await screen.type(join(home, 'r.html'));
      await screen.press('enter');
      await screen.until(/The report is in .*r\.html: 5 marked events/);
      await screen.press('ctrl-c');
      assert.deepEqual(await screen.end(), {code: 0, signal: null});
    }
    assert.equal(statSync(join(home, 'r.html')).mode & 0o777, 0o600);
    const report = readFileSync(join(home, 'r.html'), 'utf8');
    for (const note of notes) assert.ok(report.includes(`${note} #incident-7`), note);
    const {stdout} = await runProgram(['mark', 'list', '--output', 'json'], {environment});
    const marks = stdout.trim().split('\n');
    assert.deepEqual(
      marks.map(line => JSON.parse(line).note),
      notes.toReversed(),
    );
    await using again = await openProgram(['demo'], size);
    await again.until(/^ hsmscope .* UTC/m, {timeout: 60_000});
    await again.press('M');
    await again.until(/ 1\/5 ┐[\s\S]*the first/);
    await again.press('enter', 'enter');
    await again.until(/┌ ◆ .* · the/);
    await again.press('esc', "'");
    await again.until(/★ operator/);
  } finally {
    await removeHome(home);
  }
});

/** The newest first, as they are marked. */
const notes = ['the first', 'the second', 'the third', 'the fourth', 'the fifth'];

async function markFive(screen: Terminal): Promise<void> {
  for (const note of notes) {
    await screen.press('m');
    await screen.until(/Mark this event/);
    await screen.type(`${note} #incident-7`);
    await screen.press('enter');
    await screen.until(/▌.*◆/);
    await screen.press('j');
  }
}
