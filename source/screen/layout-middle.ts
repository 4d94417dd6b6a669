// How the list shares the middle of the screen with the facets and the detail.
import type {Layout, Opened, Rectangle} from './layout.ts';

/** Fewer columns than that hold one pane alone. */
const besideFrom = 100;
/** So many hold all three. */
const threeFrom = 150;
const detailShare = 0.45;
const facetsWidth = 34;
/** Rows that a detail below the list needs at least, and the list above it. */
const belowFrom = 24;

/**
 *     under 100 columns   what was opened last lies over the list
 *     from 100 on         facets │ events   or   events │ detail
 *     from 150 on         facets │ events │ detail
 *     below               the detail under the list, across
 *     alone               the focused pane
 */
export function arrangeMiddle(middle: Rectangle, opened: Opened): Layout {
  const {facets, detail, front, arrangement, focus} = opened;
  const open = {facets, detail};
  if (arrangement === 'alone') return alone(middle, focus === 'facets' || focus === 'detail' ? focus : 'events');
  if (middle.width < besideFrom) {
    return alone(middle, open[front] ? front : facets ? 'facets' : detail ? 'detail' : 'events');
  }
  if (arrangement === 'below' && middle.height >= belowFrom) return below(middle, open);
  const both = facets && detail && middle.width < threeFrom;
  return beside(middle, {
    facets: facets && (!both || front === 'facets'),
    detail: detail && (!both || front === 'detail'),
  });
}

type Open = {readonly facets: boolean; readonly detail: boolean};

function alone(middle: Rectangle, pane: 'events' | 'facets' | 'detail'): Layout {
  return {panes: {[pane]: middle}, list: middle};
}

function beside(middle: Rectangle, {facets, detail}: Open): Layout {
  const left = facets ? facetsWidth : 0;
  const right = detail ? Math.round((middle.width - left) * detailShare) : 0;
  const list = {...middle, left: middle.left + left, width: middle.width - left - right};
  return {
    list,
    panes: {
      ...(facets && {facets: {...middle, width: left}}),
      events: list,
      ...(detail && {detail: {...middle, left: list.left + list.width, width: right}}),
    },
  };
}

function below(middle: Rectangle, {facets, detail}: Open): Layout {
  const height = detail ? Math.floor(middle.height / 2) : middle.height;
  const upper = beside({...middle, height}, {facets, detail: false});
  if (!detail) return upper;
  return {
    ...upper,
    panes: {...upper.panes, detail: {...middle, top: middle.top + height, height: middle.height - height}},
  };
}
