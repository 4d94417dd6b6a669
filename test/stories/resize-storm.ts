// A window that is dragged about while events are looked through: nothing tears, nothing is lost.
import assert from 'node:assert/strict';
import {layOut, smallest} from '../../source/screen/layout.ts';
import {describeStory} from '../helpers/story.ts';

const sizes = [
  [119, 40],
  [80, 24],
  [40, 10],
  [39, 9],
  [200, 60],
  [100, 30],
  [60, 16],
  [250, 60],
  [81, 23],
] as const;

export const resizeStorm = describeStory(
  'a responder drags the window to any size, and finds the same event under the cursor',
  {columns: 120, rows: 40, arguments: ['demo']},
  async user => {
    await user.terminal.until('52,620 events', {timeout: 60_000});
    await user.types('/purge');
    await user.presses('enter', 'j');
    await user.sees(/ 2\/\d+ ┐/);
    for (const [columns, rows] of sizes) {
      await user.resizesTo(columns, rows);
      if (columns < smallest.columns || rows < smallest.rows) await user.sees('hsmscope needs at least');
      else await user.sees(/ 2\/\d+ ┐/, framesThatClose(columns, rows));
    }
    // Faster than anything can be drawn, and with keys in between.
    for (const [columns, rows] of [...sizes, [120, 40] as const]) {
      user.terminal.send('k');
      void user.terminal.resize(columns, rows);
      user.terminal.send('j');
    }
    await user.terminal.idle();
    await user.sees(/ 2\/\d+ ┐/, framesThatClose(120, 40));
    await user.presses('enter');
    await user.sees('KeyPurge', framesThatClose(120, 40));
    assert.equal(user.terminal.alternate(), true);
    await user.presses('ctrl-c');
    await user.seesProgramEnd(0);
  },
);

/** Every row of the list's frame begins and ends where the layout says. */
function framesThatClose(columns: number, rows: number): (screen: readonly string[]) => boolean {
  const layout = layOut(
    {columns, rows},
    {
      ...{detail: false, facets: false, front: 'detail', tails: 0, tail: 0, focus: 'events', arrangement: 'beside'},
      completions: 0,
    },
  );
  const {top, height} = layout!.list;
  const closes = (screen: readonly string[]): boolean =>
    screen.slice(top, top + height).every(row => /^[┌│└].*[┐│┘]$/.test(row));
  return Object.defineProperty(closes, 'name', {value: `frames that close at ${columns}×${rows}`});
}
