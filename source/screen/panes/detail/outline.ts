// The nodes that are unfolded, one after another: what is on screen is a part of that.

import type {Column} from './node.ts';
import {columnOf, type DetailNode} from './node.ts';

/** What the user folded and unfolded, by id; the other nodes are as they begin. */
export type Folds = ReadonlyMap<string, boolean>;

export type Place = {
  readonly node: DetailNode;
  readonly depth: number;
  /** The index of the node that it is below; -1 for a section. */
  readonly parent: number;
  readonly column: Column;
  readonly isOpen: boolean;
};

export type Outline = {readonly places: readonly Place[]; readonly indexes: ReadonlyMap<string, number>};

/** As deep as anybody reads; what somebody sends may be nested to break a reader. */
const deepest = 60;
/** More nodes than that are not unfolded at once. */
const mostPlaces = 200_000;

const kept = new WeakMap<readonly DetailNode[], {readonly folds: Folds; readonly outline: Outline}>();

export function outlineOf(sections: readonly DetailNode[], folds: Folds): Outline {
  const known = kept.get(sections);
  if (known?.folds === folds) return known.outline;
  const outline = listed(sections, node => isUnfolded(node, folds));
  kept.set(sections, {folds, outline});
  return outline;
}

/** All nodes, folded or not. */
export function wholeOutline(sections: readonly DetailNode[]): Outline {
  const known = whole.get(sections);
  if (known !== undefined) return known;
  const outline = listed(sections, () => true);
  whole.set(sections, outline);
  return outline;
}

const whole = new WeakMap<readonly DetailNode[], Outline>();

function isUnfolded({id, isOpen = false, children}: DetailNode, folds: Folds): boolean {
  return children !== undefined && (folds.get(id) ?? isOpen);
}

/** Where the node is, or the nearest one above it that is there. */
export function indexIn({indexes}: Outline, id: string): number {
  for (let at = id; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const index = indexes.get(at);
    if (index !== undefined) return index;
  }
  return 0;
}

/** The node's id and those of all that are below it and can be unfolded. */
export function branchesFrom(node: DetailNode): readonly string[] {
  const {places} = listed([node], () => true);
  return places.flatMap(place => (place.node.children === undefined ? [] : [place.node.id]));
}

function listed(sections: readonly DetailNode[], isOpen: (node: DetailNode) => boolean): Outline {
  const places: Place[] = [];
  const list = (nodes: readonly DetailNode[], depth: number, parent: number): void => {
    const column = columnOf(nodes);
    for (const node of nodes) {
      if (places.length >= mostPlaces) return;
      const index = places.length;
      const open = node.children !== undefined && depth < deepest && isOpen(node);
      places.push({node, depth, parent, column, isOpen: open});
      if (open) list(node.children!(), depth + 1, index);
    }
  };
  list(sections, 0, -1);
  return {places, indexes: new Map(places.map(({node}, index) => [node.id, index]))};
}
