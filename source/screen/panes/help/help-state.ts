// The help's state: how far it is scrolled.

import {inside} from '../../paint/frame.ts';
import type {Step} from '../../state/actions.ts';
import {step} from '../../state/move.ts';
import {layoutOf, type State} from '../../state/state.ts';
import {helpLines} from './help-lines.ts';

export function scrollHelp(state: State, by: Step): State {
  const rectangle = layoutOf(state)?.help;
  if (state.help === undefined || rectangle === undefined) return state;
  const {height} = inside(rectangle);
  const top = step(by, state.help.top, height, helpLines(state.help.before).length - height + 1);
  return {...state, help: {...state.help, top}};
}
