import type { CfnResource } from 'aws-cdk-lib';
import { NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { Outcome } from '../assessment/assessment';
import { appliesToResource, toNagResult } from '../rules/bulwark-checks';
import type { Rule } from '../rules/rule';
import type { Assumption } from '../templates/scenarios';
import type { TemplateSet } from '../templates/template-set';
import { Undecidable } from '../templates/undecidable';
import { ConstructView, type NodeSource } from './construct-view';
import type { FoundValue } from './finding';
import { findFoundValue } from './found-value';
import { getResourceKey, type JudgedResource } from './judged-resource';
import type { Check, PackRule } from './pack-rules';
import { isUnknownByPassedParameters } from './passed-parameters';

/** One check applied to one resource, in every scenario of the templates. */
export interface Evaluation {
  readonly check: Check;
  readonly judged: JudgedResource;
  readonly outcome: Outcome;
  /** Exact parts of the resource that violate the check, where it reports several. */
  readonly details: readonly string[];
  /** What a rule of Bulwark found, by detail; '' for a violation without details. @default - no certain place */
  readonly found?: ReadonlyMap<string, FoundValue>;
  /** Why the check is undecided. */
  readonly because?: string;
  /** What the outcome assumes about conditions of the stack. @default - the outcome is the same in all scenarios */
  readonly assumptions?: readonly Assumption[];
}

/** One rule of a pack with its evaluation on one resource. */
export interface RuleEvaluation {
  readonly rule: PackRule;
  readonly evaluation: Evaluation;
}

type Result = Pick<Evaluation, 'outcome' | 'details' | 'found' | 'because' | 'assumptions'>;

/** From the best to the worst: a safeguard counts if it is there in all scenarios, a weakness if it is in one. */
const SEVERITY: readonly Outcome[] = ['not-applicable', 'compliant', 'undecided', 'violation'];

/** The templates under some assumptions, with the constructs of rules that read no templates. */
interface Scenario {
  readonly templates: TemplateSet;
  readonly view: ConstructView;
  readonly resources: ReadonlyMap<string, JudgedResource>;
}

/** Evaluates every check once per resource and scenario, for all packs that share the check. */
export class Evaluations {
  readonly #known = new Map<JudgedResource, Map<Check, Evaluation | undefined>>();
  readonly #scenarios: readonly Scenario[];
  #count = 0;

  constructor(templates: TemplateSet, resources: readonly JudgedResource[]) {
    const scenarios = templates.listScenarios();
    this.#scenarios = scenarios.map((set) => createScenario(set, resources, scenarios.length === 1));
  }

  /** Pairs of check and resource that were evaluated. */
  get count(): number {
    return this.#count;
  }

  /** A construct by which a pack chooses its rules for a resource. */
  getNode(judged: JudgedResource): CfnResource {
    const key = getResourceKey(judged.resource);
    for (const { resources, view } of this.#scenarios) {
      const found = resources.get(key);
      if (found !== undefined) return view.getNode(found);
    }
    throw new Error(`${judged.path} is in no template`);
  }

  /** @returns undefined when the rule does not apply to the resource in any scenario */
  getOrEvaluate(rule: PackRule, judged: JudgedResource): Evaluation | undefined {
    // A pack declares its own rules; those of cdk-nag are in several packs.
    if (rule.check.declaration !== undefined) return this.#evaluate(rule, judged);
    const known = this.#known.get(judged) ?? new Map<Check, Evaluation | undefined>();
    this.#known.set(judged, known);
    if (known.has(rule.check)) return known.get(rule.check);
    const evaluation = this.#evaluate(rule, judged);
    known.set(rule.check, evaluation);
    return evaluation;
  }

  #evaluate(rule: PackRule, judged: JudgedResource): Evaluation | undefined {
    const [only] = this.#scenarios;
    const result =
      only !== undefined && this.#scenarios.length === 1
        ? evaluateInScenario(rule, judged, only)
        : this.#evaluateInEach(rule, judged);
    if (result === undefined) return undefined;
    this.#count += 1;
    return { check: rule.check, judged, ...result };
  }

  #evaluateInEach(rule: PackRule, judged: JudgedResource): Result | undefined {
    const key = getResourceKey(judged.resource);
    const results: Result[] = [];
    // The first scenario is that of the defaults.
    const byDefault = this.#scenarios[0]?.resources.get(key);
    let isDecided = byDefault !== undefined;
    for (const scenario of this.#scenarios) {
      const found = scenario.resources.get(key);
      if (found === undefined || scenario.templates.repeats(found.resource.stack.path)) continue;
      const result = evaluateInScenario(rule, found, scenario);
      const isUndecided = result?.outcome === 'undecided';
      if (found === byDefault) isDecided = !isUndecided;
      else if (
        isUndecided &&
        isDecided &&
        byDefault &&
        isUnknownByPassedParameters(found.resource, byDefault.resource)
      ) {
        continue;
      }
      if (result !== undefined) results.push({ ...result, ...describeAssumptions(found, scenario.templates) });
    }
    return mergeResults(results);
  }
}

