import type { Assessment, FindingRecord, ResourceRecord } from '../compliance/assessment/assessment';

/** Where a finding is: in the program where that is known, and always in a template. */
export interface Place {
  /** @default - the finding is of a stack as a whole */
  readonly resource?: ResourceRecord;
  readonly template: string;
  /** Line of the template, from 1. */
  readonly line: number;
}

/** Finds the place of a finding by the path of its construct. */
export function places({ resources, stacks }: Assessment): (path: string) => Place {
  const byPath = new Map(resources.map((resource) => [resource.path, resource]));
  return (path) => {
    const resource = byPath.get(path);
    if (resource !== undefined) return { resource, template: resource.template, line: Math.max(1, resource.line) };
    const stack = stacks.find((one) => isWithin(path, one.path)) ?? stacks[0];
    return { template: stack?.template ?? 'manifest.json', line: 1 };
  };
}

/** Whether a construct is another one, or below it. */
export function isWithin(path: string, scope: string): boolean {
  return path === scope || path.startsWith(`${scope}/`);
}

/** What a finding says, with what exactly is wrong where its check finds several things in one resource. */
export function says({ message, detail, outcome }: FindingRecord): string {
  const what = detail === undefined ? message : `${message} Found: ${detail}`;
  return outcome === 'undecided' ? `Could not be decided: ${what}` : what;
}
