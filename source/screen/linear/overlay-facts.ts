// What is to be said of what lies over the main screen, beside what is selected there.
import {safeText} from '../../text/safe-text.ts';
import {counted} from '../paint/words.ts';
import {selectedSaved} from '../panes/saved/menu-state.ts';
import {prompts} from '../panes/saved/prompts.ts';
import {triaged} from '../panes/triage/triage-state.ts';
import type {State} from '../state/state.ts';

export function overlayFact(state: State): string | undefined {
  const {overlay} = state;
  if (overlay?.kind === 'save') return `${overlay.at === 'name' ? 'Name' : 'Description'}:`;
  if (overlay?.kind === 'saved') return promptFact(state, overlay.prompt);
  return overlay?.kind === 'triage' ? triageFact(state, overlay.range === undefined) : undefined;
}

function promptFact(state: State, prompt: keyof typeof prompts | 'filter' | undefined): string | undefined {
  if (prompt === undefined) return undefined;
  return prompt === 'filter' ? 'Find:' : `${prompts[prompt].label(selectedSaved(state))}:`;
}

function triageFact(state: State, isEmpty: boolean): string {
  if (isEmpty) return 'There are no events yet.';
  const found = triaged(state);
  if (found === undefined) return safeText(state.triage.failure ?? 'Looking for what stands out.');
  const {length} = found.findings;
  return length === 0 ? 'Nothing stands out.' : `${counted(length, 'thing stands', 'things stand')} out.`;
}
