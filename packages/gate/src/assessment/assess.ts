import { createHash } from 'node:crypto';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { collectAccess } from '../access/collect-access';
import { renderProblemId } from '../acknowledgements/ledger';
import { DEFAULT_LEVELS } from '../engine/gate-policy';
import type { EnvironmentPolicy, GateResult } from '../engine/gate-result';
import type { JudgedResource } from '../engine/judged-resource';
import type { JudgementCache } from '../engine/judgement-cache';
import { findResourceLines } from '../engine/template-lines';
import { buildExposure } from '../exposure/build-exposure';
import type { Framework } from '../frameworks/framework';
import type { ManualResult } from '../frameworks/manual-results';
import { getEnvironment } from '../templates/environment';
import { groupBy } from '../templates/group-by';
import type { TemplateResource } from '../templates/template-resource';
import type { AppRecord } from './app-record';
import type { Assessment, FindingRecord, ResourceRecord, StackRecord, VerdictRecord } from './assessment';
import { buildCheckRecords } from './check-records';
import { assessFrameworks, type FindTestRecord } from './control-state';
import { collectFacts } from './facts';
import { buildFindingRecords } from './finding-records';
import { addManualResults } from './manual-state';
import type { PolicyRecord } from './policy-record';
import { type Frame, findCreatorLine, findSourceLine } from './source-line';

export interface AssessmentInput {
  readonly result: GateResult;
  readonly frameworks: readonly Framework[];
  /** Results of controls that people checked, and the day as YYYY-MM-DD that ends them. @default - no result */
  readonly manualResults?: { readonly results: readonly ManualResult[]; readonly today: string };
  /** How a test of the app ended. @default - no test ran */
  readonly findTest?: FindTestRecord;
  /** Version of Bulwark. */
  readonly version: string;
  /** Versions of the libraries that took part in the judging. */
  readonly libraries: Readonly<Record<string, string>>;
  /** URL of the page with a heading per rule of Bulwark: docs/rules.md of this version. */
  readonly rulesUrl: string;
  /** Folder that source lines are relative to. */
  readonly root: string;
  /** Finds the TypeScript line of a line of compiled JavaScript. @default - the program ran from its sources */
  readonly findOriginal?: (frame: Frame) => Frame;
  /** What the app adds about itself. @default - nothing */
  readonly app?: AppRecord;
  /** Keeps what was concluded from unchanged templates. @default - everything is concluded again */
  readonly cache?: JudgementCache;
}

/** Builds the assessment, which is the gate result as plain data. */
export function buildAssessment({
  result,
  frameworks,
  manualResults = { results: [], today: '' },
  findTest,
  version,
  libraries,
  rulesUrl,
  root,
  findOriginal,
  app,
  cache,
}: AssessmentInput): Assessment {
  const resources = buildResourceRecords(result, root, findOriginal);
  const paths = new Map(resources.map((record) => [`${record.stack} ${record.logicalId}`, record.path]));
  const checks = buildCheckRecords(result, resources, { nagVersion: libraries['cdk-nag'] ?? 'main', rulesUrl });
  const findings = buildFindingRecords(result);
  const ledgerProblems = result.ledgerProblems.map(({ rule, path, message }) => ({
    rule: renderProblemId(rule),
    path,
    message,
  }));
  return {
    version: '1.0',
    tool: { name: 'Bulwark', version, libraries },
    environments: [...new Set(result.templates.stacks.map(({ path }) => getEnvironment(path)))],
    policies: result.policies.map((each) => buildPolicyRecord(each, result)),
    stacks: buildStackRecords(result, root, findOriginal),
    packs: result.packRuleIds.map(({ name, ruleIds }) => ({
      name,
      rules: ruleIds.size,
      evaluations: result.packs.find((pack) => pack.name === name)?.ruleEvaluations.length ?? resources.length,
    })),
    checks,
    resources,
    findings,
    acknowledgements: result.acceptedEntries.map(
      ({ subject, path, acknowledgement: { rule, reason, owner, until } }) => ({
        subject,
        path,
        rules: [rule].flat(),
        reason,
        owner,
        until,
      }),
    ),
    switchedOff: result.switchedOff,
    ledgerProblems,
    frameworks: addManualResults(
      assessFrameworks(frameworks, { checks, findings, resources, switchedOff: result.switchedOff }, findTest),
      manualResults.results,
      manualResults.today,
    ),
    ...describe(result, cache, (resource) => paths.get(getKey(resource)) ?? resource.path),
    ...(app === undefined ? {} : { app }),
    verdict: buildVerdict(findings, ledgerProblems.length),
  };
}

type Description = Pick<Assessment, 'facts' | 'exposure' | 'access'>;

