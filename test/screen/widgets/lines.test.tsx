import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Box} from 'ink';
import {render} from 'ink-testing-library';
import {Lines} from '../../../source/screen/widgets/lines.tsx';

const rectangle = {left: 2, top: 1, width: 6, height: 2};
/** The width of the testing library's terminal. */
const columns = 100;

function frame(lines: readonly string[], laidOutFor = columns): string | undefined {
  const {lastFrame, unmount} = render(
    <Box width="100%" height={4}>
      <Lines rectangle={rectangle} lines={lines} columns={laidOutFor} />
    </Box>,
  );
  const shown = lastFrame();
  unmount();
  return shown;
}

test('lines stand in their rectangle as they were painted', () => {
  assert.equal(frame(['abcdef', '╭────╮']), '\n  abcdef\n  ╭────╮\n');
});

test('lines beyond the rectangle are not shown', () => {
  assert.equal(frame(['first ', 'second', 'third ']), '\n  first\n  second\n');
});

test('lines laid out for another width of the terminal show nothing', () => {
  assert.equal(frame(['abcdef', 'ghijkl'], 80)?.trim(), '');
});
