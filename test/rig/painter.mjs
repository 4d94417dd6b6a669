// A small full-screen program that the rig is tested on: it draws its size and its keys until q.
const keys = [];
let drawn = 0;

function draw() {
  const {columns, rows} = process.stdout;
  const edge = `\x1b[7m${'='.repeat(columns)}\x1b[0m`;
  const body = `size ${columns}x${rows} frame ${++drawn}\r\nkeys ${JSON.stringify(keys.join(' '))}\r\n`;
  process.stdout.write(`\x1b[?2026h\x1b[H\x1b[2J${edge}${body}\x1b[1;38;2;255;128;0m▲ wide 語 end\x1b[0m\x1b[?2026l`);
}

process.stdin.setRawMode(true);
process.stdout.write('\x1b[?1049h');
process.stdout.on('resize', draw);
process.stdin.on('data', data => {
  keys.push(data.toString());
  if (data.toString() === 'q') {
    process.stdout.write('\x1b[?1049l');
    console.log('farewell');
    process.exit(Number(process.env.CODE ?? 0));
  }
  // Two writes, apart in time, make one frame: as programs do that ask first and draw later.
  process.stdout.write('\x1b[H');
  setImmediate(draw);
});
draw();
