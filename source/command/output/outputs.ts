// The output formats of the headless commands: a format is one record here.
import type {Row} from '../../engine/engine.ts';
import {printJson} from './json.ts';
import {printTable} from './table.ts';

/** `first` is true for the first page of rows; `width` is the terminal's, if it is one. */
export type OutputContext = {readonly first: boolean; readonly width: number | undefined};

export type Output = (rows: readonly Row[], context: OutputContext) => string;

export const outputs = {table: printTable, json: printJson} as const satisfies {readonly [name: string]: Output};

export type OutputFormat = keyof typeof outputs;
