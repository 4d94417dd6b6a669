// An engine in whose answers every text is made by somebody who knows terminals.
import type {Engine, Holdings} from '../../source/engine/engine.ts';
import {createFakeEngine, type FakeOptions} from './fake-engine.ts';

const range = (from: number, to: number): readonly string[] =>
  Array.from({length: to - from + 1}, (_, index) => String.fromCodePoint(from + index));

/** What a terminal would obey, or what would hide or reorder text. */
export const hostileTexts: readonly string[] = [
  ...[...range(0x00, 0x1f), ...range(0x7f, 0x9f)].map(control => `c${control}c`),
  '\x1b[2J\x1b[H',
  '\x1b[31mred\x1b[0m',
  '\x1b[?1049l\x1b[?1000h\x1b[?7h',
  '\x1b]0;owned\x07',
  '\x1b]52;c;b3duZWQ=\x1b\\',
  '\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\',
  '\x1b]8;;x\x07\x1b[2J\x1b]8;;\x07',
  '\x1bP+q544e\x1b\\',
  '\x1b_G;AAAA\x1b\\',
  '\x1bc\x1b7\x1b8\x1bM\x1b#8',
  '\x9b2J\x9d0;owned\x9c\x90q\x9c',
  'admin\u202e\u2066gro.live\u2069\u202c',
  'a\u200bb\u2060c\ufeffd\u00ade\u034ff\u115fg\u3164h\u17b4i\u180ej',
  '\u{e0001}\u{e0041}\u{e007f}tags',
  '\u2028line\u2029paragraph',
  'lone \ud800 and \udc00 surrogates',
  '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪 1️⃣ ❤️',
  'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a zalgo',
  '\u0301begins with a mark',
  'עברית و العربية',
  '管理者の鍵',
  'tab\tand\r\nlines',
];

/** Every answer of the fake engine, each text in it followed by one of these. */
export function createHostileEngine(texts: readonly string[], options: FakeOptions = {}): Engine {
  const engine = createFakeEngine(options);
  let turn = 0;
  const poisoned = <Value>(value: Value): Value =>
    mapTexts(value, text => (kept.has(text) ? text : `${texts[turn++ % texts.length]}${text.slice(0, 8)}`)) as Value;
  const holdings = (held: Holdings): Holdings => ({...held, resources: poisoned(held.resources)});
  return {
    ...engine,
    open: async (sources, listener = {}) => {
      listener.onNotice?.({sentence: poisoned('Something was left out.')});
      const held = await engine.open(sources, {
        ...listener,
        onChange: changed => listener.onChange?.(holdings(changed)),
      });
      return holdings(held);
    },
    summary: async (...asked) => {
      const {words, ...rest} = await engine.summary(...asked);
      return {...rest, words: words.map(word => ({...word, word: poisoned(word.word)}))};
    },
    facets: async (...asked) =>
      (await engine.facets(...asked)).map(facet => ({
        ...facet,
        top: facet.top.map(value => ({...value, value: poisoned(value.value)})),
      })),
    values: async (...asked) => {
      const {distinct, values} = await engine.values(...asked);
      return {distinct, values: values.map(value => ({...value, value: poisoned(value.value)}))};
    },
    page: async (...asked) => {
      const page = await engine.page(...asked);
      const rows = page.rows.map(row => ({...row, values: poisoned(row.values), problem: poisoned(row.problem)}));
      return {...page, rows};
    },
    event: async id => {
      const {parsed, record, ...rest} = await engine.event(id);
      return {...rest, id: {...id, blob: poisoned(id.blob)}, parsed: poisoned(parsed), record: poisoned(record)};
    },
  };
}

/** Words that the program itself chose. */
const kept = new Set(['ok', 'failed', 'challenge', 'unknown', 'unreadable', 'hsm', 'vault']);

/** The value with all texts in it changed, names of members too. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map(item => mapTexts(item, change));
  if (value instanceof Map) return new Map([...value].map(([name, item]) => [name, mapTexts(item, change)]));
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  const isFree = 'properties' in value ? 'properties' : undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === isFree ? renamed(mapTexts(item, change), change) : mapTexts(item, change),
    ]),
  );
}

/** Records choose the names of their properties, too. */
function renamed(value: unknown, change: (text: string) => string): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [change(name), renamed(item, change)]));
}
