// What can be typed in the menu of saved queries: what to find, another name, the name of a file.
import type {NamedQuery} from '../../../knowledge/saved-pack.ts';
import {isSavedName} from '../../../settings/saved-queries.ts';
import {safeText} from '../../../text/safe-text.ts';
import {quiet, type State} from '../../state/state.ts';
import {emptyField, type TextField} from '../../widgets/text-field.ts';
import type {SavedChange} from './changes.ts';
import type {SavedOverlay} from './menu-state.ts';
import {listedSaved} from './menu-state.ts';
import {withChange} from './saved-state.ts';

export type Prompt = 'filter' | 'rename' | 'export' | 'import';

type PromptRecord = {
  /** What stands before the text. */
  readonly label: (saved: NamedQuery | undefined) => string;
  /** What stands there to be changed. */
  readonly first: (saved: NamedQuery | undefined) => string;
  /** What is made of it, or a sentence why nothing is. */
  readonly accept: (state: State, text: string, saved: NamedQuery | undefined) => SavedChange | string;
};

export const prompts: {readonly [prompt in Exclude<Prompt, 'filter'>]: PromptRecord} = {
  rename: {
    label: saved => `${saved?.name ?? ''} becomes`,
    first: saved => saved?.name ?? '',
    accept: (state, next, saved) => {
      const problem = nameProblem(next);
      if (saved === undefined || problem !== undefined) return problem ?? 'No saved query is selected.';
      if (state.saved.own.has(next)) return `There is a saved query ${next} already: delete it first.`;
      return {type: 'rename', name: saved.name, next};
    },
  },
  export: {
    label: () => 'write yours to the file',
    first: () => 'hsmscope-queries.json',
    accept: ({saved}, path) => {
      if (saved.own.size === 0) return 'There are no queries of your own to write.';
      return path === '' ? 'Type the name of a file.' : {type: 'export', path};
    },
  },
  import: {
    label: () => 'take over those of the file',
    first: () => '',
    accept: (_state, path) => (path === '' ? 'Type the name of a file that was exported.' : {type: 'import', path}),
  },
};

export function nameProblem(name: string): string | undefined {
  if (isSavedName(name)) return undefined;
  return name === ''
    ? 'A saved query needs a name.'
    : `A saved query's name is made of letters, digits, -, _ and ., not "${safeText(name)}".`;
}

export function prompted(state: State, prompt: Prompt, saved: NamedQuery | undefined): State {
  const {overlay} = state;
  if (overlay?.kind !== 'saved') return state;
  if (prompt === 'rename' && saved?.isOwn === false) {
    return {...state, notice: `${saved.name} comes with hsmscope and keeps its name: e and B save it under another.`};
  }
  const text = prompt === 'filter' ? '' : prompts[prompt].first(saved);
  const field = prompt === 'filter' ? emptyField : {text, cursor: text.length};
  return {...quiet(state), focus: 'saved-prompt', overlay: {...overlay, prompt, field}};
}

/** What is wrong with it is told, and can be mended. */
export function acceptPrompt(state: State, saved: NamedQuery | undefined): State {
  const {overlay} = state;
  if (overlay?.kind !== 'saved' || overlay.prompt === undefined || overlay.prompt === 'filter') return state;
  const text = overlay.field.text.trim();
  const closed: State = {...quiet(state), focus: 'saved', overlay: {...overlay, prompt: undefined}};
  if (overlay.prompt === 'rename' && text === saved?.name) return closed;
  const change = prompts[overlay.prompt].accept(state, text, saved);
  if (typeof change === 'string') return {...state, notice: change};
  return selecting(withChange(closed, change), change.type === 'rename' ? change.next : saved?.name);
}

/** It may stand elsewhere than before. */
function selecting(state: State, name: string | undefined): State {
  const index = listedSaved(state).findIndex(saved => saved.name === name);
  return index < 0 || state.overlay?.kind !== 'saved'
    ? state
    : {...state, overlay: {...state.overlay, selected: index}};
}

/** What is being typed. */
export const typedField = ({prompt, filter, field}: SavedOverlay): TextField => (prompt === 'filter' ? filter : field);
