// Hands out what was copied or printed: to the terminal's clipboard, to a tool of the system, or on the normal screen.
import {count} from '../paint/words.ts';
import type {Handed} from '../panes/copy/copy-state.ts';
import type {Store} from '../state/store.ts';
import {copyByTool} from './clipboard-tools.ts';
import {clipboardSequence, type Variables} from './terminal-clipboard.ts';

export type Outlet = {
  readonly write: (text: string) => void;
  readonly variables: Variables;
  /** Shows the text on the normal screen; returns what comes back from there. */
  readonly print: (text: string) => () => void;
};

/** Returns what ends it. */
export function handOut(store: Store, outlet: Outlet): () => void {
  let handed = store.state().copy.handed;
  let comeBack: (() => void) | undefined;
  return store.subscribe(({copy: {handed: now}, focus}) => {
    if (focus !== 'printed') {
      comeBack?.();
      comeBack = undefined;
    }
    if (now === handed || now === undefined) return;
    handed = now;
    if (handed.to === 'print') comeBack = outlet.print(handed.text);
    else void copy(handed, store, outlet);
  });
}

async function copy({text, name}: Handed, store: Store, {write, variables}: Outlet): Promise<void> {
  const sequence = clipboardSequence(text, variables);
  if (sequence !== undefined) write(sequence);
  // tmux may be told not to listen to what programs write; asked by name it does.
  const asksTool = sequence === undefined || Boolean(variables.TMUX);
  const tool = asksTool ? await copyByTool(text, variables) : undefined;
  if (sequence === undefined && tool === undefined) return store.dispatch({type: 'clipboard-missed'});
  const how = tool === undefined ? "the terminal's clipboard" : `the clipboard, by ${tool}`;
  store.dispatch({type: 'copy-told', sentence: `Copied ${name} to ${how}: ${preview(text)}`});
}

/** As much as a notice has room for. */
function preview(text: string): string {
  const [first = ''] = text.split('\n', 1);
  if (first.length === text.length && text.length <= 60) return text;
  const lines = text.split('\n').length;
  return lines > 1 ? `${count(lines)} lines.` : `${count(text.length)} characters.`;
}
