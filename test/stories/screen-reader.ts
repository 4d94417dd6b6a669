// Somebody who listens to the terminal finds out the same: who purged the key, and from where.
import assert from 'node:assert/strict';
import {describeStory} from '../helpers/story.ts';

export const screenReader = describeStory(
  'who listens to the terminal hears who purged a key, line by line',
  {columns: 100, rows: 40, arguments: ['demo', '--screen-reader']},
  async user => {
    await user.terminal.until('demo: 52,620 events', {timeout: 60_000});
    await user.sees(/^Event 1 of 52,620\. /m);
    await user.presses('j');
    await user.sees(/^Event 2 of 52,620\. /m);
    await user.types('/purge');
    await user.sees('3 of 52,620 events match purge.');
    await user.presses('enter');
    await user.sees(/^Event 1 of 3\. .* KeyPurge, sensitive, 204\. operator@contoso\.com\. key payments-master\.$/m);
    const before = user.terminal.output().length;
    await user.presses('enter');
    await user.sees(/^resourceType +managedHSMs$/m);
    await user.presses('q', 'q');
    await user.seesProgramEnd(0);
    const told = user.terminal.output();
    assert.ok(/^Detail\.\r?\nsummary\r?\nwho {2}operator@contoso\.com\r?$/m.test(told.slice(before)));
    assert.ok(/^from {2}203\.0\.113\.77\r?$/m.test(told.slice(before)));
    // Nothing is drawn: no cursor moves, no erasing, no other screen, no frames.
    const [drawn] = /\x1b\[[\d;]*[A-HJKX]|\x1b\[\?1049h|[│┌┐└┘▌]/.exec(told) ?? [];
    assert.equal(drawn, undefined);
    assert.equal(told.match(/Event 2 of 52,620/g)!.length, 1);
  },
);
