// The value that is pointed at, in the detail or in the list.
import type {Seen} from '../../../query/refine.ts';
import {paneWithKeys, type State} from '../../state/state.ts';
import {cursorIn} from '../detail/nodes-on-screen.ts';
import {pointedCell} from '../events/cell-state.ts';

export type Pointed = {
  /** As the record calls it. */
  readonly name: string;
  readonly value: string;
  readonly path: string | undefined;
  readonly seen: Seen | undefined;
};

export function pointedAt(state: State): Pointed | undefined {
  if (paneWithKeys(state) !== 'detail') {
    const seen = pointedCell(state);
    return seen && {name: seen.field, value: String(seen.value ?? ''), path: seen.field, seen};
  }
  const node = cursorIn(state.detail)?.place.node;
  return node && {name: node.written ?? node.name, value: node.value(), path: node.path, seen: node.seen};
}
