// What is wrong in the query that is typed: which of it is told, and what a key would mend.
import {completionPlace} from '../../../query/completion-place.ts';
import type {Problem, Span} from '../../../query/syntax.ts';
import type {State} from '../../state/state.ts';
import {withCompletion} from '../completion/completion-state.ts';
import {editedQuery, withEditedField} from './edited-query.ts';

type Mendable = Problem & {readonly suggestion: string};

/** All, but for what is just being typed while there is something to complete it with. */
export function mistakes(state: State): readonly Problem[] {
  const {problems} = editedQuery(state).parsed;
  if (state.search.completion === undefined) return problems;
  const here = conditionAtCursor(state);
  return problems.filter(problem => !touches(problem, here));
}

/** The one that the user is told of: where the cursor is, else the one that can be mended, else the first. */
export function mainMistake(state: State): Problem | undefined {
  const all = mistakes(state);
  if (state.focus !== 'search') return all[0];
  const here = conditionAtCursor(state);
  return all.find(problem => touches(problem, here)) ?? all.find(isMendable) ?? all[0];
}

/** What would stand there is put there; `undefined` where nothing is suggested. */
export function mend(state: State): State | undefined {
  const mistake = mainMistake(state);
  if (mistake === undefined || !isMendable(mistake)) return undefined;
  const {field} = editedQuery(state);
  const text = field.text.slice(0, mistake.start) + mistake.suggestion + field.text.slice(mistake.end);
  const behind = mistake.start + mistake.suggestion.length;
  const cursor = field.cursor < mistake.end ? behind : field.cursor - mistake.end + behind;
  const mended = withEditedField(state, {...field, text, cursor});
  return withCompletion({...mended, search: {...mended.search, recalled: undefined}});
}

export function isMendable(problem: Problem): problem is Mendable {
  return problem.suggestion !== undefined;
}

function conditionAtCursor(state: State): Span {
  const {text, cursor} = editedQuery(state).field;
  return completionPlace(text, cursor).whole;
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
