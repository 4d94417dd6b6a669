// What the screen is opened with.
import type {Engine} from '../engine/engine.ts';
import type {Variables} from './clipboard/terminal-clipboard.ts';
import type {WantedKeys} from './keys/rebind.ts';
import type {SavedPort} from './panes/saved/changes.ts';
import type {MarksPort} from './state/keep-marks.ts';
import type {Session} from './state/session.ts';
import type {WriteReport} from './state/write-reports.ts';
import type {TerminalStreams} from './terminal.ts';
import type {ColorLevel} from './theme/brush.ts';
import type {Ground, ThemeName} from './theme/themes.ts';

export type ScreenOptions = {
  readonly engine: Engine;
  readonly sources: readonly string[];
  /** What the header calls the sources. */
  readonly title: string;
  readonly terminal: TerminalStreams & {readonly colors: ColorLevel; readonly unicode: boolean};
  /** The environment, which tells what clipboard there is. */
  readonly variables?: Variables;
  readonly theme?: ThemeName;
  /** What is known of the terminal's background before it answers. */
  readonly ground?: Ground;
  readonly mouse?: boolean;
  /** The keys that the user wants for commands. */
  readonly keys?: WantedKeys;
  /** What the last session on the same sources left, as a file has it. */
  readonly session?: unknown;
  /** Told what this one leaves, however it ends. */
  readonly onEnd?: (session: Session) => void;
  /** Where marks are kept; without it, they last as long as the screen. */
  readonly marks?: MarksPort;
  /** What writes reports. */
  readonly report?: WriteReport;
  /** Where saved queries are kept; without it, those that come with hsmscope are all there are. */
  readonly saved?: SavedPort;
  /** What the user has to know at once, in sentences. */
  readonly notices?: readonly string[];
};
