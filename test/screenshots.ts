// Tells every story and keeps the screens that it shows (screenshots/NAME.svg), then README's keys and fields.
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {readmeParts, withPart} from './helpers/readme.ts';
import {type Story, tellStory} from './helpers/story.ts';
import {toSvg} from './helpers/svg.ts';

const stories = new URL('stories/', import.meta.url);
const screenshots = new URL('../screenshots/', import.meta.url);

await mkdir(screenshots, {recursive: true});
for (const file of (await readdir(stories)).filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
  const told: {readonly [name: string]: Story} = await import(new URL(file, stories).href);
  for (const story of Object.values(told)) {
    await tellStory(story, {
      onScreenshot: async (name, terminal) => {
        await writeFile(new URL(`${name}.svg`, screenshots), toSvg(terminal.emulator, `hsmscope: ${story.name}`));
        console.log(`screenshots/${name}.svg`);
      },
    });
  }
}

const readme = new URL('../README.md', import.meta.url);
let text = await readFile(readme, 'utf8');
for (const [name, content] of Object.entries(readmeParts())) text = withPart(text, name, content);
await writeFile(readme, text);
