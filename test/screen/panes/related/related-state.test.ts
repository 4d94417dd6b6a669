import assert from 'node:assert/strict';
import {test} from 'node:test';
import {relations} from '../../../../source/screen/panes/related/relations.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import {paneWithKeys, queryText, selectedRow} from '../../../../source/screen/state/state.ts';
import {createFakeEngine} from '../../fake-engine.ts';
import {after, opened} from '../../state/supplied.ts';

const engine = createFakeEngine();

for (const {name} of relations) {
  test(`To the events of the same ${name}: the event stays selected, and alt-left leads back`, async () => {
    const start = await after(engine, await opened(engine), {type: 'selection-moved', by: {rows: 20}});
    const {id} = selectedRow(start.list)!;
    const state = await after(
      engine,
      start,
      {type: 'prefix-pressed', prefix: 'related'},
      {type: 'related-opened', relation: name},
    );
    assert.equal(paneWithKeys(state), 'events');
    assert.match(queryText(state), /^(?:caller|ip|key|corr|since):\S+(?: until:\S+)?$/);
    assert.deepEqual(selectedRow(state.list)!.id, id);
    assert.ok(state.list.loaded!.count >= 1 && state.list.loaded!.count < 100, `${state.list.loaded!.count}`);
    const back = await after(engine, state, {type: 'trail-walked', direction: 'back'});
    assert.deepEqual([queryText(back), selectedRow(back.list)!.id], ['', id]);
  });
}

test('Five minutes around are five minutes on each side, to the second', async () => {
  const start = await opened(engine);
  const {milliseconds} = selectedRow(start.list)!.time;
  const text = queryText(reduce(start, {type: 'related-opened', relation: 'time'}));
  const [from, until] = [...text.matchAll(/:(\S+)/g)].map(([, time]) => Date.parse(time!));
  assert.ok(from! <= milliseconds - 300_000 && from! > milliseconds - 302_000);
  assert.ok(until! > milliseconds + 300_000 && until! < milliseconds + 302_000);
});

test('An event that lacks what is asked for says so', async () => {
  const start = await opened(createFakeEngine({events: 1, unreadableEvery: 1}));
  assert.equal(reduce(start, {type: 'related-opened', relation: 'caller'}).notice, 'This event has no caller.');
});
