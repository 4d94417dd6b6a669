// An address in its parts: what asks for what, decoded.
import {type DetailNode, idBelow} from './node.ts';

export function urlNodes(
  {protocol, hostname, port, pathname, searchParams, hash}: URL,
  id: string,
): readonly DetailNode[] {
  const parts: readonly (readonly [string, string])[] = [
    ['scheme', protocol.replace(/:$/, '')],
    ['host', hostname],
    ['port', port],
    ['path', decoded(pathname)],
    ...[...searchParams].map(([name, value]) => [`?${name}`, value] as const),
    ['fragment', decoded(hash.replace(/^#/, ''))],
  ];
  return parts
    .filter(([, text]) => text !== '')
    .map(([name, text], index) => ({
      id: idBelow(id, `${index} ${name}`),
      label: name,
      text,
      role: 'text',
      name: name.replace(/^\?/, ''),
      value: () => text,
    }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
