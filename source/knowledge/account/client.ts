// With what it was asked: the user agent decoded, the versions of API and TLS, and tokens that stand where they should not.
import type {AuditEvent} from '../../event/audit-event.ts';
import {safeText} from '../../text/safe-text.ts';
import {decodeClient} from '../clients.ts';
import {readRequest} from '../request.ts';
import {tokensIn} from '../tokens.ts';
import {type Statement, type Statements, state, stateOf} from './statement.ts';
import {type ToldProperties, toldText} from './told-properties.ts';

export function tellClient(event: AuditEvent, told: ToldProperties): Statements {
  const {client, uri} = event;
  const apiVersion = readRequest(uri ?? '').apiVersion ?? toldText(told('operationversion'));
  return [
    ...(client === undefined ? [state('no client is written', 'muted')] : decodedClient(client)),
    stateOf('client', client, 'muted', `"${client}"`),
    apiVersion === undefined ? undefined : state(`API version ${apiVersion}`, 'muted'),
    borrowedSignIn(event),
    tls(toldText(told('tlsversion'))),
    ...tokensIn(event).map(({path}) => state(`a token stands in ${path}, for everybody who reads this log`, 'warning')),
  ];
}

function decodedClient(client: string): Statements {
  const isHostile = safeText(client) !== client && /[\p{Cc}\p{Cf}]/u.test(client);
  return [
    isHostile ? state('the client sent control characters, as no honest one does', 'warning') : undefined,
    ...decodeClient(client).map(({text}) => state(text)),
  ];
}

/** Tools that people sign in with, and how each of them names itself. */
const toolsByName: readonly (readonly [application: RegExp, agent: RegExp])[] = [
  // Older versions of the Azure CLI named its SDK alone.
  [/^Azure CLI$/, /azurecli|azsdk-python/i],
  [/^Azure PowerShell$/, /powershell|psversion|\baz\./i],
  [/^Azure Portal/, /mozilla/i],
];

/** The sign-in of a tool may be borrowed by any program on the same machine, or by whoever took the token from there. */
function borrowedSignIn({application, client}: AuditEvent): Statement | undefined {
  if (application === undefined || client === undefined) return undefined;
  const agent = toolsByName.find(([name]) => name.test(application))?.[1];
  if (agent === undefined || agent.test(client)) return undefined;
  return state(`not what ${application} calls itself: a program that uses its sign-in`, 'warning');
}

/** `TLS1_2` */
function tls(version: string | undefined): Statement | undefined {
  if (version === undefined) return undefined;
  const [, major, minor] = /^TLS(\d)_(\d)$/i.exec(version) ?? [];
  if (major === undefined) return state(`TLS: ${version}`, 'muted');
  const isOld = Number(`${major}.${minor}`) < 1.2;
  return state(`TLS ${major}.${minor}${isOld ? ', which is too old to be safe' : ''}`, isOld ? 'warning' : 'muted');
}
