// The record itself: what it says beyond the summary, how it is written, and where that lies.
import {createHash} from 'node:crypto';
import type {EventDetail} from '../../../engine/engine.ts';
import {parseObject} from '../../../event/json.ts';
import {count} from '../../paint/words.ts';
import {type DetailNode, idBelow, section} from './node.ts';
import {valueNodes} from './value-nodes.ts';

type Properties = {readonly [name: string]: unknown};

export function propertiesSection(properties: Properties): readonly DetailNode[] {
  if (Object.keys(properties).length === 0) return [];
  const place = {id: 'properties', name: 'properties', written: 'properties', path: ['properties']};
  const value = () => JSON.stringify(properties, undefined, 2);
  return [section('properties', 'properties', () => valueNodes(properties, place), {path: 'properties', value})];
}

/** Every byte of it, and the same as a tree. */
export function rawSection({record}: EventDetail): DetailNode {
  const whole = parseObject(record);
  const place = {id: 'raw/tree', name: 'tree', written: '', path: undefined};
  const tree = whole === undefined ? [] : [rawNode('tree', 'as a tree', record, () => valueNodes(whole, place))];
  const written: DetailNode = {...rawNode('text', '', record), text: record.trimEnd(), isExact: true};
  return section('raw', 'raw', () => [...tree, written], {isOpen: false, value: () => record});
}

function rawNode(name: string, label: string, record: string, children?: () => readonly DetailNode[]): DetailNode {
  const node = {id: idBelow('raw', name), label, text: '', role: 'muted', name: 'record', value: () => record} as const;
  return children === undefined ? node : {...node, children, isOpen: false};
}

export function whereSection({id: {blob, offset}, length, bytes}: EventDetail): DetailNode {
  return section('where', 'where it lies', () => {
    const facts = [
      ['blob', blob, blob],
      ['offset', count(offset), String(offset)],
      ['length', `${count(length)} bytes`, String(length)],
      ['SHA-256', hashOf(bytes), hashOf(bytes)],
    ] as const;
    return facts.map(([name, text, value]) => ({
      id: idBelow('where', name),
      label: name,
      text,
      role: 'text' as const,
      name,
      value: () => value,
    }));
  });
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
