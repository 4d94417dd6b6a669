import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {completionPlace} from '../../source/query/completion-place.ts';
import {printQuery} from '../../source/query/print.ts';
import {surroundings} from '../../source/query/surroundings.ts';
import {typed} from './queries.ts';

/** What else must hold at the bar. */
function around(typed: string): string {
  const cursor = typed.indexOf('|');
  const text = typed.replace('|', '');
  return printQuery(surroundings(text, completionPlace(text, cursor).whole));
}

test('What stands beside a condition narrows it', () => {
  assert.equal(around('failed op:Key| alice'), 'failed alice');
  assert.equal(around('failed -op:Key|'), 'failed');
  assert.equal(around('op:|'), '');
  assert.equal(around('alice @x "azu|re" failed'), 'alice failed');
});

test('Of an `or`, the branch in which it stands counts', () => {
  assert.equal(around('failed or op:Key| alice'), 'alice');
  assert.equal(around('hsm:prod (failed or op:Key|)'), 'hsm:prod');
  assert.equal(around('hsm:prod -(failed op:Key|'), 'hsm:prod failed');
});

test('The other values of a field are no narrower', () => {
  assert.equal(around('failed op:(KeySign or Key|Delete) alice'), 'failed alice');
  assert.equal(around('failed op:(KeySign or |'), 'failed');
  assert.equal(around('(failed op:(KeySign or K|)) or ok'), 'failed');
});

test('Wherever the cursor is in any text, something surrounds it', () => {
  fc.assert(
    fc.property(typed, fc.nat(100), (text, position) => {
      fc.pre(!text.includes('\0'));
      const cursor = Math.min(position, text.length);
      const {whole, start, end} = completionPlace(text, cursor);
      assert.ok(0 <= whole.start && whole.start <= start && end <= whole.end && whole.end <= text.length);
      assert.ok(!printQuery(surroundings(text, whole)).includes('\0'));
    }),
    {numRuns: 5000},
  );
});
