import type { NagPack } from 'cdk-nag';
import { BulwarkChecks } from '../rules/bulwark-checks';
import { describeViolation, type RuleLevel } from '../rules/rule';
import { runQuietly } from '../runtime/run-quietly';
import type { TemplateSet } from '../templates/template-set';
import { type Evaluation, Evaluations } from './evaluations';
import { endSentence, type Finding, removeUnbalancedBrackets, UNDECIDED_SUFFIX } from './finding';
import { type JudgedResource, listJudgedResources } from './judged-resource';
import { isCheckFor, isNagPack } from './nag-classes';
import { collectPackRules, type PackRule, removeControlIds } from './pack-rules';

/** One rule of a pack with its evaluation on one resource. */
export interface RuleEvaluation {
  readonly rule: PackRule;
  readonly evaluation: Evaluation;
}

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
  /** Whether a rule is switched off for a resource. @default - no rule is switched off */
  readonly isSwitchedOff?: (rule: PackRule, judged: JudgedResource) => boolean;
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
  { resources = listJudgedResources(templates), isChosen, isSwitchedOff }: EvaluationChoice,
): PackEvaluations {
  const evaluations = new Evaluations(templates, resources);
  const evaluated = packs.map((pack): PackEvaluation => {
    const name = pack.readPackName;
    const hosted = new HostedPack(pack, evaluations);
    // Learned from any resource, so that a pack that no environment chooses still lists its rules.
    for (const judged of resources.slice(0, 1)) hosted.getRulesFor(judged);
    const ruleEvaluations = resources
      .filter((judged) => isChosen?.(name, judged) !== false)
      .flatMap((judged) =>
        hosted.getRulesFor(judged).flatMap((rule): RuleEvaluation[] => {
          if (isSwitchedOff?.(rule, judged) === true) return [];
          const evaluation = evaluations.getOrEvaluate(rule, judged);
          return evaluation === undefined ? [] : [{ rule, evaluation }];
        }),
      );
    return {
      name,
      ruleIds: new Set(hosted.rules.keys()),
      rules: hosted.rules,
      ruleEvaluations,
      findings: ruleEvaluations.flatMap(buildFindings),
    };
  });
  return { packs: evaluated, evaluations: evaluations.count };
}

/** A pack with its rules per resource type. */
class HostedPack {
  readonly rules = new Map<string, RuleLevel | undefined>();
  readonly #byType = new Map<string, readonly PackRule[]>();
  /** The rules of a pack that applies all of them to every resource. */
  #common: readonly PackRule[] | undefined;

  constructor(
    private readonly pack: NagPack,
    private readonly evaluations: Evaluations,
  ) {
    if (pack instanceof BulwarkChecks) this.#addRules(pack.declared);
  }

  /** Returns the rules that apply to the type of a resource. */
  getRulesFor(judged: JudgedResource): readonly PackRule[] {
    const { type } = judged.resource;
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const rules = this.#select(judged, type);
    this.#byType.set(type, rules);
    return rules;
  }

  #select(judged: JudgedResource, type: string): readonly PackRule[] {
    if (this.pack instanceof BulwarkChecks) return this.pack.getRulesFor(type);
    const rules = this.#common ?? collectPackRules(this.pack, this.evaluations.getNode(judged));
    if (isNagPack(this.pack)) this.#common = rules;
    this.#addRules(rules);
    return rules.filter(({ check }) => isCheckFor(check, type));
  }

  #addRules(rules: readonly PackRule[]): void {
    for (const { id, check } of rules) this.rules.set(id, check.declaration?.level);
  }
}

/** The id of the check behind a rule. */
export function getCheckId({ check, id }: PackRule): string {
  return check.declaration?.id ?? (check.name === '' || check.name === 'rule' ? id : check.name);
}

function buildFindings({ rule, evaluation }: RuleEvaluation): Finding[] {
  const { outcome, details, judged } = evaluation;
  if (outcome !== 'violation' && outcome !== 'undecided') return [];
  const undecided = outcome === 'undecided';
  const id = undecided ? `${rule.id}${UNDECIDED_SUFFIX}` : rule.id;
  const common = {
    pack: rule.pack,
    rule: id,
    check: getCheckId(rule),
    path: judged.path,
    description: describeFinding(rule, evaluation),
    ...(rule.check.declaration === undefined ? {} : { fix: rule.check.declaration.fix }),
    severity: rule.severity,
    undecided,
  };
  if (details.length === 0) return [{ ...common, id, detail: undefined }];
  return details.map((given) => {
    const detail = removeUnbalancedBrackets(given);
    return detail === '' ? { ...common, id, detail: undefined } : { ...common, id: `${id}[${detail}]`, detail };
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
