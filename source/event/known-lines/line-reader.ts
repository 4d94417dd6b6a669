// Reads lines whose layout was seen before from their bytes: what recurs in them is recognised, not read again.
import type {AuditEvent} from '../audit-event.ts';
import {rememberRecent} from '../recent-layouts.ts';
import {viewBytes} from './bytes.ts';
import {fillLayout, type LineLayout, learnLayout} from './line-layout.ts';
import {createLineMemos} from './line-memos.ts';
import {createEventReader} from './line-values.ts';

export type LineReader = {
  /** The event of the line in `[from, to)`, without its properties; `undefined` where somebody else must read it. */
  readonly read: (bytes: Buffer, from: number, to: number) => AuditEvent | undefined;
  /** Remembers the layout of a line that is known to be a record. */
  readonly learn: (bytes: Buffer, from: number, to: number) => void;
};

/** Layouts learned in vain before learning stops: a log where no line is like another gains nothing from it. */
const mostPatience = 64;

export function createLineReader(): LineReader {
  const layouts = rememberRecent<LineLayout>();
  const memos = createLineMemos();
  const readEvent = createEventReader(memos);
  let patience = mostPatience;
  let line = viewBytes(Buffer.alloc(0));
  const look = (bytes: Buffer): void => {
    if (line.each !== bytes) line = viewBytes(bytes);
  };
  return {
    read: (bytes, from, to) => {
      look(bytes);
      const known = layouts.find(layout => fillLayout(layout, line, from, to));
      if (known === undefined) return undefined;
      patience = mostPatience;
      return readEvent(known, line);
    },
    learn: (bytes, from, to) => {
      if (patience === 0) return;
      patience--;
      look(bytes);
      const layout = learnLayout(line, from, to, memos);
      if (layout !== undefined) layouts.add(layout);
    },
  };
}
