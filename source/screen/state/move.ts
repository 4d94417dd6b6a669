// Moving within a row of things: what a step leads to, and which part is then in sight.
import type {Step} from './actions.ts';

/** The index that the step leads to from `index`, of `length` things of which `visible` are in sight. */
export function step(by: Step, index: number, visible: number, length: number): number {
  if (by === 'first') return 0;
  if (by === 'last') return clamp(length - 1, length - 1);
  const distance = 'rows' in by ? by.rows : Math.sign(by.pages) * Math.max(1, Math.floor(Math.abs(by.pages) * visible));
  return clamp(index + distance, length - 1);
}

/** A page key turns the page: the selection stays on its line of the screen as long as there is room. */
export function pagedTop(top: number, by: Step, visible: number, length: number): number {
  if (typeof by === 'string' || 'rows' in by) return top;
  return clamp(top + Math.sign(by.pages) * Math.max(1, Math.floor(Math.abs(by.pages) * visible)), length - visible);
}

/** The top that keeps `selected` in sight and moves no more than it must. */
export function scroll(top: number, selected: number, visible: number, length: number): number {
  const lowest = Math.max(0, length - visible);
  return clamp(Math.min(selected, Math.max(top, selected - visible + 1)), lowest);
}

/** The value between 0 and `highest`. */
export function clamp(value: number, highest: number): number {
  return Math.max(0, Math.min(value, highest));
}
