// `hsmscope facets`: which values the events that match have, the most frequent first.
import type {Facet, FacetField} from '../engine/engine.ts';
import {fields} from '../event/fields.ts';
import {isIdField} from '../search/segment.ts';
import type {CommandRecord} from './command.ts';
import type {Column} from './output/columns.ts';
import {outputOption} from './output/outputs.ts';
import {printAnswer} from './output/print-answer.ts';
import {readNames, readWhole} from './read-options.ts';
import {quietOption, readQuery, withEngine} from './with-engine.ts';

const facetFields = fields
  .map(({name}) => name)
  .filter((name): name is FacetField => name !== 'time' && !isIdField(name));

/** A value of a field, or the events without one. */
type FacetRow = {
  readonly field: FacetField;
  readonly value: string | number | undefined;
  readonly count: number;
  readonly failed: number;
  readonly distinct: number;
};

const columns: readonly Column<FacetRow>[] = [
  {name: 'field', label: 'field', read: ({field}) => field},
  {name: 'value', label: 'value', read: ({value}) => value, show: ({value}) => value ?? '(none)'},
  {name: 'count', label: 'events', isNumber: true, read: ({count}) => count},
  {name: 'failed', label: 'failed', isNumber: true, read: ({failed}) => failed},
  {name: 'distinct', label: 'distinct', isNumber: true, read: ({distinct}) => distinct},
];

export const facetsCommand: CommandRecord = {
  name: 'facets',
  arguments: '[query] [source...]',
  description:
    'Count the values that the events that match have: who, from where, what.\n' +
    'A line is a value, how many events have it, how many of these failed, and how many different values the field has;\n' +
    "the last line of a field counts the events without one. '' as the query asks for all events.\n" +
    'Times are counted by `hsmscope timeline`.',
  options: [
    outputOption,
    {
      flags: '-f, --fields <names>',
      description: `which: ${facetFields.join(', ')}`,
      default: 'op,status,caller,ip,key,hsm',
    },
    {flags: '-t, --top <count>', description: 'how many values of each', default: '10'},
    quietOption,
  ],
  examples: [
    "hsmscope facets '' ./insights-logs-auditevent",
    'hsmscope facets failed --fields caller,ip --top 5',
    "hsmscope facets 'key:tde-master time:2026-10-01' --output json | jq -r .value",
  ],
  run: async (environment, given) => {
    const {options} = given;
    const query = readQuery(environment, given);
    const wanted = readNames(options.fields!, facetFields);
    const top = readWhole('--top', options.top!);
    return withEngine(environment, given, async engine => {
      const rows = (await engine.facets(query, wanted, top)).flatMap(rowsOf);
      return printAnswer(environment, options.output, {programs: columns, people: columns}, [rows]);
    });
  },
};

function rowsOf({field, distinct, top, none}: Facet): readonly FacetRow[] {
  const rows = none.count === 0 ? top : [...top, {value: undefined, ...none}];
  return rows.map(row => ({field, ...row, distinct}));
}
