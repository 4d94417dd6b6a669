// JSON of unknown origin: parsed without throwing, bounded in depth, and what is wrong with it in a few words.

export type JsonObject = {readonly [name: string]: unknown};

const deepestNesting = 100;

type Parsed = {readonly ok: true; readonly value: unknown} | {readonly ok: false; readonly reason: string};

/** Never throws; nested deeper than 100 levels is refused. */
export function parseBounded(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    if (isDeeperThan(value, deepestNesting)) return {ok: false, reason: `nested deeper than ${deepestNesting} levels`};
    return {ok: true, value};
  } catch (error) {
    return {ok: false, reason: `not JSON: ${describe(error, text)}`};
  }
}

/** The object that a text holds, where it is the JSON of one. */
export function parseObject(text: string): JsonObject | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const parsed = parseBounded(text);
  return parsed.ok ? (parsed.value as JsonObject) : undefined;
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some(inner => isDeeperThan(inner, levels - 1));
  for (const name in value) {
    if (isDeeperThan((value as JsonObject)[name], levels - 1)) return true;
  }
  return false;
}

const sentences: readonly {readonly says: string; readonly sentence: string}[] = [
  {says: 'end of JSON input', sentence: 'ends in the middle'},
  {says: 'Unterminated string', sentence: 'ends in the middle'},
  {says: 'Bad control character', sentence: 'a control character inside a text'},
  {says: 'escape', sentence: 'an unknown escape inside a text'},
  {says: 'after JSON', sentence: 'more text after the record'},
];

/** V8's messages may quote the text, which is hostile: only its own words and one harmless character get through. */
function describe(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const token = /^Unexpected token '(.)'/su.exec(message)?.[1];
  if (token !== undefined) return `unexpected ${characterName(token)}`;
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
  if (position >= text.length) return 'ends in the middle';
  const known = message.startsWith('"') ? undefined : sentences.find(({says}) => message.includes(says));
  return known?.sentence ?? `unexpected ${characterName(String.fromCodePoint(text.codePointAt(position) ?? 0))}`;
}

function characterName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 32 && code < 127 ? character : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
