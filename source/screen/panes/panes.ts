// The panes. The layout says which of them are on screen, and where.
import type {PaneName} from '../layout.ts';
import {columns} from './columns/columns.ts';
import {completion} from './completion/completion.ts';
import {detail} from './detail/detail.ts';
import {events} from './events/events.ts';
import {facets} from './facets/facets.ts';
import {footer} from './footer/footer.ts';
import {header} from './header/header.ts';
import {help} from './help/help.ts';
import {line} from './line/line.ts';
import {marks} from './marks/menu.ts';
import {palette} from './palette/palette.ts';
import type {Pane} from './pane.ts';
import {save} from './save/save.ts';
import {saved} from './saved/saved.ts';
import {search} from './search/search.ts';
import {tailStrip} from './tails/strip.ts';
import {tail} from './tails/tail.ts';
import {timeline} from './timeline/timeline.ts';
import {triage} from './triage/triage.ts';

export const panes: {readonly [name in PaneName]: Pane} = {
  header,
  search,
  timeline,
  facets,
  events,
  detail,
  tails: tailStrip,
  'tail-1': tail(0),
  'tail-2': tail(1),
  'tail-3': tail(2),
  'tail-4': tail(3),
  footer,
  completion,
  help,
  palette,
  columns,
  marks,
  line,
  saved,
  save,
  triage,
};
