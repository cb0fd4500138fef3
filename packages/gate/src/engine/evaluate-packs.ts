import type { NagPack } from 'cdk-nag';
import { BulwarkChecks } from '../rules/bulwark-checks';
import { describeViolation, type RuleLevel } from '../rules/rule';
import { runQuietly } from '../runtime/run-quietly';
import { getEnvironment } from '../templates/environment';
import type { TemplateSet } from '../templates/template-set';
import { type Evaluation, Evaluations, type RuleEvaluation } from './evaluations';
import { endSentence, type Finding, removeUnbalancedBrackets, UNDECIDED_SUFFIX } from './finding';
import { type JudgedResource, listJudgedResources } from './judged-resource';
import { type KeptEvaluations, readEvaluations, writeEvaluations } from './kept-evaluations';
import { isNagPack } from './nag-classes';
import { collectPackRules, type PackRule, removeControlIds } from './pack-rules';
import { RulesByType } from './rules-by-type';

/** The evaluations and findings of one pack. A pack without findings still lists its evaluations. */
export interface PackEvaluation {
  readonly name: string;
  /** Ids of all its rules, also of those that apply to no resource of this app. */
  readonly ruleIds: ReadonlySet<string>;
  /** The same ids with their levels. Rules of cdk-nag have no level. */
  readonly rules: ReadonlyMap<string, RuleLevel | undefined>;
  readonly ruleEvaluations: readonly RuleEvaluation[];
  readonly findings: readonly Finding[];
}

/** What is evaluated. */
export interface EvaluationChoice {
  /** The resources of the templates, with their places in an app. @default - no app wrote the templates */
  readonly resources?: readonly JudgedResource[];
  /** Whether a pack judges a resource. @default - every pack judges every resource */
  readonly isChosen?: (pack: string, judged: JudgedResource) => boolean;
  /** Whether a rule is switched off for an environment. @default - no rule is switched off */
  readonly isSwitchedOff?: (rule: PackRule, environment: string) => boolean;
  /** Recalls what was evaluated before, of the rules with these ids by pack. @default - everything is evaluated */
  readonly recall?: (
    rules: readonly (readonly string[])[],
    evaluate: () => readonly KeptEvaluations[],
  ) => readonly KeptEvaluations[];
}

/** The packs of a run with the number of evaluations. */
export interface PackEvaluations {
  readonly packs: readonly PackEvaluation[];
  readonly evaluations: number;
}

/**
 * Evaluates each check once per resource of its types, in every scenario of the templates, and collects what every pack
 * would report on its own.
 */
export function evaluatePacks(
  packs: readonly NagPack[],
  templates: TemplateSet,
  choice: EvaluationChoice = {},
): PackEvaluations {
  return runQuietly(() => evaluateEach(packs, templates, choice));
}

function evaluateEach(
  packs: readonly NagPack[],
  templates: TemplateSet,
  { resources = listJudgedResources(templates), isChosen, isSwitchedOff = () => false, recall }: EvaluationChoice,
): PackEvaluations {
  const evaluations = new Evaluations(templates, resources);
  const hosts = packs.map((pack) => new HostedPack(pack, evaluations, isSwitchedOff));
  // Learned from any resource, so that a pack that no environment chooses still lists its rules.
  for (const host of hosts) for (const judged of resources.slice(0, 1)) host.getRulesFor(judged);
  const evaluate = (host: HostedPack): readonly RuleEvaluation[] => {
    const chosen = resources.filter((judged) => isChosen?.(host.name, judged) !== false);
    return chosen.flatMap((judged) => host.evaluate(judged));
  };
  const kept = recall?.(
    hosts.map(({ listed }) => listed.map(({ id }) => id)),
    () => hosts.map((host) => writeEvaluations(evaluate(host), host.listed, resources)),
  );
  const evaluated = hosts.map((host, number): PackEvaluation => {
    const before = kept?.[number];
    const ruleEvaluations = before === undefined ? evaluate(host) : readEvaluations(before, host.listed, resources);
    return {
      name: host.name,
      ruleIds: new Set(host.rules.keys()),
      rules: host.rules,
      ruleEvaluations,
      findings: ruleEvaluations.flatMap(buildFindings),
    };
  });
  return { packs: evaluated, evaluations: evaluations.count };
}

