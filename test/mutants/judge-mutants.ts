import type { CfnResource } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { Deployment } from '../../lib/compliance/deployment/deployment';
import type { StackTemplate } from '../../lib/compliance/deployment/template';
import { Undecidable } from '../../lib/compliance/deployment/undecidable';
import { judgeWithPacks } from '../../lib/compliance/engine/pack-judgement';
import { asDeployed } from '../../lib/compliance/engine/template-view';
import type { Judgement } from '../../lib/compliance/judgement';
import { allRules } from '../../lib/compliance/rules/all-rules';
import type { Rule } from '../../lib/compliance/rules/rule';
import type { Mutant } from './mutants';
import { refused } from './refused';

/** Who turned red on a mutant: a rule's id, `CloudFormation` where it would refuse the template, or nobody. */
export type Killer = string | undefined;

/** Judges one mutant after another by the rules that the gate has, without writing templates: the same functions, on a deployment with one resource changed. */
export class MutantJudge {
  readonly #nodes: ReadonlyMap<string, CfnResource>;
  readonly #accepted: ReadonlySet<string>;
  readonly #own: ReadonlyMap<string, readonly Rule[]>;

  constructor(
    private readonly judgement: Judgement,
    private readonly packs: readonly NagPack[],
  ) {
    this.#nodes = new Map(
      judgement.resources.map((node) => [
        `${node.stack.node.path} ${String(node.stack.resolve(node.logicalId))}`,
        node,
      ]),
    );
    this.#accepted = new Set(judgement.findings.map(({ pack, id, path }) => `${pack} ${id} ${path}`));
    const types = new Set(judgement.resources.map(({ cfnResourceType }) => cfnResourceType));
    this.#own = new Map([...types].map((type) => [type, allRules.filter((rule) => rule.types.includes(type))]));
  }

  /** @param deep also asks cdk-nag about every other resource, which takes 0.1 s */
  killer(mutant: Mutant, deep = true): Killer {
    const deployment = this.#deploymentWith(mutant);
    return (
      this.#ownRules(mutant, deployment) ??
      refused(this.#node(mutant), mutant.mutated) ??
      this.#packRules(mutant, deployment, [this.#node(mutant)]) ??
      this.#relations(deployment) ??
      (deep ? this.#packRules(mutant, deployment, this.judgement.resources) : undefined)
    );
  }

  #node({ stack, logicalId }: Mutant): CfnResource {
    const node = this.#nodes.get(`${stack} ${logicalId}`);
    if (node === undefined) throw new Error(`${stack} has no ${logicalId}`);
    return node;
  }

  #deploymentWith({ stack, logicalId, mutated }: Mutant): Deployment {
    return new Deployment(
      this.judgement.deployment.stacks.map(({ source }): StackTemplate => {
        if (source.path !== stack) return source;
        const Resources = { ...source.template.Resources, [logicalId]: mutated };
        return { ...source, template: { ...source.template, Resources } };
      }),
    );
  }

  /** Our own rules about the mutant itself. */
  #ownRules({ stack, logicalId, type }: Mutant, deployment: Deployment): Killer {
    const resource = deployment.stack(stack)?.resource(logicalId);
    if (resource === undefined) return undefined;
    return (this.#own.get(type) ?? []).find((rule) => isRed(() => rule.check(resource, deployment)))?.id;
  }

  /** Our own rules about everything else. */
  #relations(deployment: Deployment): Killer {
    return deployment.resources
      .flatMap((resource) => (this.#own.get(resource.type) ?? []).map((rule) => ({ resource, rule })))
      .find(({ resource, rule }) => isRed(() => rule.check(resource, deployment)))?.rule.id;
  }

  #packRules(mutant: Mutant, deployment: Deployment, asked: readonly CfnResource[]): Killer {
    const node = this.#node(mutant);
    const overrides: unknown = Reflect.get(node, 'rawOverrides');
    Reflect.set(node, 'rawOverrides', { mutant: true });
    try {
      const judged = asDeployed([node], deployment, () => judgeWithPacks(this.packs, asked, () => true));
      return judged.packs
        .flatMap(({ findings }) => findings)
        .find(({ pack, id, path }) => !this.#accepted.has(`${pack} ${id} ${path}`))?.rule;
    } finally {
      Reflect.set(node, 'rawOverrides', overrides);
    }
  }
}

function isRed(ask: () => ReturnType<Rule['check']>): boolean {
  try {
    const verdict = ask();
    return typeof verdict === 'object' ? verdict.length > 0 : verdict === false;
  } catch (error) {
    // Undecided fails the build like broken. Anything else is a mistake of the rule.
    if (error instanceof Undecidable) return true;
    throw error;
  }
}
