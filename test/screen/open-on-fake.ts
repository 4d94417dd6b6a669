// A program for the tests of the terminal: the whole screen on an engine in memory, claimed as the real one does it.
import type {Engine, Row} from '../../source/engine/engine.ts';
import {claimTerminal} from '../../source/screen/terminal.ts';

const streams = {keyboard: process.stdin, screen: process.stdout};
const words = process.argv.slice(2);
const linear = words.includes('linear');
claimTerminal({...streams, unicode: true, linear, asksGround: words.includes('ground')});
const [{createFakeEngine}, {openScreen}, {openLinear}] = await Promise.all([
  import('./fake-engine.ts'),
  import('../../source/screen/open-screen.tsx'),
  import('../../source/screen/linear/open-linear.ts'),
]);

const faults: {readonly [word: string]: () => void} = {
  rejection: () => Promise.reject(new Error('a test of \x1b[2Jfaults')),
  exception: () => {
    throw new Error('a test of \x1b[2Jfaults');
  },
};
for (const word of words) if (faults[word] !== undefined) setTimeout(faults[word], 300);

const engine = createFakeEngine();
// An event happens.
process.on('SIGUSR2', () => engine.append(1));
const engines: {readonly [word: string]: Partial<Engine>} = {
  // Half an event, as no engine gives it: it breaks whoever paints it.
  'broken-row': {
    page: async (...asked) => ({
      ...(await engine.page(...asked)),
      rows: [{id: {blob: '', offset: 0}, time: {}} as Row],
    }),
  },
  'broken-answer': {page: async () => undefined as never},
};
const options = {
  engine: Object.assign({...engine}, ...words.map(word => engines[word] ?? {})) as Engine,
  sources: ['demo'],
  title: 'demo',
  terminal: {...streams, colors: 3, unicode: true} as const,
};
await (linear ? openLinear(options) : openScreen({...options, mouse: words.includes('mouse')}));
