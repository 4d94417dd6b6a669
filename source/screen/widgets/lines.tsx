// Shows painted lines without letting Ink measure or cut them.
import {Box, Transform} from 'ink';
import {memo} from 'react';
import type {Rectangle} from '../layout.ts';
import {useTerminal} from './use-terminal.ts';

export type LinesProps = {
  readonly rectangle: Rectangle;
  /** Each exactly as wide as the rectangle, every style closed on its line. */
  readonly lines: readonly string[];
  /** The width of the terminal for which they were laid out. */
  readonly columns: number;
};

export function Lines({rectangle, lines, columns}: LinesProps) {
  const {left, top, width, height} = rectangle;
  return (
    <Box position="absolute" left={left} top={top} width={width} height={height} flexDirection="column">
      {lines.slice(0, height).map((line, row) => (
        // The key is the place on screen: turning a page then updates rows instead of making new ones.
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is what its index says
        <Row key={row} line={line} width={width} columns={columns} />
      ))}
    </Box>
  );
}

/**
 * Ink measures and tokenises what it is given on every frame; a constant blank costs it nearly nothing.
 * While the terminal changes its size, Ink draws the old layout once at the new width: such a row stays empty.
 */
const Row = memo(function Row({line, width, columns}: {line: string; width: number; columns: number}) {
  const terminal = useTerminal();
  const show = (placeholder: string): string =>
    placeholder.length === width && terminal.columns === columns ? line : '';
  return <Transform transform={show}>{blank(width)}</Transform>;
});

const blanks = new Map<number, string>();

function blank(width: number): string {
  const known = blanks.get(width) ?? ' '.repeat(width);
  blanks.set(width, known);
  return known;
}
