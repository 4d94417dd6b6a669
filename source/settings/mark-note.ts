// A mark's note and tags as one line of text: `signed in from the hotel #incident-7 #operator`.
import type {Mark} from './marks.ts';

export type Noted = Pick<Mark, 'note' | 'tags'>;

/** What may stand behind a `#`. */
const tagPattern = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}$/u;

export const isTag = (text: string): boolean => tagPattern.test(text);

/** Words with a `#` before them are tags, wherever they stand. */
export function readNote(text: string): Noted {
  const words = text.split(/\s+/).filter(word => word !== '');
  const isTagged = (word: string): boolean => word.startsWith('#') && isTag(word.slice(1));
  const tags = words.filter(isTagged).map(word => word.slice(1));
  return {note: words.filter(word => !isTagged(word)).join(' '), tags: [...new Set(tags)]};
}

export function writeNote({note, tags}: Noted): string {
  return [note, ...tags.map(tag => `#${tag}`)].filter(part => part !== '').join(' ');
}
