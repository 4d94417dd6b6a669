// What a pane is: a pure function from state and rectangle to painted lines of exactly that size.
import type {Rectangle} from '../layout.ts';
import type {State} from '../state/state.ts';
import type {Brush} from '../theme/brush.ts';

/** How the terminal wants it. */
export type Look = {readonly brush: Brush; readonly colored: boolean; readonly unicode: boolean};

export type Pane = (state: State, rectangle: Rectangle, look: Look) => readonly string[];
