// All commands, in the order of the help.
import {cacheCommand} from './cache.ts';
import type {CommandRecord} from './command.ts';
import {createCompletionsCommand} from './completions.ts';
import {countCommand} from './count.ts';
import {demoCommand} from './demo.ts';
import {eventCommand} from './event.ts';
import {exportCommand} from './export.ts';
import {facetsCommand} from './facets.ts';
import {createManualCommand} from './manual.ts';
import {markCommand} from './mark.ts';
import {profileCommand} from './profile.ts';
import {queryCommand} from './query.ts';
import {reportCommand} from './report.ts';
import {searchCommand} from './search.ts';
import {settingsCommand} from './settings.ts';
import {syncCommand} from './sync.ts';
import {tailCommand} from './tail.ts';
import {timelineCommand} from './timeline.ts';
import {triageCommand} from './triage.ts';

export const commands: readonly CommandRecord[] = [
  searchCommand,
  tailCommand,
  countCommand,
  facetsCommand,
  eventCommand,
  timelineCommand,
  triageCommand,
  markCommand,
  reportCommand,
  exportCommand,
  syncCommand,
  queryCommand,
  profileCommand,
  settingsCommand,
  cacheCommand,
  demoCommand,
  createCompletionsCommand(() => commands),
  createManualCommand(() => commands),
];
