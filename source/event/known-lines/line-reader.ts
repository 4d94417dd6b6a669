// Reads lines whose layout was seen before from their bytes: what recurs in them is recognised, not read again.
import type {AuditEvent} from '../audit-event.ts';
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

/** More than a log has. */
const mostLayouts = 16;
/** Layouts learned in vain before learning stops: a log where no line is like another gains nothing from it. */
const mostPatience = 64;

export function createLineReader(): LineReader {
  const layouts: LineLayout[] = [];
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
      for (let index = 0; index < layouts.length; index++) {
        const layout = layouts[index]!;
        if (!fillLayout(layout, line, from, to)) continue;
        // The one met last comes first: a log seldom changes its layout from line to line.
        if (index > 0) layouts.unshift(...layouts.splice(index, 1));
        patience = mostPatience;
        return readEvent(layout, line);
      }
      return undefined;
    },
    learn: (bytes, from, to) => {
      if (patience === 0) return;
      patience--;
      look(bytes);
      const layout = learnLayout(line, from, to, memos);
      if (layout === undefined) return;
      layouts.unshift(layout);
      layouts.length = Math.min(layouts.length, mostLayouts);
    },
  };
}
