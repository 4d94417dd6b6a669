// The program is killed at each of its steps towards the disk; the next run makes up for it.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createScene, everyKind, hours, type Kinds, longFile, records, type Scene} from './scene.ts';

/** Two at once keep two cores busy. */
const LANES = 2;

test('a first reading killed at any step loses nothing and repeats nothing', async () => {
  await killAtEveryStep(everyKind, async scene => scene.keep());
});

test('an update killed at any step loses nothing and repeats nothing', async () => {
  await killAtEveryStep(everyKind, async scene => {
    await scene.count();
    scene.keep();
    // Its day is read again for the hour beside it.
    scene.vanish(hours[0]!);
    scene.append(hours[1]!, records(5));
    scene.append(hours.at(-1)!, records(5));
    scene.append(hours.at(-1)!.replace('h=00', 'h=01'), records(5));
    scene.append('older.json.gz', records(5));
    scene.append('damaged.json', '\ngarbage 4\n');
  });
});

test('a thread that reads is killed with the program, and loses and repeats nothing either', async () => {
  await killAtEveryStep(longFile, async scene => scene.keep());
});

/** From the state of the cache that `prepare` keeps. */
async function killAtEveryStep(fill: typeof everyKind, prepare: (scene: Scene) => Promise<void>): Promise<void> {
  let step = 0;
  let last = Number.POSITIVE_INFINITY;
  const lane = async () => {
    await using scene = await createScene(fill);
    await prepare(scene);
    const whole = await unharmed(scene);
    while (step < last) {
      const at = ++step;
      scene.restore();
      const {signal, code, steps, stderr} = await scene.countUntil(at);
      const because = `Killed at step ${at} (${steps.at(-1)})`;
      if (signal === null) {
        assert.equal(code, 0, stderr);
        last = Math.min(last, at);
      }
      await scene.check(because);
      assert.deepEqual(scene.files(), whole, `${because}: other files than after a run unharmed`);
    }
  };
  await Promise.all(Array.from({length: LANES}, lane));
  assert.ok(last > 10, `The program took only ${last} steps: are they counted?`);
}

async function unharmed(scene: Scene): Promise<Kinds> {
  scene.restore();
  await scene.check('Unharmed');
  return scene.files();
}
