// The screen with a record open in the detail, and what the pane shows of it.
import type {EventDetail} from '../../../../source/engine/engine.ts';
import {createParser} from '../../../../source/event/parse-event.ts';
import {detail} from '../../../../source/screen/panes/detail/detail.ts';
import {cursorIn} from '../../../../source/screen/panes/detail/nodes-on-screen.ts';
import {layoutOf, type State} from '../../../../source/screen/state/state.ts';
import type {Brush} from '../../../../source/screen/theme/brush.ts';
import {emptyState} from '../../state/script.ts';

export function eventOf(record: string, offset = 1200): EventDetail {
  const parsed = createParser('whole').parseJson(record);
  return {
    id: {blob: 'PT1H.json', offset},
    parsed,
    record: `${record}\n`,
    bytes: Buffer.from(record),
    length: Buffer.byteLength(record),
  };
}

/** On 80×24 the detail has 18 lines of 78 cells. */
export function opened(record: string, [columns, rows]: readonly [number, number] = [80, 24]): State {
  const state = emptyState(columns, rows);
  return {...state, focus: 'detail', detail: {...state.detail, open: true, event: eventOf(record)}};
}

const plain: Brush = (_role, text) => text;

/** The lines within the frame, without blanks at their ends. */
export function shown(state: State, brush: Brush = plain): readonly string[] {
  const rectangle = layoutOf(state)!.panes.detail!;
  const lines = detail(state, rectangle, {brush, colored: false, unicode: true});
  return lines.slice(1, -1).map(line => line.slice(1, -1).trimEnd());
}

export const at = ({detail}: State): string | undefined => cursorIn(detail)?.place.node.id;

export const record = JSON.stringify({
  time: '2026-10-06T19:52:39.7630001Z',
  operationName: 'KeyDelete',
  resultType: 'Success',
  resultSignature: 'Forbidden',
  resultDescription: 'Caller is not authorized.',
  httpStatusCode: 403,
  durationMs: 31,
  correlationId: '8806614c-ebc3-11ea-9e9b-000000000001',
  callerIpAddress: '203.0.113.7',
  clientInfo: 'curl/8 \x1b]0;owned\x07\u202e',
  identity: JSON.stringify({
    claim: {
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': 'alice@contoso.com',
      appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      amr: ['pwd', 'mfa'],
    },
  }),
  properties: {
    id: 'https://h.managedhsm.azure.net/keys/cmk%209?api-version=7.5&x=%C3%A4',
    inner: {text: '{"a":[1,{"b":true}]}', none: {}, nothing: null},
    ops: ['sign', 'verify'],
    lines: 'one\n\ttwo',
  },
});