/** Describes what the templates set, what of it can be reached, and who may do what. */
function describe(
  { templates, inputs }: GateResult,
  cache: JudgementCache | undefined,
  getPath: (resource: TemplateResource) => string,
): Description {
  const compute = (): Description => ({
    facts: collectFacts(templates, getPath),
    exposure: buildExposure(templates, getPath),
    access: collectAccess(templates, getPath),
  });
  return cache === undefined || inputs === undefined ? compute() : cache.recall('description', inputs, compute);
}

function buildPolicyRecord({ environment, policy }: EnvironmentPolicy, { packs }: GateResult): PolicyRecord {
  const { levels = DEFAULT_LEVELS, disposable = false, disposableReason } = policy;
  return {
    environment,
    packs: packs.map(({ name }) => name).filter((name) => policy.packs?.includes(name) !== false),
    levels,
    fails: policy.fails,
    disposable,
    ...(disposable && disposableReason !== undefined ? { disposableReason } : {}),
  };
}

function getKey({ stack, logicalId }: TemplateResource): string {
  return `${stack.path} ${logicalId}`;
}

/** Whether a finding says that no rule looks at a part of a template: the rules of rules/coverage, and custom resources. */
export function isNotJudged({ check }: Pick<FindingRecord, 'check'>): boolean {
  return check.startsWith('NotJudged') || check === 'CustomResourceHandlerDeclared';
}

function buildVerdict(findings: Assessment['findings'], ledgerProblems: number): VerdictRecord {
  const open = findings.filter(({ state }) => state === 'open');
  const failing = open.filter(({ fails }) => fails).length + ledgerProblems;
  return {
    outcome: failing === 0 ? 'passed' : 'failed',
    failing,
    open: open.length,
    acknowledged: findings.length - open.length,
    undecided: findings.filter(({ outcome }) => outcome === 'undecided').length,
    notJudged: findings.filter(isNotJudged).length,
  };
}

function buildStackRecords(
  { templates, texts, resources: judged }: GateResult,
  root: string,
  findOriginal: ((frame: Frame) => Frame) | undefined,
): StackRecord[] {
  const byFile = groupTextsByFile(texts);
  const byStack = groupBy(judged, ({ resource }) => resource.stack.path);
  return templates.stacks.map(({ path, file, resources }) => {
    const source = findStackSource(byStack.get(path) ?? [], root, findOriginal);
    return {
      path,
      template: file,
      sha256: createHash('sha256')
        .update(byFile.get(file) ?? '')
        .digest('hex'),
      resources: resources.length,
      ...(source === undefined ? {} : { source }),
    };
  });
}

/** CDK records no trace of a stack. That of a resource in it names the constructor of the stack and who called it. */
function findStackSource(
  judged: readonly JudgedResource[],
  root: string,
  findOriginal: ((frame: Frame) => Frame) | undefined,
): StackRecord['source'] {
  for (const { subject } of judged) {
    if (!CfnResource.isCfnResource(subject)) continue;
    const name = Stack.of(subject).constructor.name;
    const source = findCreatorLine(subject.creationStack, name, root, findOriginal);
    if (source !== undefined) return source;
  }
  return undefined;
}

function buildResourceRecords(
  { resources, texts }: GateResult,
  root: string,
  findOriginal: ((frame: Frame) => Frame) | undefined,
): ResourceRecord[] {
  const lines = new Map([...groupTextsByFile(texts)].map(([file, text]) => [file, findResourceLines(text)]));
  return resources.map(({ path, subject, resource: { stack, logicalId, type } }): ResourceRecord => {
    const source = CfnResource.isCfnResource(subject) ? findSource(subject, root, findOriginal) : undefined;
    const written = lines.get(stack.file);
    return {
      path,
      logicalId,
      type,
      stack: stack.path,
      template: stack.file,
      // What an expansion made has the line of the resource that it comes from.
      line: written?.get(logicalId) ?? written?.get(stack.source.origins?.get(logicalId) ?? '') ?? 1,
      ...(source === undefined ? {} : { source }),
    };
  });
}

/**
 * Finds the line that created a resource. A library creates some resources while it prepares a stack; for those, the
 * line of the nearest construct is used.
 */
function findSource(
  node: CfnResource,
  root: string,
  findOriginal: ((frame: Frame) => Frame) | undefined,
): ResourceRecord['source'] {
  const own = findSourceLine(node.creationStack, root, findOriginal);
  if (own !== undefined) return own;
  for (let scope = node.node.scope; scope !== undefined && !Stack.isStack(scope); scope = scope.node.scope) {
    for (const child of scope.node.findAll()) {
      const trace: unknown = Reflect.get(child, 'creationStack');
      const line = Array.isArray(trace) ? findSourceLine(trace.map(String), root, findOriginal) : undefined;
      if (line !== undefined) return line;
    }
  }
  return undefined;
}

function groupTextsByFile(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...texts].map(([path, text]) => [path.split(/[\\/]/).at(-1) ?? path, text]));
}
