import assert from 'node:assert/strict';
import {test} from 'node:test';
import {paintFrame} from '../../../source/screen/paint/frame.ts';
import type {Brush} from '../../../source/screen/theme/brush.ts';

const plain: Brush = (_role, text) => text;
const at = (width: number, height: number) => ({left: 0, top: 0, width, height});

test('A frame has its title and its note in the border', () => {
  const lines = paintFrame({title: 'Events', note: '3/120', focused: true}, ['row 1   '.padEnd(28)], at(30, 4), plain);
  assert.deepEqual(lines, [
    '┌ Events ───────────── 3/120 ┐',
    '│row 1                       │',
    '│                            │',
    '└────────────────────────────┘',
  ]);
});

test('A title without room is cut before the note is', () => {
  const [top] = paintFrame({title: 'SecurityDomainDownload', note: '3/120', focused: false}, [], at(24, 3), plain);
  assert.equal(top, '┌ SecurityDoma…─ 3/120 ┐');
});

test('Every line of a frame has its width, however small it is', () => {
  for (let width = 3; width < 40; width++) {
    for (const line of paintFrame({title: 'Events', note: '3/120', focused: false}, [], at(width, 3), plain)) {
      assert.equal(line.length, width, line);
    }
  }
});
