// How the screen begins: the state that the settings and the last session make, and how it looks on this terminal.
import {defaultKeymap} from './keys/keymap.ts';
import {rebind} from './keys/rebind.ts';
import type {Size} from './layout.ts';
import type {Look} from './panes/pane.ts';
import type {ScreenOptions} from './screen-options.ts';
import {readSession, withSession} from './state/session.ts';
import {firstState, type State} from './state/state.ts';
import {createBrush} from './theme/brush.ts';
import type {Ground, ThemeName} from './theme/themes.ts';

/** A setting that cannot be used, or what else was wrong, is the first notice. */
export function beginning(
  {title, mouse = false, keys = {}, session, saved, marks, notices = []}: ScreenOptions,
  size: Size,
): State {
  const {keymap, problems} = rebind(defaultKeymap, keys);
  const {queries: own, problem} = saved?.list() ?? {};
  const kept = {...(marks && {marks: marks.marks}), ...(own && {own})};
  const first = firstState({title, size, keymap, mouse, now: Date.now(), ...kept});
  const last = readSession(session);
  const restored = last === undefined ? first : withSession(first, last);
  const [notice] = [...notices, ...problems, ...(problem === undefined ? [] : [problem])];
  return notice === undefined ? restored : {...restored, notice};
}

export function lookOn({colors, unicode}: ScreenOptions['terminal'], theme: ThemeName, ground: Ground): Look {
  const brush = createBrush(colors, theme, ground);
  return {brush, colored: brush.plain !== true, unicode};
}
