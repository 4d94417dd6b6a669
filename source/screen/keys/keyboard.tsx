// Brings the keys in while the screen is there.
import {useStdin} from 'ink';
import {useEffect} from 'react';
import type {Store} from '../state/store.ts';
import {listen} from './listen.ts';

export function Keyboard({store}: {readonly store: Store}) {
  const {stdin} = useStdin();
  useEffect(() => listen(stdin as NodeJS.ReadStream, store), [stdin, store]);
  return null;
}
