// The detail's state: how far it is scrolled.
import {inside} from '../../paint/frame.ts';
import type {Step} from '../../state/actions.ts';
import {clamp, step} from '../../state/move.ts';
import {layoutOf, type State} from '../../state/state.ts';
import {detailLines} from './detail-lines.ts';

export function scrollDetail(state: State, by: Step): State {
  const rectangle = layoutOf(state)?.detail;
  if (rectangle === undefined) return state;
  const {width, height} = inside(rectangle);
  const lowest = Math.max(0, detailLines(state.detail, width).length - height);
  const top = clamp(step(by, state.detail.top, height, lowest + 1), lowest);
  return {...state, detail: {...state.detail, top}};
}
