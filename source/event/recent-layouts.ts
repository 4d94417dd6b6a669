// The few layouts that a log's records come in, the one met last first: a log seldom changes it from line to line.

export type RecentLayouts<Layout> = {
  /** The one that fits, if there is one. */
  readonly find: (fits: (layout: Layout) => boolean) => Layout | undefined;
  readonly add: (layout: Layout) => void;
};

/** More than a log has; a stranger one is forgotten again. */
const mostLayouts = 16;

export function rememberRecent<Layout>(): RecentLayouts<Layout> {
  const layouts: Layout[] = [];
  return {
    find: fits => {
      const index = layouts.findIndex(fits);
      if (index > 0) layouts.unshift(...layouts.splice(index, 1));
      return index < 0 ? undefined : layouts[0];
    },
    add: layout => {
      layouts.unshift(layout);
      layouts.length = Math.min(layouts.length, mostLayouts);
    },
  };
}
