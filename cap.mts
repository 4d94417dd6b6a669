import {openProgram} from './test/helpers/program.ts';
const t = await openProgram(['demo'], {columns: 120, rows: 40, environment: {HSMSCOPE_CACHE: '/tmp/cache-s-terminal'}});
await t.until(/52,620 events/); await t.idle(1500);
await t.press('enter'); await t.idle(500);
for (let i = 0; i < 3; i++) { const a = t.output().length; await t.press('j'); await t.idle(300); console.log('-----', t.output().length - a); console.log(JSON.stringify(t.output().slice(a)).slice(0, 2500)); }
await t.close();
