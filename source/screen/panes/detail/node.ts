// What the detail consists of: nodes, each with what is below it, which is made when it is asked for.
import type {EventPlace} from '../../../engine/engine.ts';
import type {Seen} from '../../../query/refine.ts';
import {cellWidth} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import type {Role} from '../../theme/themes.ts';

export type DetailNode = {
  /** Where it stands, by names joined with slashes: the same in the next event, so that cursor and folds stay. */
  readonly id: string;
  /** What stands before its text; blank where the line above says it. */
  readonly label: string;
  /** The label as the record has it, where that is another. */
  readonly written?: string;
  readonly text: string;
  readonly role: Role;
  /** What else there is to say of it. */
  readonly note?: string;
  /** The text tells in short what is below: it is for when that is folded. */
  readonly isPreview?: boolean;
  /** The text stands exactly as it is, cut where the line ends. */
  readonly isExact?: boolean;
  readonly children?: () => readonly DetailNode[];
  /** Until the user folds or unfolds it. */
  readonly isOpen?: boolean;
  /** The condition that finds events like this one. */
  readonly seen?: Seen;
  /** Its name, its value and the way to it, as they are copied. */
  readonly name: string;
  readonly value: () => string;
  readonly path?: string;
  /** The event that it tells of. */
  readonly place?: EventPlace;
};

/** How the labels of one another's neighbours stand. */
export type Column = {
  readonly width: number;
  /** Some of them can be unfolded: the others keep the room for that sign. */
  readonly hasSigns: boolean;
};

/** Texts stand in a column unless a label is longer than this. */
const widestLabel = 22;

const columns = new WeakMap<readonly DetailNode[], Column>();

export function columnOf(siblings: readonly DetailNode[]): Column {
  const known = columns.get(siblings);
  if (known !== undefined) return known;
  const column = {
    width: siblings.reduce((most, {label}) => {
      const own = cellWidth(safeText(label));
      return own > widestLabel ? most : Math.max(most, own);
    }, 0),
    hasSigns: siblings.some(({children}) => children !== undefined),
  };
  columns.set(siblings, column);
  return column;
}

/** Made once, however often it is asked for. */
export function once(make: () => readonly DetailNode[]): () => readonly DetailNode[] {
  let made: readonly DetailNode[] | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export const idBelow = (id: string, name: string | number): string =>
  `${id}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** A part of the detail, with a title of its own. */
export function section(
  id: string,
  title: string,
  children: () => readonly DetailNode[],
  more: Partial<DetailNode> = {},
): DetailNode {
  return {
    id,
    label: title,
    text: '',
    role: 'accent',
    name: title,
    value: () => title,
    isOpen: true,
    ...more,
    children: once(children),
  };
}
