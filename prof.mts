import {openTerminal} from './test/helpers/terminal.ts';
import {readdirSync, readFileSync, rmSync} from 'node:fs';
rmSync('/tmp/prof', {recursive: true, force: true});
const t = await openTerminal({command: process.execPath, arguments: ['--cpu-prof', '--cpu-prof-dir=/tmp/prof', 'build/cli.js', 'demo'], columns: 200, rows: 60, environment: {HSMSCOPE_CACHE: '/tmp/cache-s-terminal', COLORTERM: 'truecolor', TERM: 'xterm-256color', HOME: '/tmp'}});
await t.until(/52,620 events/); await t.idle(1500);
await t.press('enter'); await t.idle(500);
for (let i = 0; i < 150; i++) { t.send('j'); await new Promise(r => setTimeout(r, 33)); }
await t.press('ctrl-c'); await t.end();
for (const f of readdirSync('/tmp/prof')) {
  const p = JSON.parse(readFileSync('/tmp/prof/' + f, 'utf8'));
  const self = new Map<string, number>(); const nodes = new Map(p.nodes.map((n: any) => [n.id, n]));
  p.samples.forEach((id: number, i: number) => { const n: any = nodes.get(id); const k = `${n.callFrame.functionName}:${n.callFrame.url.split('/').pop()}:${n.callFrame.lineNumber}`; self.set(k, (self.get(k) ?? 0) + p.timeDeltas[i] / 1000); });
  console.log(f); for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 28)) console.log(v.toFixed(0), k);
}
