import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Box, Text, useApp, useInput, useWindowSize} from 'ink';
import {useState} from 'react';
import {openInkTerminal} from '../helpers/ink-terminal.tsx';

function Echo() {
  const {exit} = useApp();
  const {columns, rows} = useWindowSize();
  const [heard, hear] = useState<readonly string[]>([]);
  useInput((input, key) => {
    if (input === 'q') exit();
    hear(before => [...before, key.escape ? 'escape' : key.downArrow ? 'down' : input]);
  });
  return (
    <Box flexDirection="column" width="100%">
      <Text color="#ff8000" bold>
        {columns}×{rows}
      </Text>
      <Text>{heard.join(' ')}</Text>
    </Box>
  );
}

test('a component is drawn on the alternate screen with its colours', async () => {
  await using terminal = await openInkTerminal(<Echo />, {columns: 30, rows: 4});
  assert.deepEqual(terminal.screen(), ['30×4', '', '', '']);
  assert.deepEqual([terminal.cell(0, 0).foreground, terminal.cell(0, 0).bold], ['#ff8000', true]);
  assert.equal(terminal.emulator.buffer.active.type, 'alternate');
});

test('a component hears keys one by one, an escape at once', async () => {
  await using terminal = await openInkTerminal(<Echo />);
  await terminal.press('a', 'esc', 'down', 'bc');
  assert.equal(terminal.screen()[1], 'a escape down bc');
});

test('a component hears that its terminal was resized', async () => {
  await using terminal = await openInkTerminal(<Echo />);
  await terminal.resize(50, 10);
  assert.equal(terminal.screen()[0], '50×10');
  assert.equal(terminal.screen().length, 10);
});

test('another tree takes the place of the first, and only what changed is written', async () => {
  await using terminal = await openInkTerminal(<Text>{'same\nbefore'}</Text>);
  const before = terminal.output().length;
  await terminal.rerender(<Text>{'same\nafter'}</Text>);
  assert.deepEqual(terminal.screen().slice(0, 2), ['same', 'after']);
  assert.ok(!terminal.output().slice(before).includes('same'));
});

test('leaving the app gives the screen back', async () => {
  const terminal = await openInkTerminal(<Echo />);
  await terminal.press('q');
  await terminal.exit;
  assert.match(terminal.output(), /\x1b\[\?1049h.*\x1b\[\?1049l/s);
  await terminal.unmount();
});
