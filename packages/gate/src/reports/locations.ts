import type { Assessment, FindingRecord, ResourceRecord, SourceLine } from '../assessment/assessment';

/** The place of a finding: in the program where that is known, and always in a template. */
export interface Place {
  /** @default - the finding is about a whole stack */
  readonly resource?: ResourceRecord;
  readonly template: string;
  /** Line of the template, from 1. */
  readonly line: number;
  /** Line of the program that created the resource or the stack. @default - a foreign template */
  readonly source?: SourceLine;
}

/** What a finding is about. */
export type Subject = Pick<FindingRecord, 'resource' | 'stack'>;

export type PlaceFinder = (subject: Subject) => Place;

/** Creates a function that finds the place of what a finding is about. */
export function createPlaceFinder({ resources, stacks }: Pick<Assessment, 'resources' | 'stacks'>): PlaceFinder {
  const byPath = new Map(resources.map((resource) => [resource.path, resource]));
  return ({ resource: path, stack: whole }) => {
    const resource = whole === undefined ? byPath.get(path) : undefined;
    if (resource !== undefined) {
      const { template, line, source } = resource;
      return { resource, template, line: Math.max(1, line), ...(source === undefined ? {} : { source }) };
    }
    const { template = 'manifest.json', source } =
      stacks.find((one) => (whole === undefined ? isWithin(path, one.path) : one.path === whole)) ?? stacks[0] ?? {};
    return { template, line: 1, ...(source === undefined ? {} : { source }) };
  };
}

/** The path of what a finding is about: the stack as a whole, or the resource. */
export function getSubjectPath({ resource, stack }: Subject): string {
  return stack ?? resource;
}

/** Whether a path is the path of a scope, or below it. */
export function isWithin(path: string, scope: string): boolean {
  return path === scope || path.startsWith(`${scope}/`);
}

/** Describes a finding, with what was found. */
export function describeFinding(finding: FindingRecord): string {
  const found = describeFound(finding);
  return found === undefined ? finding.message : `${finding.message} Found: ${found}`;
}

/** `0.0.0.0/0 at SecurityGroupIngress[0].CidrIp`, `StorageEncrypted is not set`; otherwise the detail. */
export function describeFound({ detail, found }: Pick<FindingRecord, 'detail' | 'found'>): string | undefined {
  if (found === undefined) return detail;
  return found.value === undefined ? `${found.at} is not set` : `${found.value} at ${found.at}`;
}
