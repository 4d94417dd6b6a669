// Moving among the nodes of the detail, and folding them.
import type {ReducersOf, Step} from '../../state/actions.ts';
import {focusReducers} from '../../state/focus.ts';
import {clamp} from '../../state/move.ts';
import {quiet, type State} from '../../state/state.ts';
import {withDetail} from './detail-state.ts';
import {cursorIn, lookOnScreen, outlineIn} from './nodes-on-screen.ts';
import {branchesFrom, type Folds, indexIn, type Outline} from './outline.ts';
import {goToPlace} from './place-state.ts';
import {heightOf, seenLines, settledLine, type ViewLook} from './view.ts';

export type NodeAction =
  | {readonly type: 'detail-moved'; readonly by: Step}
  | {readonly type: 'detail-pointed'; readonly row: number}
  | {readonly type: 'node-stepped'; readonly to: 'parent' | 'next-sibling' | 'previous-sibling'}
  /** `in` goes on into what is unfolded, `out` to what it is below, and at last out of the detail. */
  | {readonly type: 'node-folded'; readonly how: 'in' | 'out' | 'toggle' | 'unfold-all' | 'fold-all'}
  | {readonly type: 'labels-toggled'};

export const nodeReducers: ReducersOf<NodeAction, State> = {
  'detail-moved': (state, {by}) => move(quiet(state), by),
  'detail-pointed': (state, {row}) => point(quiet(state), row),
  'node-stepped': (state, {to}) => withContents(stepTo(quiet(state), to)),
  'node-folded': (state, {how}) => foldings[how](quiet(state)),
  'labels-toggled': state => settle(withDetail(quiet(state), {asWritten: !state.detail.asWritten})),
};

/** To that node; the view moves no more than it must. */
export function goToNode(state: State, index: number): State {
  const look = lookOnScreen(state);
  const outline = outlineIn(state.detail);
  const here = indexIn(outline, state.detail.at);
  if (look === undefined || outline.places[index] === undefined) return state;
  return withCursor(state, outline, index, lineOf(state, outline, here, index, look), look);
}

/** On which line the other node begins now; how far beyond the pane does not count. */
function lineOf({detail}: State, outline: Outline, here: number, index: number, look: ViewLook): number {
  let line = settledLine(outline, here, detail.line, look);
  const isSeen = (): boolean => line > -look.height && line < look.height;
  for (let at = here; at < index && isSeen(); at++) line += heightOf(outline, at, look);
  for (let at = here - 1; at >= index && isSeen(); at--) line -= heightOf(outline, at, look);
  return line;
}

function withCursor(state: State, outline: Outline, index: number, line: number, look: ViewLook): State {
  const {id} = outline.places[index]!.node;
  return withDetail(state, {at: id, line: settledLine(outline, index, line, look)});
}

/** After what is in sight has changed: the cursor stays on its line where it can. */
function settle(state: State): State {
  const look = lookOnScreen(state);
  const cursor = cursorIn(state.detail);
  if (look === undefined || cursor === undefined) return state;
  return withDetail(state, {line: settledLine(outlineIn(state.detail), cursor.index, state.detail.line, look)});
}

function move(state: State, by: Step): State {
  const look = lookOnScreen(state);
  const outline = outlineIn(state.detail);
  const last = outline.places.length - 1;
  if (look === undefined || last < 0) return state;
  if (by === 'first') return withCursor(state, outline, 0, 0, look);
  if (by === 'last') return withCursor(state, outline, last, look.height, look);
  if ('rows' in by) {
    const direction = Math.sign(by.rows) as 1 | -1;
    return Array.from({length: Math.abs(by.rows)}).reduce<State>(moved => moveOne(moved, direction, look), state);
  }
  const lines = Math.max(1, Math.floor(Math.abs(by.pages) * look.height));
  return turn(state, Math.sign(by.pages) * lines, outline, look);
}

/** Within a node that is taller than the pane, first on to its end. */
function moveOne(state: State, direction: 1 | -1, look: ViewLook): State {
  const outline = outlineIn(state.detail);
  const here = indexIn(outline, state.detail.at);
  const line = settledLine(outline, here, state.detail.line, look);
  const hidden = hiddenLines(outline, here, line, direction, look);
  if (hidden > 0) return withCursor(state, outline, here, line - direction, look);
  return goToNode(state, clamp(here + direction, outline.places.length - 1));
}

