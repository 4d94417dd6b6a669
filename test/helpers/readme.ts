// The parts of README that follow from tables, between marks such as `<!-- keys -->`.
import {fields} from '../../source/event/fields.ts';
import {keyLabel} from '../../source/screen/keys/key-name.ts';
import {defaultKeymap} from '../../source/screen/keys/keymap.ts';
import {settingRecords} from '../../source/settings/settings.ts';

/** Each part by the name in its marks. */
export function readmeParts(): {readonly [name: string]: string} {
  return {
    keys: `\n${keysTable()}\n`,
    fields: fields.map(({name}) => `\`${name}\``).join(' '),
    settings: `\n${settingsTable()}\n`,
  };
}

/** The text with the part between its marks replaced. */
export function withPart(text: string, name: string, content: string): string {
  const [before, rest] = halves(text, `<!-- ${name} -->`);
  const [, after] = halves(rest, `<!-- /${name} -->`);
  return `${before}<!-- ${name} -->${content}<!-- /${name} -->${after}`;
}

function settingsTable(): string {
  const rows = Object.values(settingRecords).map(
    ({name, preset, description}) => `| \`${name}\` | \`${JSON.stringify(preset)}\` | ${description} |`,
  );
  return ['| setting | unless set | what it does |', '|---|---|---|', ...rows].join('\n');
}

function keysTable(): string {
  const {main, contexts, everywhere} = defaultKeymap;
  const rows = [main, ...Object.values(contexts), everywhere].flatMap(({title, commands}) =>
    commands.map(({keys, hint}, index) => `| ${index === 0 ? title : ''} | ${keyCaps(keys)} | ${hint} |`),
  );
  return ['| where | keys | what they do |', '|---|---|---|', ...rows].join('\n');
}

function keyCaps(keys: readonly string[]): string {
  return keys.map(key => `\`${keyLabel(key)}\``).join(' ');
}

function halves(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`README has no mark ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
