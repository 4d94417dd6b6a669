// What the mouse did, as terminals report it in the mode 1006.

export type MouseReport = {readonly x: number; readonly y: number; readonly did: 'press' | 'wheel-up' | 'wheel-down'};

const [ctrlOrAltOrShift, moved, wheel] = [4 | 8 | 16, 32, 64];

/** Column and row count from 1. Only the left button and the wheel mean something, and only on their own. */
export function mouseReport(button: number, column: number, row: number, isPressed: boolean): MouseReport | undefined {
  if (!isPressed || (button & (ctrlOrAltOrShift | moved)) !== 0) return undefined;
  const place = {x: column - 1, y: row - 1};
  if (button === 0) return {...place, did: 'press'};
  if (button === wheel) return {...place, did: 'wheel-up'};
  return button === wheel + 1 ? {...place, did: 'wheel-down'} : undefined;
}
