// Which operations were refused, and who asked for them? Values are chosen from what there is, without typing a query.
import {screenOf} from '../helpers/emulator.ts';
import {describeStory, type Scene, type User} from '../helpers/story.ts';

const DEMO: Scene = {columns: 120, rows: 40, arguments: ['demo']};

export const filterByFacet = describeStory(
  'a responder finds who was refused by choosing values instead of typing them',
  DEMO,
  async user => {
    await openFacets(user);
    await user.sees(/│ operation +8 of \d+ │/);
    await pointAt(user, '403');
    await user.presses('+');
    await user.sees(/^ \/ status:403 /m, /│\+ 403 ✗ +▆* +\d+ │/);
    // What the filter leaves out is there still, and joins it.
    await pointAt(user, '401');
    await user.presses('+');
    await user.sees(/^ \/ status:\(403 or 401\) /m, /│\+ 401 /, /│\+ 403 /);
    await user.screenshot('facets');
    await user.presses('enter');
    await user.sees(/^ \/ status:403 /m);
    await user.presses('-');
    await user.sees(/^ \/ status:403 -status:401 /m, /│- 401 /);
    await user.presses('esc');
    await user.sees(/^┌ Events ─+ 1\/\d+ ┐$/m);
    await user.presses('alt-left', 'alt-left', 'alt-left', 'alt-left');
    await user.sees(/^ \/ press \/ and type/m);
  },
);

export const filterByFacetSmall = describeStory(
  'a responder does the same in a small terminal, where the facets lie over the list',
  {...DEMO, columns: 80, rows: 24},
  async user => {
    await openFacets(user);
    await pointAt(user, '403');
    await user.presses('+');
    await user.sees(/^ \/ status:403 /m, /│\+ 403 .*✗ \d+ │/);
    await user.presses('esc');
    await user.sees(/^┌ Events ─+ 1\/\d+ ┐$/m, /✗ 403/);
  },
);

async function openFacets(user: User): Promise<void> {
  await user.seesAllRead();
  await user.presses('f');
  await user.sees(/┌ Facets ─/);
}

/** From the first value on, as many steps as there are lines to point at before this one. */
async function pointAt(user: User, value: string): Promise<void> {
  await user.presses('g');
  const lines = screenOf(user.terminal.emulator).filter(row => /^│[-+ ] /.test(row));
  const steps = lines.findIndex(row => row.slice(3).startsWith(`${value} `));
  await user.presses(...Array<string>(steps).fill('j'));
  await user.sees(Object.defineProperty(() => isPointedAt(user, value), 'name', {value: `${value} pointed at`}));
}

function isPointedAt({terminal: {emulator}}: User, value: string): boolean {
  const {active} = emulator.buffer;
  const lines = Array.from({length: emulator.rows}, (_, row) => active.getLine(row)!);
  return lines.some(
    line => line.translateToString(false, 3).startsWith(`${value} `) && !line.getCell(3)!.isBgDefault(),
  );
}
