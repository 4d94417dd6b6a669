// A value of JSON as nodes: objects and arrays unfold, and so do JSON and addresses that are kept in text.
import {parseBounded} from '../../../event/json.ts';
import {type DetailNode, idBelow, once} from './node.ts';
import {urlNodes} from './url-nodes.ts';

/** Where a value is. `path` is how a query names that place; `undefined` where no query can. */
export type ValuePlace = {
  readonly id: string;
  readonly name: string;
  /** As people write it: `properties.keyProperties.ops[0]`. */
  readonly written: string;
  readonly path: readonly string[] | undefined;
};

/** What is longer or deeper is folded at first. */
const [mostOpen, deepestOpen] = [40, 6];

export function valueNodes(values: {readonly [name: string]: unknown}, parent: ValuePlace): readonly DetailNode[] {
  return Object.entries(values).map(([name, value]) => valueNode(value, memberOf(parent, name)));
}

export function valueNode(value: unknown, place: ValuePlace, depth = 0): DetailNode {
  if (typeof value === 'string') return textNode(value, place, depth);
  if (typeof value === 'object' && value !== null) return branchNode(value, place, depth);
  return {...leafAt(place, String(value), value === null), role: value === null ? 'muted' : 'text'};
}

function textNode(text: string, place: ValuePlace, depth: number): DetailNode {
  const inner = objectIn(text);
  if (inner !== undefined) {
    // No query looks into it.
    const opened = branchNode(inner, {...place, path: undefined}, depth);
    return {...opened, ...seenAt(place, text), note: 'JSON kept as text', value: () => text};
  }
  const leaf = {...leafAt(place, text), role: text === '' ? 'muted' : 'text', text: text || 'empty'} as const;
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  return url === null ? leaf : {...leaf, children: once(() => urlNodes(url, place.id)), isOpen: false};
}

function branchNode(value: object, place: ValuePlace, depth: number): DetailNode {
  const entries = Object.entries(value);
  const common = {id: place.id, label: place.name, name: place.name, path: place.written, role: 'muted'} as const;
  if (entries.length === 0) return {...common, text: 'empty', value: () => JSON.stringify(value)};
  const isList = Array.isArray(value);
  const children = once(() =>
    entries.map(([name, inner]) => valueNode(inner, isList ? itemOf(place, name) : memberOf(place, name), depth + 1)),
  );
  return {
    ...common,
    text: preview(value),
    isPreview: true,
    value: () => JSON.stringify(value, undefined, 2),
    children,
    isOpen:
      entries.length <= mostOpen && depth < deepestOpen && !(isList && entries.every(([, item]) => isPlain(item))),
  };
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

function leafAt(place: ValuePlace, text: string, isNothing = false): Omit<DetailNode, 'role'> {
  const {id, name, written} = place;
  const seen = seenAt(place, isNothing ? undefined : text);
  return {id, label: name, text, name, value: () => text, path: written, ...seen};
}

function seenAt({path}: ValuePlace, value: string | undefined): Pick<DetailNode, 'seen'> {
  return path === undefined ? {} : {seen: {path, value}};
}

function memberOf({id, written, path}: ValuePlace, name: string): ValuePlace {
  return {
    id: idBelow(id, name),
    name,
    written: written === '' ? name : `${written}.${name}`,
    // What ends a name or a term of a query cannot be in one.
    path: path === undefined || !/^[^\s()":.]+$/.test(name) ? undefined : [...path, name],
  };
}

/** A query asks for any of them. */
function itemOf({id, written, path}: ValuePlace, index: string): ValuePlace {
  return {id: idBelow(id, index), name: index, written: `${written}[${index}]`, path};
}

function objectIn(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const parsed = parseBounded(text);
  return parsed.ok && typeof parsed.value === 'object' ? (parsed.value as object) : undefined;
}

const longestPreview = 200;

/** `sign, verify`; `type: RSA-HSM, size: 3072, ops: …` */
function preview(value: object): string {
  let text = '';
  for (const [name, inner] of Object.entries(value)) {
    const shown = isPlain(inner) ? String(inner) : '…';
    text += `${text === '' ? '' : ', '}${Array.isArray(value) ? '' : `${name}: `}${shown}`;
    if (text.length > longestPreview) break;
  }
  return text;
}
