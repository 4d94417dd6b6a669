// The terminal that Ink draws on, with its size.
import {useStdout} from 'ink';

export function useTerminal(): NodeJS.WriteStream {
  return useStdout().stdout as NodeJS.WriteStream;
}
