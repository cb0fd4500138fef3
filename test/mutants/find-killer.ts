import type { CfnResource } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { evaluatePacks } from '../../packages/gate/src/engine/evaluate-packs';
import type { GateResult } from '../../packages/gate/src/engine/gate-result';
import { runWithDeployedProperties } from '../../packages/gate/src/engine/template-view';
import type { Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';
import type { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { Undecidable } from '../../packages/gate/src/templates/undecidable';
import { findRefusal } from './find-refusal';
import type { Mutant } from './mutants';

/**
 * What fails on a mutant: the id of a rule, `CloudFormation` if it rejects the template, or undefined for a survivor.
 */
export type Killer = string | undefined;

/** Evaluates the rules on one mutant after another. It replaces one resource in memory and writes no template. */
export class KillerFinder {
  readonly #nodes: ReadonlyMap<string, CfnResource>;
  readonly #accepted: ReadonlySet<string>;
  readonly #own: ReadonlyMap<string, readonly Rule[]>;
  /** Findings of the rules of Bulwark without a mutant, all of them accepted, by rule and resource. */
  readonly #ownAccepted = new Map<string, readonly string[]>();

  constructor(
    private readonly result: GateResult,
    private readonly packs: readonly NagPack[],
    rules: readonly Rule[],
  ) {
    this.#nodes = new Map(
      result.resources.map((node) => [`${node.stack.node.path} ${String(node.stack.resolve(node.logicalId))}`, node]),
    );
    this.#accepted = new Set(result.findings.map(({ pack, id, path }) => `${pack} ${id} ${path}`));
    const types = new Set(result.resources.map(({ cfnResourceType }) => cfnResourceType));
    this.#own = new Map([...types].map((type) => [type, rules.filter((rule) => rule.types.includes(type))]));
  }

  /** @param deep whether to evaluate the rules of cdk-nag on every other resource too, which takes 0.1 s */
  findKiller(mutant: Mutant, deep = true): Killer {
    const templates = this.#replaceResource(mutant);
    return (
      this.#findOwnRule(mutant, templates) ??
      findRefusal(this.#getNode(mutant), mutant.mutated) ??
      this.#findPackRule(mutant, templates, [this.#getNode(mutant)]) ??
      this.#findRelation(templates) ??
      (deep ? this.#findPackRule(mutant, templates, this.result.resources) : undefined)
    );
  }

  #getNode({ stack, logicalId }: Mutant): CfnResource {
    const node = this.#nodes.get(`${stack} ${logicalId}`);
    if (node === undefined) throw new Error(`${stack} has no ${logicalId}`);
    return node;
  }

  #replaceResource({ stack, logicalId, mutated }: Mutant): TemplateSet {
    return this.result.templates.replaceTemplates((source) => {
      if (source.path !== stack) return source;
      const Resources = { ...source.template.Resources, [logicalId]: mutated };
      return { ...source, template: { ...source.template, Resources } };
    });
  }

  /** Evaluates the rules of Bulwark on the mutant itself. */
  #findOwnRule({ stack, logicalId, type }: Mutant, templates: TemplateSet): Killer {
    const resource = templates.findStack(stack)?.findResource(logicalId);
    if (resource === undefined) return undefined;
    return (this.#own.get(type) ?? []).find((rule) => this.#fails(rule, resource, templates))?.id;
  }

  /** Evaluates the rules of Bulwark on every resource, since a rule may depend on another resource. */
  #findRelation(templates: TemplateSet): Killer {
    return templates.resources
      .flatMap((resource) => (this.#own.get(resource.type) ?? []).map((rule) => ({ resource, rule })))
      .find(({ resource, rule }) => this.#fails(rule, resource, templates))?.rule.id;
  }

  /** Whether a rule of Bulwark has a finding that it does not have without the mutant. */
  #fails(rule: Rule, resource: TemplateResource, templates: TemplateSet): boolean {
    const findings = listFindings(rule, resource, templates);
    return findings.length > 0 && findings.some((finding) => !this.#listAccepted(rule, resource).includes(finding));
  }

  #listAccepted(rule: Rule, { stack, logicalId }: TemplateResource): readonly string[] {
    const key = `${rule.id} ${stack.path} ${logicalId}`;
    const known = this.#ownAccepted.get(key);
    if (known !== undefined) return known;
    const unchanged = this.result.templates.findStack(stack.path)?.findResource(logicalId);
    const accepted = unchanged === undefined ? [] : listFindings(rule, unchanged, this.result.templates);
    this.#ownAccepted.set(key, accepted);
    return accepted;
  }

  #findPackRule(mutant: Mutant, templates: TemplateSet, resources: readonly CfnResource[]): Killer {
    const node = this.#getNode(mutant);
    const overrides: unknown = Reflect.get(node, 'rawOverrides');
    Reflect.set(node, 'rawOverrides', { mutant: true });
    try {
      const { packs } = runWithDeployedProperties([node], templates, () => evaluatePacks(this.packs, resources));
      return packs
        .flatMap(({ findings }) => findings)
        .find(({ pack, id, path }) => !this.#accepted.has(`${pack} ${id} ${path}`))?.rule;
    } finally {
      Reflect.set(node, 'rawOverrides', overrides);
    }
  }
}

/** The findings of one rule about one resource, each by its detail. A finding without details is an empty text. */
function listFindings(rule: Rule, resource: TemplateResource, templates: TemplateSet): readonly string[] {
  try {
    const result = rule.check(resource, templates);
    return typeof result === 'object' ? result : result === false ? [''] : [];
  } catch (error) {
    // An undecided finding fails the build too. Any other error is a bug in the rule.
    if (error instanceof Undecidable) return ['undecided'];
    throw error;
  }
}
