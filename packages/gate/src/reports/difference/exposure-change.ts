/** `changed`: whether it opens or closes something is not known, so people have to decide. */
export type Direction = 'wider' | 'narrower' | 'changed';

/** One change of what is reachable, allowed, kept, encrypted or noticed. */
export interface ExposureChange {
  readonly direction: Direction;
  /** Path of the resource, or name of the environment. */
  readonly resource: string;
  /** The change in words: `GET /subjects/{id}/export may now be called with the scope records/read`. */
  readonly text: string;
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = { wider: 'narrower', narrower: 'wider', changed: 'changed' };

export function reverseDirection(direction: Direction): Direction {
  return OPPOSITE[direction];
}
