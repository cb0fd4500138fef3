import type { Assessment, FindingRecord, ResourceRecord } from '../../assessment/assessment';
import type { FactRecord } from '../../assessment/fact-record';
import { isWithin } from '../locations';
import { mapReferences } from './setting-text';

/** Selects what an assessment has of some environments, to compare it with a run of only these. */
export function selectEnvironments(assessment: Assessment, environments: readonly string[]): Assessment {
  if (assessment.environments.every((name) => environments.includes(name))) return assessment;
  const isOf = (path: string): boolean => environments.some((environment) => isWithin(path, environment));
  return {
    ...assessment,
    environments: assessment.environments.filter((name) => environments.includes(name)),
    stacks: assessment.stacks.filter(({ path }) => isOf(path)),
    findings: assessment.findings.filter(({ resource }) => isOf(resource)),
    resources: assessment.resources.filter(({ path }) => isOf(path)),
    switchedOff: assessment.switchedOff.filter(({ environment }) => environments.includes(environment)),
    ledgerProblems: assessment.ledgerProblems.filter(({ path }) => isOf(path)),
    facts: assessment.facts.filter(({ resource }) => isOf(resource)),
  };
}

/** The facts that can be compared. Those of an older assessment are left out. */
export function selectFacts({ facts }: Assessment): readonly FactRecord[] {
  return facts.filter((fact): fact is FactRecord => 'settings' in fact);
}

/** Whether an assessment has facts that can be compared. An older gate recorded others. */
export function hasComparableFacts(assessment: Assessment): boolean {
  return assessment.resources.length === 0 || selectFacts(assessment).length > 0;
}

/**
 * A template under another file name is another environment. Where each side has only one, they are compared all the
 * same, under the name that it has now.
 */
export function renameOnlyEnvironment(before: Assessment, after: Assessment): Assessment {
  const [from, ...others] = before.environments;
  const [to, ...more] = after.environments;
  if (from === undefined || to === undefined || others.length + more.length > 0 || from === to) return before;
  return renamePaths(before, (path) => (isWithin(path, from) ? `${to}${path.slice(from.length)}` : path));
}

/** The same assessment under other paths, references to them included. */
export function renamePaths(assessment: Assessment, rename: (path: string) => string): Assessment {
  return {
    ...assessment,
    environments: assessment.environments.map(rename),
    stacks: assessment.stacks.map((stack) => ({ ...stack, path: rename(stack.path) })),
    resources: assessment.resources.map((one) => ({ ...one, path: rename(one.path), stack: rename(one.stack) })),
    findings: assessment.findings.map((finding) => ({ ...finding, resource: rename(finding.resource) })),
    acknowledgements: assessment.acknowledgements.map((one) => ({ ...one, path: rename(one.path) })),
    switchedOff: assessment.switchedOff.map((one) => ({ ...one, environment: rename(one.environment) })),
    ledgerProblems: assessment.ledgerProblems.map((one) => ({ ...one, path: rename(one.path) })),
    facts: selectFacts(assessment).map((fact) => renameFact(fact, rename)),
  };
}

function renameFact(fact: FactRecord, rename: (path: string) => string): FactRecord {
  const text = JSON.stringify(fact.settings);
  const renamed = mapReferences(text, (path) => renderJsonString(rename(parseJsonString(path))));
  const settings: FactRecord['settings'] = renamed === text ? fact.settings : JSON.parse(renamed);
  return { ...fact, resource: rename(fact.resource), settings };
}

function renderJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function parseJsonString(text: string): string {
  return String(JSON.parse(`"${text}"`));
}

/** Identity of a finding over both sides: its path may have changed, and with it the names in its detail. */
export function getFindingKey({ check, detail, outcome, resource }: FindingRecord): string {
  return JSON.stringify([check, outcome, detail === undefined ? null : removeHashes(detail), resource]);
}

/** Without the hash at the end of a logical id of CDK. */
function removeHashes(detail: string): string {
  return detail.replace(/([A-Za-z]\w*?)[0-9A-F]{8}(?=$|\W)/g, '$1').replace(/(?<!\d)\d{12}(?!\d)/g, 'account');
}

/** Names of renamed resources in the details of findings, from the old to the new logical id. */
export function renameDetails(
  findings: readonly FindingRecord[],
  renamed: readonly { readonly before: ResourceRecord; readonly after: ResourceRecord }[],
): readonly FindingRecord[] {
  const ids = new Map(renamed.map(({ before, after }) => [before.logicalId, after.logicalId]));
  if (ids.size === 0) return findings;
  return findings.map((finding) =>
    finding.detail === undefined
      ? finding
      : { ...finding, detail: finding.detail.replace(/\w+/g, (word) => ids.get(word) ?? word) },
  );
}
