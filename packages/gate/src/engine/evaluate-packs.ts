import type { CfnResource } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { BulwarkChecks } from '../rules/bulwark-checks';
import { describeViolation, type RuleLevel } from '../rules/rule';
import { type Evaluation, Evaluations } from './evaluations';
import { endSentence, type Finding, UNDECIDED_SUFFIX } from './finding';
import { appliesToType, collectPackRules, type PackRule, removeControlIds } from './pack-rules';

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

/** What a policy excludes from evaluation. */
export interface EvaluationChoice {
  /** Whether a pack judges a resource. @default - every pack judges every resource */
  readonly isChosen?: (pack: string, resource: CfnResource) => boolean;
  /** Whether a rule is switched off for a resource. @default - no rule is switched off */
  readonly isSwitchedOff?: (rule: PackRule, resource: CfnResource) => boolean;
}

/** The packs of a run with the number of evaluations. */
export interface PackEvaluations {
  readonly packs: readonly PackEvaluation[];
  readonly evaluations: number;
}

/**
 * Evaluates each check once per resource of its types, and collects what every pack would report on its own.
 */
export function evaluatePacks(
  packs: readonly NagPack[],
  resources: readonly CfnResource[],
  { isChosen, isSwitchedOff }: EvaluationChoice = {},
): PackEvaluations {
  const evaluations = new Evaluations();
  const evaluated = packs.map((pack): PackEvaluation => {
    const name = pack.readPackName;
    const hosted = new HostedPack(pack);
    // Learned from any resource, so that a pack that no environment chooses still lists its rules.
    for (const resource of resources.slice(0, 1)) hosted.getRulesFor(resource);
    const ruleEvaluations = resources
      .filter((resource) => isChosen?.(name, resource) !== false)
      .flatMap((resource) =>
        hosted
          .getRulesFor(resource)
          .filter((rule) => (rule.check.appliesTo?.(resource) ?? true) && isSwitchedOff?.(rule, resource) !== true)
          .map((rule) => ({ rule, evaluation: evaluations.getOrEvaluate(rule, resource) })),
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

  constructor(private readonly pack: NagPack) {
    if (pack instanceof BulwarkChecks) this.#addRules(pack.declared);
  }

  /** Returns the rules that apply to the type of a resource. */
  getRulesFor(resource: CfnResource): readonly PackRule[] {
    const type = resource.cfnResourceType;
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const rules = this.#select(resource, type);
    this.#byType.set(type, rules);
    return rules;
  }

  #select(resource: CfnResource, type: string): readonly PackRule[] {
    if (this.pack instanceof BulwarkChecks) return this.pack.getRulesFor(type);
    const rules = collectPackRules(this.pack, resource);
    this.#addRules(rules);
    return rules.filter(({ check }) => appliesToType(check, type));
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
  const { outcome, details, node } = evaluation;
  if (outcome !== 'violation' && outcome !== 'undecided') return [];
  const undecided = outcome === 'undecided';
  const id = undecided ? `${rule.id}${UNDECIDED_SUFFIX}` : rule.id;
  const common = {
    pack: rule.pack,
    rule: id,
    check: getCheckId(rule),
    path: node.node.path,
    description: describeFinding(rule, evaluation),
    ...(rule.check.declaration === undefined ? {} : { fix: rule.check.declaration.fix }),
    severity: rule.severity,
    undecided,
  };
  if (details.length === 0) return [{ ...common, id, detail: undefined }];
  return details.map((detail) => ({ ...common, id: `${id}[${detail}]`, detail }));
}

/** The text of a rule of cdk-nag describes the violation. The title of a rule of Bulwark is true when it passes. */
function describeFinding({ check, info }: PackRule, { outcome, because = '' }: Evaluation): string {
  if (outcome === 'undecided') {
    return `Undecided: ${endSentence(removeControlIds(info))} Reason: ${endSentence(because)}`;
  }
  return check.declaration === undefined ? info : describeViolation(info);
}
