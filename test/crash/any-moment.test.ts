// The program is killed at any moment, again and again, while its source grows.
import {randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {type Random, randomFrom} from '../../source/demo/random.ts';
import {createScene, hours, records, type Scene} from './scene.ts';

const KILLS = 100;

test(`${KILLS} kills at random while the source grows lose nothing and repeat nothing`, async () => {
  const seed = process.env.SEED ?? randomBytes(4).toString('hex');
  const random = randomFrom(seed);
  await using scene = await createScene();
  await scene.count();
  grow(scene, random)?.();
  const patience = await timeOf(() => scene.count());
  let killed = 0;
  let open: (() => void) | undefined;
  for (let run = 1; killed < KILLS; run++) {
    open?.();
    open = grow(scene, random);
    const {signal} = await scene.count({
      killAfter: random.integer(Math.ceil(patience * 0.3), Math.ceil(patience * 0.9)),
    });
    if (signal !== null) killed++;
    if (run % 40 === 0) {
      open?.();
      open = undefined;
      await scene.check(`SEED=${seed}, run ${run}, ${killed} kills`);
    }
  }
  open?.();
  await scene.check(`SEED=${seed}, after all kills`);
});

/** Adds to a blob, now and then half a line; returns what writes the other half. */
function grow(scene: Scene, random: Random): (() => void) | undefined {
  const blob = random.pick([
    ...hours,
    ...hours.map(hour => hour.replace('h=2', 'h=0')),
    'older.json.gz',
    'damaged.json',
  ]);
  if (random.chance(0.2)) scene.append('damaged.json', `\ngarbage ${random.guid()}\n`);
  const text = records(random.integer(1, 20));
  scene.append(blob, blob === 'damaged.json' ? `\n${text}` : text);
  if (blob.endsWith('.gz') || random.chance(0.7)) return undefined;
  const line = records(1);
  // The half that follows holds more than the newline, and so counts as the line.
  const cut = random.integer(1, line.length - 2);
  scene.begin(blob, line.slice(0, cut));
  return () => scene.append(blob, line.slice(cut));
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
