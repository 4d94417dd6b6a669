import assert from 'node:assert/strict';
import {test} from 'node:test';
import {toAscii} from '../../../source/screen/paint/ascii.ts';
import {readSource} from '../../architecture/source-files.ts';

test('Every character of the screen has a likeness of the same width', () => {
  assert.equal(toAscii('┌ Events ─ 1/2 ┐│▌✗ 403 … ▲ ▁▄█'), '+ Events - 1/2 +|>x 403 . ^ .:#');
});

test('What any sentence or painter of ours writes has a likeness', async () => {
  const files = await readSource(new URL('../../../source/', import.meta.url));
  const strange = files
    // The first makes signs of what logs hold, the second fills logs.
    .filter(({path}) => !/^(?:text|demo)\//.test(path))
    .flatMap(({path, code}) =>
      [...code.matchAll(/[^\x00-\x7f]/gu)].flatMap(([character]) =>
        toAscii(character).length === 1 && toAscii(character) !== '?' ? [] : [`${character} in ${path}`],
      ),
    );
  assert.deepEqual(strange, []);
});

test('Other characters become question marks, as many as they are wide', () => {
  assert.equal(toAscii('鍵ü€'), '????');
});

test('Styles stay as they are', () => {
  assert.equal(toAscii('\x1b[31m✗\x1b[39m'), '\x1b[31mx\x1b[39m');
});