/** A pack with its rules per resource type and environment. */
class HostedPack {
  readonly name: string;
  readonly rules = new Map<string, RuleLevel | undefined>();
  /** The rules in the order in which the pack lists them. */
  readonly listed: PackRule[] = [];
  readonly #switchedOn = new Map<string, readonly PackRule[]>();
  /** The rules of a pack that applies all of them to every resource. */
  #common: RulesByType | undefined;

  constructor(
    private readonly pack: NagPack,
    private readonly evaluations: Evaluations,
    private readonly isSwitchedOff: (rule: PackRule, environment: string) => boolean,
  ) {
    this.name = pack.readPackName;
    if (pack instanceof BulwarkChecks) this.#addRules(pack.declared);
  }

  evaluate(judged: JudgedResource): readonly RuleEvaluation[] {
    return this.getRulesFor(judged).flatMap((rule) => {
      const evaluation = this.evaluations.getOrEvaluate(rule, judged);
      return evaluation === undefined ? [] : [{ rule, evaluation }];
    });
  }

  /** Returns the rules that apply to the type of a resource, and that are on in its environment. */
  getRulesFor(judged: JudgedResource): readonly PackRule[] {
    const environment = getEnvironment(judged.path);
    const key = `${environment} ${judged.resource.type}`;
    const known = this.#switchedOn.get(key);
    if (known !== undefined) return known;
    const rules = this.#select(judged).filter((rule) => !this.isSwitchedOff(rule, environment));
    this.#switchedOn.set(key, rules);
    return rules;
  }

  #select(judged: JudgedResource): readonly PackRule[] {
    const { type } = judged.resource;
    if (this.pack instanceof BulwarkChecks) return this.pack.getRulesFor(type);
    if (this.#common !== undefined) return this.#common.list(type);
    const collected = collectPackRules(this.pack, this.evaluations.getNode(judged));
    this.#addRules(collected);
    const rules = new RulesByType(collected);
    if (isNagPack(this.pack)) this.#common = rules;
    return rules.list(type);
  }

  #addRules(rules: readonly PackRule[]): void {
    this.listed.push(...rules);
    for (const { id, check } of rules) this.rules.set(id, check.declaration?.level);
  }
}

/** The id of the check behind a rule. */
export function getCheckId({ check, id }: PackRule): string {
  return check.declaration?.id ?? (check.name === '' || check.name === 'rule' ? id : check.name);
}

function buildFindings({ rule, evaluation }: RuleEvaluation): Finding[] {
  const { outcome, details, found, judged } = evaluation;
  if (outcome !== 'violation' && outcome !== 'undecided') return [];
  const undecided = outcome === 'undecided';
  const id = undecided ? `${rule.id}${UNDECIDED_SUFFIX}` : rule.id;
  const common = {
    pack: rule.pack,
    rule: id,
    check: getCheckId(rule),
    path: judged.path,
    ...(rule.check.declaration?.isAboutStack === true ? { stack: judged.resource.stack.path } : {}),
    description: describeFinding(rule, evaluation),
    ...(rule.check.declaration === undefined ? {} : { fix: rule.check.declaration.fix }),
    severity: rule.severity,
    undecided,
  };
  const getFound = (detail: string): Pick<Finding, 'found'> => {
    const value = found?.get(detail);
    return value === undefined ? {} : { found: value };
  };
  if (details.length === 0) return [{ ...common, ...getFound(''), id, detail: undefined }];
  return details.map((given) => {
    const detail = removeUnbalancedBrackets(given);
    const own = { ...common, ...getFound(given) };
    return detail === '' ? { ...own, id, detail: undefined } : { ...own, id: `${id}[${detail}]`, detail };
  });
}

/** The text of a rule of cdk-nag describes the violation. The title of a rule of Bulwark is true when it passes. */
function describeFinding({ check, info }: PackRule, evaluation: Evaluation): string {
  const { outcome, because = '' } = evaluation;
  const when = describeAssumptions(evaluation);
  if (outcome === 'undecided') {
    return `Undecided: ${endSentence(removeControlIds(info))} Reason: ${endSentence(because)}${when}`;
  }
  return `${check.declaration === undefined ? info : describeViolation(info)}${when}`;
}

/** Names the conditions under which a resource is not as it should be, if that is not always so. */
function describeAssumptions({ assumptions = [] }: Evaluation): string {
  if (assumptions.length === 0) return '';
  const values = assumptions.map(({ condition, holds }) => `${condition} is ${holds}`);
  return ` This is so when ${values.join(' and ')}.`;
}
