import type { EnvironmentDraft } from '../../lib/settings/presets';

export type Path = readonly (string | number)[];

/** `network.zones[1]` as the steps it takes. */
export function stepsOf(path: string): Path {
  return path.split(/[.[]/).map((step) => (step.endsWith(']') ? Number(step.slice(0, -1)) : step));
}

/** A copy of a draft with one place replaced; undefined removes it. */
export function withValue(draft: EnvironmentDraft, [first, ...rest]: Path, value: unknown): EnvironmentDraft {
  const copy = cloned(draft);
  if (first === undefined) return copy;
  const next = rest.length === 0 ? value : withValue(inside(copy, first), rest, value);
  if (next === undefined) Reflect.deleteProperty(copy, first);
  else Object.defineProperty(copy, first, { value: next, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Every place of a draft, objects and lists themselves included. */
export function placesOf(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return [[step], ...placesOf(field).map((rest) => [step, ...rest])];
  });
}

function inside(draft: EnvironmentDraft, step: string | number): EnvironmentDraft {
  const value: unknown = Reflect.get(draft, step);
  return isDraft(value) ? value : {};
}

function cloned(draft: EnvironmentDraft): Record<string, unknown> {
  const copy: unknown = Array.isArray(draft) ? [...draft] : { ...draft };
  return isDraft(copy) ? copy : {};
}

function isDraft(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
