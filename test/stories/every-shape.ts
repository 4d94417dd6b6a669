// A folder with every shape and oddity that records come in: the screen and the headless count agree.
import assert from 'node:assert/strict';
import {runProgram} from '../helpers/program.ts';
import {shapes, shapesFolder} from '../helpers/shapes.ts';
import {describeStory} from '../helpers/story.ts';

const events = shapes.reduce((sum, shape) => sum + shape.events, 0);
const unreadable = shapes.reduce((sum, shape) => sum + shape.unreadable, 0);

export const everyShape = describeStory(
  'an auditor opens a folder with every shape of record and finds every line counted',
  {columns: 120, rows: 40, arguments: [shapesFolder]},
  async user => {
    await user.sees(`${events + unreadable} events (${unreadable} unreadable)`);
    await user.types('/is:unreadable');
    await user.sees(`${unreadable} of ${events + unreadable}`);
    const {stdout} = await runProgram(['count', 'is:unreadable', shapesFolder]);
    assert.equal(stdout, `${unreadable}\n`);
    const all = await runProgram(['count', '-is:unreadable', shapesFolder]);
    assert.deepEqual([all.code, all.stdout], [0, `${events}\n`]);
  },
);
