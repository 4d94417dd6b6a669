// The detail as sentences: all of it when an event is opened, then the node that the cursor comes to.
import {safeText} from '../../text/safe-text.ts';
import type {Line} from '../paint/piece.ts';
import type {DetailNode} from '../panes/detail/node.ts';
import {nodeLines} from '../panes/detail/node-lines.ts';
import {cursorIn, sectionsIn} from '../panes/detail/nodes-on-screen.ts';
import {outlineOf, type Place} from '../panes/detail/outline.ts';
import {paneFocus, type State} from '../state/state.ts';
import {spoken} from './spoken.ts';

type Facts = {readonly [topic: string]: string | undefined};

/** So wide that no word is broken: the terminal wraps what it shows. */
const width = 2000;

/** A topic for each section, and in the summary for each part: what is known later is told alone. */
export function detailFacts(state: State): Facts {
  const {detail} = state;
  if (paneFocus(state) !== 'detail') return {};
  if (detail.failure !== undefined) return {failure: safeText(detail.failure.sentence)};
  return Object.fromEntries(sectionsIn(detail).flatMap(sectionFacts));
}

/** As it is before anybody folds anything. */
function sectionFacts(section: DetailNode): readonly (readonly [topic: string, text: string])[] {
  const {places} = outlineOf([section], untouched);
  const topics = Map.groupBy(places, ({node: {id}}) =>
    section.id === 'summary' ? id.replace(/ \d+$/, '') : section.id,
  );
  return [...topics].map(([topic, told]) => [`detail ${topic}`, told.map(placeText).join('\n')]);
}

function placeText(place: Place): string {
  const lines = nodeLines(place, {width, asWritten: false}).map(textOf);
  return lines.filter(text => text !== '').join('\n');
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