function createScenario(templates: TemplateSet, resources: readonly JudgedResource[], isOnly: boolean): Scenario {
  const present = resources.flatMap((judged): JudgedResource[] => {
    const { stack, logicalId } = judged.resource;
    const resource = isOnly ? judged.resource : templates.findStack(stack.path)?.findResource(logicalId);
    return resource === undefined ? [] : [isOnly ? judged : { ...judged, resource }];
  });
  return {
    templates,
    view: new ConstructView(present, isOnly),
    resources: new Map(present.map((judged) => [getResourceKey(judged.resource), judged])),
  };
}

function evaluateInScenario(rule: PackRule, judged: JudgedResource, { templates, view }: Scenario): Result | undefined {
  const { declaration } = rule.check;
  if (declaration === undefined) return evaluateConstruct(rule, judged, view.listSources(rule.check, judged));
  let result: Result;
  try {
    if (!appliesToResource(declaration, judged.resource)) return undefined;
    result = readResult(toNagResult(declaration.check(judged.resource, templates)));
  } catch (error) {
    return { outcome: 'undecided', details: NONE, because: explainError(error, rule, judged) };
  }
  return result.outcome === 'violation' ? { ...result, ...listFound(declaration, judged, result.details) } : result;
}

function listFound(rule: Rule, { resource }: JudgedResource, details: readonly string[]): Pick<Result, 'found'> {
  // The first resource only reports what is found elsewhere in its stack.
  if (rule.isAboutStack === true) return {};
  const found = (details.length === 0 ? [''] : details).flatMap((detail): [string, FoundValue][] => {
    const value = findFoundValue(rule, resource, detail === '' ? undefined : detail);
    return value === undefined ? [] : [[detail, value]];
  });
  return found.length === 0 ? {} : { found: new Map(found) };
}

function evaluateConstruct(
  rule: PackRule,
  judged: JudgedResource,
  [source, second]: readonly [NodeSource, second?: NodeSource],
): Result {
  const result = checkNode(rule, judged, source);
  // What the written template leaves open, the resolved one may decide.
  if (result.outcome !== 'undecided' || second === undefined) return result;
  const resolved = checkNode(rule, judged, second);
  return resolved.outcome === 'undecided' ? result : resolved;
}

function checkNode(rule: PackRule, judged: JudgedResource, source: NodeSource): Result {
  try {
    return readResult(rule.check(source.getNode(judged)));
  } catch (error) {
    return { outcome: 'undecided', details: NONE, because: explainError(error, rule, judged) };
  }
}

/** Shared, since most results have no details. */
const NONE: readonly string[] = [];

function readResult(result: NagRuleResult): Result {
  const hasDetails = Array.isArray(result) && result.length > 0;
  return { outcome: toOutcome(result), details: hasDetails ? [...new Set(result)] : NONE };
}

/** Explains why a rule did not decide. An error that is not about an unknown value is a fault of the rule. */
function explainError(error: unknown, { id }: PackRule, { path }: JudgedResource): string {
  // cdk-nag throws a plain error for a value that is not in the template.
  if (error instanceof Undecidable || (error instanceof Error && error.name === 'Error')) return error.message;
  return `the rule ${id} stopped on ${path}: ${String(error)}`;
}

function describeAssumptions({ resource }: JudgedResource, templates: TemplateSet): Pick<Result, 'assumptions'> {
  return { assumptions: templates.assumptions.filter(({ stack }) => stack === resource.stack.path) };
}

/** Merges the results of scenarios to the worst one, with the details of all. */
function mergeResults(results: readonly Result[]): Result | undefined {
  const rank = ({ outcome }: Result): number => SEVERITY.indexOf(outcome);
  const [first] = [...results].sort((one, other) => rank(other) - rank(one));
  if (first === undefined) return undefined;
  const { outcome, because, assumptions = [] } = first;
  const worst = results.filter((result) => result.outcome === outcome);
  return {
    outcome,
    details: [...new Set(worst.flatMap(({ details }) => details))],
    ...mergeFound(worst),
    ...(because === undefined ? {} : { because }),
    ...(worst.length === results.length || assumptions.length === 0 ? {} : { assumptions }),
  };
}

/** The first scenario that has a detail decides. */
function mergeFound(worst: readonly Result[]): Pick<Result, 'found'> {
  const all = worst.flatMap(({ found }) => (found === undefined ? [] : [...found]));
  return all.length === 0 ? {} : { found: new Map(all.reverse()) };
}

function toOutcome(result: NagRuleResult): Outcome {
  if (Array.isArray(result)) return result.length === 0 ? 'compliant' : 'violation';
  switch (result) {
    case NagRuleCompliance.COMPLIANT:
      return 'compliant';
    case NagRuleCompliance.NON_COMPLIANT:
      return 'violation';
    case NagRuleCompliance.NOT_APPLICABLE:
      return 'not-applicable';
  }
}
