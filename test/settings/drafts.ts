import type { EnvironmentDraft } from '../../lib/settings/presets';

export type Path = readonly (string | number)[];

/** Parses a path such as `network.zones[1]` into its steps. */
export function parsePath(path: string): Path {
  return path.split(/[.[]/).map((step) => (step.endsWith(']') ? Number(step.slice(0, -1)) : step));
}

/** Returns a copy of a draft with one value replaced; undefined removes the field. */
export function replaceValue(draft: EnvironmentDraft, [first, ...rest]: Path, value: unknown): EnvironmentDraft {
  const copy = cloneDraft(draft);
  if (first === undefined) return copy;
  const next = rest.length === 0 ? value : replaceValue(readDraft(copy, first), rest, value);
  if (next === undefined) Reflect.deleteProperty(copy, first);
  else Object.defineProperty(copy, first, { value: next, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Lists the path of every value of a draft, including objects and lists. */
export function listPaths(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return [[step], ...listPaths(field).map((rest) => [step, ...rest])];
  });
}

function readDraft(draft: EnvironmentDraft, step: string | number): EnvironmentDraft {
  const value: unknown = Reflect.get(draft, step);
  return isDraft(value) ? value : {};
}

function cloneDraft(draft: EnvironmentDraft): Record<string, unknown> {
  const copy: unknown = Array.isArray(draft) ? [...draft] : { ...draft };
  return isDraft(copy) ? copy : {};
}

function isDraft(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
