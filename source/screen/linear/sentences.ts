// The screen as sentences, for who listens to it: what is to be said of a state, and what of that is new.
import type {Row} from '../../engine/engine.ts';
import {isSensitive} from '../../event/operations.ts';
import {safeText} from '../../text/safe-text.ts';
import type {PaneName, Rectangle} from '../layout.ts';
import {count, counted, day, second, span} from '../paint/words.ts';
import {markAt} from '../panes/marks/marks-state.ts';
import type {Look} from '../panes/pane.ts';
import {panes} from '../panes/panes.ts';
import {editedQuery} from '../panes/search/edited-query.ts';
import {rowAt} from '../panes/tails/tail-state.ts';
import {layoutOf, paneFocus, queryText, type State, selectedRow} from '../state/state.ts';
import type {Brush} from '../theme/brush.ts';
import {detailFacts, nodeFact} from './detail-facts.ts';
import {overlayFact} from './overlay-facts.ts';
import {spoken} from './spoken.ts';

/** Topics in the order in which they are told; each has one thing to say, or none. */
type Facts = {readonly [topic: string]: string | undefined};

/** What is new in `after`; all there is to say where nothing was said before. */
export function sentences(before: State | undefined, after: State): readonly string[] {
  const said = before === undefined ? {} : facts(before);
  return Object.entries(facts(after)).flatMap(([topic, sentence]) =>
    sentence === undefined || sentence === said[topic] ? [] : [sentence],
  );
}

function facts(state: State): Facts {
  return {
    reading: readingFact(state),
    retrying: retryingFact(state),
    notice: state.notice && safeText(state.notice),
    problem: problemFact(state),
    waiting: state.waiting.length > 0 ? 'Searching.' : undefined,
    place: `${state.keymap.contexts[state.focus].title}.`,
    matches: matchesFact(state),
    text: textFact(state),
    ...detailFacts(state),
    overlay: overlayFact(state),
    selection: selectionFact(state),
    ...Object.fromEntries(state.tails.items.map((tail, index) => [`tail ${tail.id}`, tailFact(state, index)])),
  };
}

function readingFact({reading, holdings, title}: State): string {
  if (reading.phase === 'reading') return `Reading ${safeText(title)}.`;
  if (reading.phase === 'failed') return safeText(reading.sentence);
  const {events = 0, unreadable = 0, first, last} = holdings ?? {};
  const parts = [
    counted(events, 'event', 'events'),
    ...(unreadable > 0 ? [`${count(unreadable)} unreadable`] : []),
    ...(first === undefined || last === undefined ? [] : [span(first, last)]),
  ];
  return `${safeText(title)}: ${parts.join(', ')}.`;
}

/** Said once for each time, not for each second of it. */
function retryingFact({wait}: State): string | undefined {
  return wait && `${safeText(wait.reason)}: tried again at ${second(wait.until)} UTC.`;
}

function problemFact(state: State): string | undefined {
  const sentence = editedQuery(state).parsed.problems[0]?.sentence;
  return sentence && safeText(sentence);
}

function matchesFact(state: State): string | undefined {
  const {found} = state.timeline;
  if (found === undefined || found.query !== queryText(state) || found.query === '') return undefined;
  return `${count(found.summary.count)} of ${counted(state.holdings?.events ?? 0, 'event matches', 'events match')} ${safeText(found.query)}.`;
}

/** What is read from its beginning to its end. */
function textFact(state: State): string | undefined {
  const rectangle = layoutOf(state)?.panes.help;
  if (rectangle === undefined || state.overlay?.kind !== 'help') return undefined;
  const atTop = {...state, overlay: {...state.overlay, top: 0}};
  const lines = painted('help', atTop, {...rectangle, ...page}, plain);
  return lines.map(spoken).join('\n').trim();
}

/** As long as the longest text, and so wide that no word is broken: the terminal wraps what it shows. */
const page = {width: 2000, height: 2000};

function selectionFact(state: State): string | undefined {
  const {list, tails, overlay} = state;
  if (overlay !== undefined) return selectedText(state, overlay.kind);
  if (state.focus === 'search') return selectedText(state, 'completion');
  const focus = paneFocus(state);
  if (focus === 'detail') return nodeFact(state);
  if (focus === 'events') {
    if (list.loaded?.count === 0) return 'No event.';
    const row = selectedRow(list);
    return (
      row &&
      `Event ${count(list.selected + 1)} of ${count(list.loaded!.count)}. ${markWord(state, row)}${eventSentence(row)}`
    );
  }
  if (focus === 'tail') {
    const tail = tails.items[tails.focused];
    const row = tail && rowAt(tail, tail.top + tail.line);
    return row && markWord(state, row) + eventSentence(row);
  }
  return selectedText(state, focus as PaneName);
}

const markWord = (state: State, {id}: Row): string => (markAt(state, id) === undefined ? '' : 'Marked. ');

/** `Oct 06 19:52:39. BackupCreate, 202. admin@contoso.com. key cmk-9.` */
function eventSentence({time, outcome, problem, values}: Row): string {
  const when = `${day(time.milliseconds)} ${second(time.milliseconds)}${time.assumed ? ', assumed' : ''}`;
  if (outcome === 'unreadable') return `${when}. Unreadable: ${safeText(problem ?? 'a line')}.`;
  const said = (field: 'op' | 'status' | 'caller' | 'key' | 'uri', before = '') =>
    values[field] === undefined ? [] : [before + safeText(String(values[field]))];
  const operation = [
    ...said('op'),
    ...(isSensitive(String(values.op ?? '')) ? ['sensitive'] : []),
    ...said('status'),
    ...(outcome === 'failed' ? ['failed'] : []),
  ];
  const parts = [[when], operation, said('caller'), values.key === undefined ? said('uri') : said('key', 'key ')];
  return `${parts.flatMap(part => (part.length === 0 ? [] : [part.join(', ')])).join('. ')}.`;
}

function tailFact(state: State, index: number): string | undefined {
  const tail = state.tails.items[index]!;
  if (tail.found === undefined) return undefined;
  const {count: matches} = tail.found;
  const query = safeText(tail.query.field.text.trim()) || 'everything';
  const waits = tail.follows ? '' : `, paused, ${count(tail.news.matches)} new`;
  return `Tail ${index + 1}, ${query}: ${counted(matches, 'event', 'events')}${waits}.`;
}

/** What a pane paints as selected, whatever pane it is. */
function selectedText(state: State, name: PaneName): string | undefined {
  const rectangle = layoutOf(state)?.panes[name];
  if (rectangle === undefined) return undefined;
  const parts: string[] = [];
  painted(name, state, rectangle, (role, text) => {
    if (role === 'selected' || role === 'selected-failed' || role === 'cell') parts.push(text);
    return text;
  });
  return parts.length === 0 ? undefined : `${spoken(parts.join(''))}.`;
}

const plain: Brush = (_role, text) => text;

/** The lines of a pane within its frame. */
function painted(name: PaneName, state: State, rectangle: Rectangle, brush: Brush): readonly string[] {
  const look: Look = {brush, colored: false, unicode: true};
  return panes[name](state, rectangle, look)
    .slice(1, -1)
    .map(line => line.slice(1, -1));
}
