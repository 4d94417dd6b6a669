// Several processes share one cache at the same time.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createScene, hours, records} from './scene.ts';

test('three processes started together on one source and one cache all count right', async () => {
  await using scene = await createScene();
  for (const round of ['fresh', 'grown']) {
    const answers = await Promise.all([scene.count(), scene.count(), scene.count()]);
    const all = Object.values(scene.lines).reduce((sum, {events, unreadable}) => sum + events + unreadable, 0);
    for (const {code, stdout, stderr} of answers) {
      assert.deepEqual({code, stdout}, {code: 0, stdout: `${all}\n`}, `${round}: ${stderr}`);
    }
    await scene.check(round);
    scene.append(hours.at(-1)!, records(100));
    scene.append('older.json.gz', records(100));
  }
});
