// The one place where keys come in: what the terminal sends is read, looked up in the tables and becomes actions.
import type {UserAction} from '../state/actions.ts';
import type {Store} from '../state/store.ts';
import {actionOf} from './keymap.ts';
import {createInputReader, type Input} from './read-input.ts';

/** Two presses on one cell within so many milliseconds are a double click. */
const doublePress = 400;

/** Returns what ends the listening. */
export function listen(keyboard: NodeJS.ReadStream, store: Store): () => void {
  const reader = createInputReader();
  const presses = createPresses();
  let timer: NodeJS.Timeout | undefined;

  function take(inputs: readonly Input[]): void {
    for (const input of inputs) {
      const action = actionFor(input, store, presses);
      if (action !== undefined) store.dispatch(action);
    }
    clearTimeout(timer);
    const patience = reader.patience();
    timer = patience === undefined ? undefined : setTimeout(() => take(reader.flush()), patience);
  }
  function read(): void {
    for (let chunk = keyboard.read(); chunk !== null; chunk = keyboard.read()) take(reader.read(chunk as string));
  }
  keyboard.setEncoding('utf8');
  keyboard.ref?.();
  keyboard.on('readable', read);
  return () => {
    clearTimeout(timer);
    keyboard.off('readable', read);
    // Otherwise the open terminal would keep the process.
    keyboard.unref?.();
  };
}

/** The focus is asked for anew at each key: the one before may have moved it. */
function actionFor(input: Input, store: Store, isDouble: Presses): UserAction | undefined {
  const {keymap, focus, mouse} = store.state();
  switch (input.type) {
    case 'key':
      return actionOf(keymap, focus, input.name);
    case 'paste':
      return keymap.contexts[focus].typed?.(input.text) ?? {type: 'text-pasted', text: input.text};
    case 'mouse': {
      // A program before this one may have left it on.
      if (!mouse) return undefined;
      const {x, y, did} = input;
      if (did === 'press') return {type: 'mouse-pressed', x, y, double: isDouble(x, y)};
      return {type: 'wheel-turned', x, y, direction: did === 'wheel-up' ? 'up' : 'down'};
    }
    case 'ground':
      return {type: 'ground-told', isLight: isLight(input)};
  }
}

/** As bright as text in dark colours needs it. */
function isLight({red, green, blue}: Extract<Input, {readonly type: 'ground'}>): boolean {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5;
}

type Presses = (x: number, y: number) => boolean;

/** A third press begins anew. */
function createPresses(): Presses {
  let last = {x: -1, y: -1, time: Number.NEGATIVE_INFINITY};
  return (x, y) => {
    const time = performance.now();
    const isDouble = x === last.x && y === last.y && time - last.time < doublePress;
    last = {x, y, time: isDouble ? Number.NEGATIVE_INFINITY : time};
    return isDouble;
  };
}
