// The panes. The layout says which of them are on screen, and where.
import type {PaneName} from '../layout.ts';
import {detail} from './detail/detail.ts';
import {events} from './events/events.ts';
import {footer} from './footer/footer.ts';
import {header} from './header/header.ts';
import {help} from './help/help.ts';
import type {Pane} from './pane.ts';
import {search} from './search/search.ts';
import {timeline} from './timeline/timeline.ts';

export const panes: {readonly [name in PaneName]: Pane} = {header, search, timeline, events, detail, help, footer};
