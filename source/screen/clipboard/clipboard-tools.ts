// The programs that put a text on the clipboard of the system, as a table.
import {spawn} from 'node:child_process';
import type {Variables} from './terminal-clipboard.ts';

type Tool = {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly isThere: (variables: Variables, platform: NodeJS.Platform) => boolean;
  readonly encoding?: BufferEncoding;
};

const tools: readonly Tool[] = [
  {command: 'wl-copy', arguments: [], isThere: ({WAYLAND_DISPLAY}) => Boolean(WAYLAND_DISPLAY)},
  {command: 'xclip', arguments: ['-selection', 'clipboard'], isThere: ({DISPLAY}) => Boolean(DISPLAY)},
  {command: 'xsel', arguments: ['--clipboard', '--input'], isThere: ({DISPLAY}) => Boolean(DISPLAY)},
  {command: 'pbcopy', arguments: [], isThere: (_variables, platform) => platform === 'darwin'},
  {
    command: 'clip.exe',
    arguments: [],
    isThere: ({WSL_DISTRO_NAME}, platform) => platform === 'win32' || Boolean(WSL_DISTRO_NAME),
    encoding: 'utf16le',
  },
  // Its own buffer, and the clipboard of the terminal around it.
  {command: 'tmux', arguments: ['load-buffer', '-w', '-'], isThere: ({TMUX}) => Boolean(TMUX)},
];

/** The name of the tool that took the text; `undefined` where none did. */
export async function copyByTool(text: string, variables: Variables): Promise<string | undefined> {
  for (const tool of tools.filter(({isThere}) => isThere(variables, process.platform))) {
    if (await takes(tool, text)) return tool.command;
  }
  return undefined;
}

/** Milliseconds: a tool that waits for something else would keep the user waiting. */
const patience = 2000;

function takes({command, arguments: given, encoding = 'utf8'}: Tool, text: string): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(command, given, {stdio: ['pipe', 'ignore', 'ignore'], timeout: patience});
    child.on('error', () => resolve(false));
    child.on('exit', code => resolve(code === 0));
    // A tool that ends early leaves nobody to write to.
    child.stdin.on('error', () => {});
    child.stdin.end(Buffer.from(text, encoding));
  });
}
