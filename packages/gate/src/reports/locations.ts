import type { Assessment, FindingRecord, ResourceRecord } from '../assessment/assessment';

/** The place of a finding: in the program where that is known, and always in a template. */
export interface Place {
  /** @default - the finding is about a whole stack */
  readonly resource?: ResourceRecord;
  readonly template: string;
  /** Line of the template, from 1. */
  readonly line: number;
}

/** Finds the place of a finding by the path of its construct. */
export type PlaceFinder = (path: string) => Place;

export function createPlaceFinder({ resources, stacks }: Assessment): PlaceFinder {
  const byPath = new Map(resources.map((resource) => [resource.path, resource]));
  return (path) => {
    const resource = byPath.get(path);
    if (resource !== undefined) return { resource, template: resource.template, line: Math.max(1, resource.line) };
    const stack = stacks.find((one) => isWithin(path, one.path)) ?? stacks[0];
    return { template: stack?.template ?? 'manifest.json', line: 1 };
  };
}

/** Whether a path is the path of a scope, or below it. */
export function isWithin(path: string, scope: string): boolean {
  return path === scope || path.startsWith(`${scope}/`);
}

/** Describes a finding, with its detail if it has one. */
export function describeFinding({ message, detail }: FindingRecord): string {
  return detail === undefined ? message : `${message} Found: ${detail}`;
}
