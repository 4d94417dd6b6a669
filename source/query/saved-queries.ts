// Saved queries inside others: `@name` stands for what the saved query of that name asks for.
import {nearName} from '../text/near-name.ts';
import {safeText} from '../text/safe-text.ts';
import {replaceLeaves} from './compose.ts';
import {parseQuery} from './parse.ts';
import {quoteName} from './print.ts';
import type {CheckedQuery, Leaf, ParsedQuery, Query, WrittenLeaf} from './syntax.ts';

/** Names and texts. */
export type SavedQueries = ReadonlyMap<string, string>;

/**
 * The query with each `@name` replaced by what it stands for. One that is not there, includes itself or cannot be read
 * whole is a problem at its name; what cannot be read does not count.
 */
export function expandSaved({query, problems, mentions}: ParsedQuery, saved: SavedQueries): CheckedQuery {
  if (mentions.length === 0) return {query: query as Query, problems};
  const complaints = new Map<string, Complaint>();
  const expansion: Expansion = {saved, inclusions: 0};
  const expanded = replaceLeaves<WrittenLeaf, Leaf>(query, leaf => {
    if (leaf.type !== 'saved') return leaf;
    const found = expand(expansion, leaf.name, []);
    if (found.complaint !== undefined) complaints.set(leaf.name, found.complaint);
    return found.query;
  });
  const own = mentions.flatMap(({name, ...span}) => {
    const complaint = complaints.get(name);
    return complaint === undefined ? [] : [{...span, ...complaint}];
  });
  return {
    query: expanded ?? {type: 'all'},
    problems: [...problems, ...own].sort((a, b) => a.start - b.start),
  };
}

type Complaint = {readonly sentence: string; readonly suggestion?: string};
type Expansion = {readonly saved: SavedQueries; inclusions: number};
type Expanded = {readonly query?: Query | undefined; readonly complaint?: Complaint};

/** Queries that include each other twice grow without end long before this. */
const mostInclusions = 1000;

/** `within` are the saved queries around this one. */
function expand(expansion: Expansion, name: string, within: readonly string[]): Expanded {
  const text = expansion.saved.get(name);
  if (text === undefined) return {complaint: unknownName(name, within, expansion.saved)};
  if (within.includes(name)) {
    const way = [...within.slice(within.indexOf(name)), name].map(written).join(' → ');
    return {complaint: {sentence: `This saved query includes itself: ${way}. Change one of them.`}};
  }
  if (++expansion.inclusions > mostInclusions) {
    return {
      complaint: {sentence: `Saved queries include each other more than ${mostInclusions} times. Include fewer.`},
    };
  }
  const {query, problems} = parseQuery(text);
  const [problem] = problems;
  let complaint = problem && {sentence: `${written(name)} cannot be read whole: ${problem.sentence}`};
  const expanded = replaceLeaves<WrittenLeaf, Leaf>(query, leaf => {
    if (leaf.type !== 'saved') return leaf;
    const inner = expand(expansion, leaf.name, [...within, name]);
    complaint ??= inner.complaint;
    return inner.query;
  });
  return {query: expanded, ...(complaint !== undefined && {complaint})};
}

function unknownName(name: string, within: readonly string[], saved: SavedQueries): Complaint {
  const suggestion = nearName(name, saved.keys());
  const outer = within.at(-1);
  const where = outer === undefined ? '' : `, which ${written(outer)} includes`;
  const missing = `There is no saved query ${written(name)}${where}.`;
  if (suggestion !== undefined) {
    return {sentence: `${missing} Did you mean ${written(suggestion)}?`, suggestion: `@${quoteName(suggestion)}`};
  }
  return {sentence: `${missing} To search for a text with \`@\`, put it in quotes.`};
}

function written(name: string): string {
  return `\`@${safeText(quoteName(name))}\``;
}
