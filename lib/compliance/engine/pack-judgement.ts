import type { CfnResource } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { type Finding, UNDECIDED } from '../finding';
import { type Evaluation, Evaluations } from './evaluations';
import { type KnownPackRules, looksAt, type PackRule, rulesOf } from './pack-rules';

/** What one rule of a pack said of one resource. */
export interface Asked {
  readonly rule: PackRule;
  readonly evaluation: Evaluation;
}

/** What a pack said of an app. A pack that found nothing still has what it was asked. */
export interface PackJudgement {
  readonly name: string;
  /** Ids of all its rules, those that look at nothing in this app included. */
  readonly ruleIds: ReadonlySet<string>;
  readonly asked: readonly Asked[];
  readonly findings: readonly Finding[];
}

/** The packs of a judgement and the number of evaluations that it took. */
export interface PackJudgements {
  readonly packs: readonly PackJudgement[];
  readonly evaluations: number;
}

/**
 * Evaluates each check once for each resource it looks at, and says for every pack what it would have reported.
 *
 * @param judges whether a pack judges a resource
 */
export function judgeWithPacks(
  packs: readonly NagPack[],
  resources: readonly CfnResource[],
  judges: (pack: string, resource: CfnResource) => boolean,
): PackJudgements {
  const evaluations = new Evaluations();
  const judged = packs.map((pack): PackJudgement => {
    const name = pack.readPackName;
    const known: KnownPackRules = new Map();
    const byType = new Map<string, readonly PackRule[]>();
    const asked = resources
      .filter((resource) => judges(name, resource))
      .flatMap((resource) => {
        const rules = byType.get(resource.cfnResourceType) ?? relevant(pack, resource, known);
        byType.set(resource.cfnResourceType, rules);
        return rules
          .filter(({ check }) => check.asks?.(resource) ?? true)
          .map((rule) => ({ rule, evaluation: evaluations.of(rule, resource) }));
      });
    const ruleIds = new Set([...known.values()].flatMap((named) => [...named.values()].map(({ id }) => id)));
    return { name, ruleIds, asked, findings: asked.flatMap(findingsOf) };
  });
  return { packs: judged, evaluations: evaluations.count };
}

function relevant(pack: NagPack, resource: CfnResource, known: KnownPackRules): readonly PackRule[] {
  return rulesOf(pack, resource, known).filter(({ check }) => looksAt(check, resource.cfnResourceType));
}

/** Name of what a rule evaluates. */
export function checkId({ check, id }: PackRule): string {
  return check.declaration?.id ?? (check.name === '' || check.name === 'rule' ? id : check.name);
}

function findingsOf({ rule, evaluation }: Asked): Finding[] {
  const { outcome, details, because, node } = evaluation;
  if (outcome !== 'violation' && outcome !== 'undecided') return [];
  const undecided = outcome === 'undecided';
  const id = undecided ? `${rule.id}${UNDECIDED}` : rule.id;
  const common = {
    pack: rule.pack,
    rule: id,
    check: checkId(rule),
    path: node.node.path,
    description: undecided ? `${rule.info} Undecided: ${because}` : rule.info,
    severity: rule.severity,
    undecided,
  };
  if (details.length === 0) return [{ ...common, id, detail: undefined }];
  return details.map((detail) => ({ ...common, id: `${id}[${detail}]`, detail }));
}