/** How many lines of the node lie beyond the pane. */
function hiddenLines(outline: Outline, index: number, line: number, direction: number, look: ViewLook): number {
  return direction > 0 ? line + heightOf(outline, index, look) - look.height : -line;
}

/** By so many lines: the cursor stays where it is on screen, as long as there is more. */
function turn(state: State, lines: number, outline: Outline, look: ViewLook): State {
  const direction = Math.sign(lines);
  let here = indexIn(outline, state.detail.at);
  const line = settledLine(outline, here, state.detail.line, look);
  const hidden = hiddenLines(outline, here, line, direction, look);
  if (hidden > 0) return withCursor(state, outline, here, line - direction * Math.min(hidden, Math.abs(lines)), look);
  let left = Math.abs(lines);
  const end = direction > 0 ? outline.places.length - 1 : 0;
  while (left > 0 && here !== end) {
    here += direction;
    left -= heightOf(outline, direction > 0 ? here - 1 : here, look);
  }
  return withCursor(state, outline, here, here === end ? lineAtEnd(direction, look) : line, look);
}

const lineAtEnd = (direction: number, {height}: ViewLook): number => (direction > 0 ? height : 0);

function point(state: State, row: number): State {
  const look = lookOnScreen(state);
  const outline = outlineIn(state.detail);
  if (look === undefined) return state;
  const seen = seenLines(outline, indexIn(outline, state.detail.at), state.detail.line, look)[row];
  return seen === undefined ? state : goToNode(state, seen.index);
}

function stepTo(state: State, to: 'parent' | 'next-sibling' | 'previous-sibling'): State {
  const cursor = cursorIn(state.detail);
  if (cursor === undefined) return state;
  const {places} = outlineIn(state.detail);
  const {index, place} = cursor;
  if (to === 'parent') return goToNode(state, place.parent);
  const direction = to === 'next-sibling' ? 1 : -1;
  for (let at = index + direction; places[at] !== undefined && at > place.parent; at += direction) {
    // What is less deep ends the neighbours.
    if (places[at]!.depth < place.depth) break;
    if (places[at]!.depth === place.depth) return goToNode(state, at);
  }
  return state;
}

const foldings: {readonly [how in (NodeAction & {readonly type: 'node-folded'})['how']]: (state: State) => State} = {
  in: state => {
    const cursor = cursorIn(state.detail);
    if (cursor?.place.node.children === undefined) return state;
    return cursor.place.isOpen
      ? goToNode(state, cursor.index + 1)
      : withContents(withFold(state, [cursor.place.node.id], true));
  },
  out: state => {
    const cursor = cursorIn(state.detail);
    if (cursor === undefined || cursor.place.depth === 0) return close(state);
    const {isOpen, node, parent} = cursor.place;
    return isOpen ? withFold(state, [node.id], false) : goToNode(state, parent);
  },
  toggle: state => {
    const cursor = cursorIn(state.detail);
    if (cursor === undefined) return state;
    const {node, isOpen} = cursor.place;
    if (node.place !== undefined) return goToPlace(state, node.place);
    return node.children === undefined ? state : withContents(withFold(state, [node.id], !isOpen));
  },
  'unfold-all': state => withContents(foldAll(state, true)),
  'fold-all': state => foldAll(state, false),
};

const close = (state: State): State => focusReducers['level-closed'](state, {type: 'level-closed'});

function foldAll(state: State, isOpen: boolean): State {
  const cursor = cursorIn(state.detail);
  return cursor === undefined ? state : withFold(state, branchesFrom(cursor.place.node), isOpen);
}

/** What is below the node comes into sight, as far as there is room under it. */
function withContents(state: State): State {
  const look = lookOnScreen(state);
  const cursor = cursorIn(state.detail);
  if (look === undefined || cursor === undefined) return state;
  const outline = outlineIn(state.detail);
  const {depth} = cursor.place;
  let lines = heightOf(outline, cursor.index, look);
  for (let at = cursor.index + 1; lines < look.height && (outline.places[at]?.depth ?? depth) > depth; at++) {
    lines += heightOf(outline, at, look);
  }
  return settle(withDetail(state, {line: Math.min(state.detail.line, Math.max(0, look.height - lines))}));
}

/** The cursor stays on its node, and that where it is on screen. */
function withFold(state: State, ids: readonly string[], isOpen: boolean): State {
  const folds: Folds = new Map([...state.detail.folds, ...ids.map(id => [id, isOpen] as const)]);
  const at = cursorIn(state.detail)?.place.node.id ?? '';
  return settle(withDetail(state, {folds, at}));
}
