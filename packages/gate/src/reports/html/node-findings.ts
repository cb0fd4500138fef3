import type { Assessment, FindingRecord } from '../../assessment/assessment';
import type { ExposureRecord } from '../../exposure/exposure-record';

/** Finds the findings about a node of a picture and about everything that belongs to it, by the id of the node. */
export type FindNodeFindings = (id: string) => readonly FindingRecord[];

/**
 * Assigns each finding to one node: the node that is or has the resource, otherwise the node of the nearest construct
 * around it, so that the finding of a role counts for its function. A finding about a whole stack is about no node.
 */
export function assignFindings(
  { findings, checks, stacks }: Pick<Assessment, 'findings' | 'checks' | 'stacks'>,
  { nodes }: Pick<ExposureRecord, 'nodes'>,
): FindNodeFindings {
  const aboutStacks = new Set(checks.flatMap(({ id, isAboutStack }) => (isAboutStack === true ? [id] : [])));
  const owners = new Map(
    nodes.flatMap(({ id, parts = [] }) => [id, ...parts].map((path): [string, string] => [path, id])),
  );
  const stackPaths = new Set(stacks.map(({ path }) => path));
  const scopes = new Map(
    nodes
      .map(({ id }): [string, string] => [id.replace(/(\/Resource)+$/, ''), id])
      .filter(([scope]) => !stackPaths.has(scope)),
  );
  const found = new Map<string, FindingRecord[]>();
  for (const finding of findings) {
    if (aboutStacks.has(finding.check)) continue;
    const owner = owners.get(finding.resource) ?? findNearest(finding.resource, scopes);
    if (owner === undefined) continue;
    const known = found.get(owner);
    if (known === undefined) found.set(owner, [finding]);
    else known.push(finding);
  }
  return (id) => found.get(id) ?? [];
}

function findNearest(path: string, scopes: ReadonlyMap<string, string>): string | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const owner = scopes.get(path.slice(0, end));
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** A link to findings: the filter for what their paths have in common, otherwise the first of them. */
export function linkFindings(findings: readonly FindingRecord[]): string {
  const [first, ...others] = findings;
  if (first === undefined) return '#findings';
  const steps = first.resource.split('/');
  const length = steps.findIndex((step, index) => others.some(({ resource }) => resource.split('/')[index] !== step));
  const shared = length < 0 ? steps : steps.slice(0, length);
  const state = findings.some((finding) => finding.state === 'open') ? 'state=open&' : '';
  // A filter for an environment or a stack shows too much.
  return shared.length < 3 && shared.length < steps.length
    ? `#f-${first.fingerprint.slice(0, 12)}`
    : `#findings?${state}q=${encodeURIComponent(shared.join('/'))}`;
}
