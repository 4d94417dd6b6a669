// A program for the tests of the terminal: the whole screen on an engine in memory, claimed as the real one does it.
import {claimTerminal} from '../../source/screen/terminal.ts';

const streams = {keyboard: process.stdin, screen: process.stdout};
claimTerminal({...streams, unicode: true});
const [{createFakeEngine}, {openScreen}] = await Promise.all([
  import('./fake-engine.ts'),
  import('../../source/screen/open-screen.tsx'),
]);
const engine = createFakeEngine();
// An event happens.
process.on('SIGUSR2', () => engine.append(1));
if (process.argv.includes('fault')) setTimeout(() => Promise.reject(new Error('a test of faults')), 300);
await openScreen({
  engine,
  sources: ['demo'],
  title: 'demo',
  terminal: {...streams, colors: 3, unicode: true},
});
