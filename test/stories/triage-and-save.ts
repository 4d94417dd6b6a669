// What stands out, who did it, and the query kept for the next time.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describeStory, type Scene} from '../helpers/story.ts';

/** The second story opens what the first one left. */
const home = mkdtempSync(join(tmpdir(), 'hsmscope-test-'));
process.once('exit', () => rmSync(home, {recursive: true, force: true}));

const DEMO: Scene = {
  columns: 120,
  rows: 40,
  arguments: ['demo'],
  environment: {HSMSCOPE_CACHE: join(home, 'cache'), HSMSCOPE_CONFIG: join(home, 'config')},
};

export const triageAndSave = describeStory(
  'a responder follows the gravest finding and saves its query',
  DEMO,
  async user => {
    await user.seesAllRead();
    await user.presses('T');
    await user.sees('What stands out', '▲ grave    operator@contoso.com', 'was refused 22 times', '1/12');
    await user.screenshot('triage');
    await user.presses('enter');
    await user.sees(/\/ caller:operator@contoso\.com since:.* 43 of 52,/, 'KeyPurge');
    await user.presses('B');
    await user.types('operator');
    await user.presses('enter');
    await user.types('What did the operator do that night?');
    await user.presses('enter');
    await user.sees('Saved: @operator', /43 of 52,.* operator ★/);
    await user.presses('alt-left');
    await user.sees('press / and type');
    await user.presses('q');
    await user.seesProgramEnd(0);
  },
);

export const triageAndSavedAgain = describeStory(
  'the query is there when the program is opened again',
  DEMO,
  async user => {
    await user.seesAllRead();
    await user.presses("'");
    await user.sees(/★ operator +What did the operator do that night\? +43 │/);
    await user.screenshot('saved');
    await user.presses('enter');
    await user.sees(/43 of 52,.* operator ★/);
    await user.types('/');
    await user.presses('ctrl-u');
    await user.types('@oper');
    await user.presses('tab');
    await user.types('failed');
    await user.presses('enter');
    await user.sees('/ @operator failed', / 23 of 52,/);
  },
);
