import { createHash } from 'node:crypto';
import { type CfnResource, Stack } from 'aws-cdk-lib';
import type { Resource } from '../deployment/deployment';
import { resourceOf } from '../deployment/deployment-of-app';
import { type Frame, sourceLine } from '../engine/source-line';
import { resourceLines } from '../engine/template-lines';
import { controlsOf } from '../frameworks/control-state';
import type { Framework } from '../frameworks/framework';
import type { Judgement } from '../judgement';
import { environmentOf } from '../policy';
import type { Assessment, ResourceRecord, StackRecord, VerdictRecord } from './assessment';
import { checkRecords } from './check-records';
import { factsOf } from './facts';
import { findingRecords } from './finding-records';

export interface AssessmentInput {
  readonly judgement: Judgement;
  readonly frameworks: readonly Framework[];
  /** Version of Bulwark. */
  readonly version: string;
  /** Libraries that judged, with their versions. */
  readonly libraries: Readonly<Record<string, string>>;
  /** Folder that source lines are seen from. */
  readonly root: string;
  /** The place in TypeScript that a line of compiled JavaScript comes from. @default - the program ran from its sources */
  readonly original?: (frame: Frame) => Frame;
}

/** Turns what the gate found into plain data. */
export function assess({ judgement, frameworks, version, libraries, root, original }: AssessmentInput): Assessment {
  const resources = resourceRecords(judgement, root, original);
  const paths = new Map(resources.map((record) => [`${record.stack} ${record.logicalId}`, record.path]));
  const checks = checkRecords(judgement, resources);
  const findings = findingRecords(judgement);
  const ledgerProblems = judgement.ledgerProblems.map(({ rule, path, message }) => ({
    rule: `Bulwark-Acknowledgement${rule}`,
    path,
    message,
  }));
  return {
    version: '1.0',
    tool: { name: 'Bulwark', version, libraries },
    environments: [...new Set(judgement.deployment.stacks.map(({ path }) => environmentOf(path)))],
    stacks: stackRecords(judgement),
    packs: judgement.known.map(({ name, ruleIds }) => ({
      name,
      rules: ruleIds.size,
      evaluations: judgement.packs.find((pack) => pack.name === name)?.asked.length ?? resources.length,
    })),
    checks,
    resources,
    findings,
    acknowledgements: judgement.decisions.map(({ subject, path, acknowledgement: { rule, reason, owner, until } }) => ({
      subject,
      path,
      rules: [rule].flat(),
      reason,
      owner,
      until,
    })),
    ledgerProblems,
    frameworks: frameworks.map((framework) => controlsOf(framework, checks, findings, resources)),
    facts: factsOf(judgement.deployment, (resource) => paths.get(keyOf(resource)) ?? resource.path),
    verdict: verdictOf(findings, ledgerProblems.length),
  };
}

function keyOf({ stack, logicalId }: Resource): string {
  return `${stack.path} ${logicalId}`;
}

function verdictOf(findings: Assessment['findings'], ledgerProblems: number): VerdictRecord {
  const open = findings.filter(({ state }) => state === 'open');
  const failing = open.filter(({ fails }) => fails).length + ledgerProblems;
  return {
    outcome: failing === 0 ? 'passed' : 'failed',
    failing,
    open: open.length,
    acknowledged: findings.length - open.length,
    undecided: findings.filter(({ outcome }) => outcome === 'undecided').length,
  };
}

function stackRecords({ deployment, texts }: Judgement): StackRecord[] {
  const byFile = textsByFile(texts);
  return deployment.stacks.map(({ path, file, resources }) => ({
    path,
    template: file,
    sha256: createHash('sha256')
      .update(byFile.get(file) ?? '')
      .digest('hex'),
    resources: resources.length,
  }));
}

function resourceRecords(
  { resources, deployment, texts }: Judgement,
  root: string,
  original: ((frame: Frame) => Frame) | undefined,
): ResourceRecord[] {
  const lines = new Map([...textsByFile(texts)].map(([file, text]) => [file, resourceLines(text)]));
  return resources.flatMap((node): ResourceRecord[] => {
    const deployed = resourceOf(node, deployment);
    if (deployed === undefined) return [];
    const source = sourceOf(node, root, original);
    return [
      {
        path: node.node.path,
        logicalId: deployed.logicalId,
        type: deployed.type,
        stack: deployed.stack.path,
        template: deployed.stack.file,
        line: lines.get(deployed.stack.file)?.get(deployed.logicalId) ?? 1,
        ...(source === undefined ? {} : { source }),
      },
    ];
  });
}

/** The line that made the resource; for one that only a library made (while it prepared a stack), the line that made the resource nearest to it. */
function sourceOf(
  node: CfnResource,
  root: string,
  original: ((frame: Frame) => Frame) | undefined,
): ResourceRecord['source'] {
  const own = sourceLine(node.creationStack, root, original);
  if (own !== undefined) return own;
  for (let scope = node.node.scope; scope !== undefined && !Stack.isStack(scope); scope = scope.node.scope) {
    for (const child of scope.node.findAll()) {
      const trace: unknown = Reflect.get(child, 'creationStack');
      const found = Array.isArray(trace) ? sourceLine(trace.map(String), root, original) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function textsByFile(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...texts].map(([path, text]) => [path.split(/[\\/]/).at(-1) ?? path, text]));
}
