import type { CfnResource } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { type Finding, UNDECIDED } from '../finding';
import { BulwarkChecks } from '../rules/bulwark-checks';
import { broken } from '../rules/rule';
import { type Evaluation, Evaluations } from './evaluations';
import { looksAt, type PackRule, rulesOf } from './pack-rules';

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
    const hosted = new HostedPack(pack);
    const asked = resources
      .filter((resource) => judges(name, resource))
      .flatMap((resource) =>
        hosted
          .rulesFor(resource)
          .filter(({ check }) => check.asks?.(resource) ?? true)
          .map((rule) => ({ rule, evaluation: evaluations.of(rule, resource) })),
      );
    return { name, ruleIds: hosted.ruleIds, asked, findings: asked.flatMap(findingsOf) };
  });
  return { packs: judged, evaluations: evaluations.count };
}

/** A pack and what was learned of its rules. */
class HostedPack {
  readonly ruleIds = new Set<string>();
  readonly #byType = new Map<string, readonly PackRule[]>();
  #ofEveryResource: readonly PackRule[] | undefined;

  constructor(private readonly pack: NagPack) {
    if (pack instanceof BulwarkChecks) this.#learn(pack.declared);
  }

  /** The rules that look at resources of its type. */
  rulesFor(resource: CfnResource): readonly PackRule[] {
    const type = resource.cfnResourceType;
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const rules = this.#relevant(resource, type);
    this.#byType.set(type, rules);
    return rules;
  }

  #relevant(resource: CfnResource, type: string): readonly PackRule[] {
    if (this.pack instanceof BulwarkChecks) return this.pack.rulesFor(type);
    return this.#all(resource).filter(({ check }) => looksAt(check, type));
  }

  #all(resource: CfnResource): readonly PackRule[] {
    if (this.#ofEveryResource !== undefined) return this.#ofEveryResource;
    const { rules, ofEveryResource } = rulesOf(this.pack, resource);
    this.#learn(rules);
    if (ofEveryResource) this.#ofEveryResource = rules;
    return rules;
  }

  #learn(rules: readonly PackRule[]): void {
    for (const { id } of rules) this.ruleIds.add(id);
  }
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
    description: undecided ? `${rule.info} Undecided: ${because}` : saysOf(rule),
    ...(rule.check.declaration === undefined ? {} : { fix: rule.check.declaration.fix }),
    severity: rule.severity,
    undecided,
  };
  if (details.length === 0) return [{ ...common, id, detail: undefined }];
  return details.map((detail) => ({ ...common, id: `${id}[${detail}]`, detail }));
}

/** cdk-nag writes what is wrong; our own rules promise what is right. */
function saysOf({ check, info }: PackRule): string {
  return check.declaration === undefined ? info : broken(info);
}
