// The detail as sentences: all of it when an event is opened, then the node that the cursor comes to.
import {safeText} from '../../text/safe-text.ts';
import type {Line} from '../paint/piece.ts';
import type {DetailNode} from '../panes/detail/node.ts';
import {nodeLines} from '../panes/detail/node-lines.ts';
import {cursorIn, sectionsIn} from '../panes/detail/nodes-on-screen.ts';
import {outlineOf} from '../panes/detail/outline.ts';
import {paneFocus, type State} from '../state/state.ts';
import {spoken} from './spoken.ts';

type Facts = {readonly [topic: string]: string | undefined};

/** So wide that no word is broken: the terminal wraps what it shows. */
const width = 2000;

/** A topic for each section: what is known later is told alone. */
export function detailFacts(state: State): Facts {
  const {detail} = state;
  if (paneFocus(state) !== 'detail') return {};
  if (detail.failure !== undefined) return {failure: safeText(detail.failure.sentence)};
  return Object.fromEntries(sectionsIn(detail).map(section => [`detail ${section.id}`, sectionText(section)]));
}

/** As it is before anybody folds anything. */
function sectionText(section: DetailNode): string {
  const {places} = outlineOf([section], untouched);
  return places
    .flatMap(place => nodeLines(place, {width, asWritten: false}).map(textOf))
    .filter(text => text !== '')
    .join('\n');
}

const untouched = new Map();

export function nodeFact({detail}: State): string | undefined {
  const cursor = cursorIn(detail);
  if (cursor === undefined) return undefined;
  const {node, isOpen} = cursor.place;
  const text = nodeLines(cursor.place, {width, asWritten: detail.asWritten}).map(textOf).join('\n');
  return `${text}${node.children === undefined ? '' : isOpen ? ', unfolded' : ', folded'}.`;
}

const textOf = (line: Line): string => spoken(line.map(({text}) => text).join(''));
