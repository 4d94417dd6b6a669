// The values of a field that the completion lacks.
import type {FieldName} from '../../../event/fields.ts';
import type {Request} from '../../state/request.ts';
import type {State} from '../../state/state.ts';

export type ValuesRequest = Request & {readonly field: FieldName; readonly prefix: string};

export function completionRequest(_state: State): ValuesRequest | undefined {
  return undefined;
}
