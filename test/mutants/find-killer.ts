import type { CfnResource } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { evaluatePacks } from '../../packages/gate/src/engine/evaluate-packs';
import type { GateResult } from '../../packages/gate/src/engine/gate-result';
import { getResourceKey, type JudgedResource } from '../../packages/gate/src/engine/judged-resource';
import { appliesToResource } from '../../packages/gate/src/rules/bulwark-checks';
import { isForType, type Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';
import type { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { Undecidable } from '../../packages/gate/src/templates/undecidable';
import { findRefusal } from './find-refusal';
import type { Mutant } from './mutants';

/**
 * What fails on a mutant: the id of a rule, `CloudFormation` if it rejects the template, or undefined for a survivor.
 */
export type Killer = string | undefined;

/** A rule that fails on a resource because of a mutant of another one. */
interface Relation {
  readonly rule: Rule;
  readonly stack: string;
  readonly logicalId: string;
}

/** Evaluates the rules on one mutant after another. It replaces one resource in memory and writes no template. */
export class KillerFinder {
  readonly #judged: ReadonlyMap<string, JudgedResource>;
  readonly #accepted: ReadonlySet<string>;
  /** Rules that the policy of the environment switches off. They kill no mutant. */
  readonly #switchedOff: ReadonlySet<string>;
  readonly #own: ReadonlyMap<string, readonly Rule[]>;
  /** The rules that failed on mutants of another resource, and where, by the resource of the mutants. */
  readonly #relations = new Map<string, readonly Relation[]>();
  /** Findings of the rules of Bulwark without a mutant, all of them accepted, by rule and resource. */
  readonly #ownAccepted = new Map<string, readonly string[]>();

  constructor(
    private readonly result: GateResult,
    private readonly packs: readonly NagPack[],
    rules: readonly Rule[],
  ) {
    this.#judged = new Map(result.resources.map((judged) => [getResourceKey(judged.resource), judged]));
    this.#accepted = new Set(result.findings.map(({ pack, id, path }) => `${pack} ${id} ${path}`));
    this.#switchedOff = new Set(result.switchedOff.map(({ pack, rule }) => `${pack} ${rule}`));
    // A pin repeats each rule about kept data, which does not apply to a disposable environment.
    const active = rules.filter(
      ({ id, keepsData }) => keepsData !== true && !this.#switchedOff.has(`Bulwark Bulwark-${id}`),
    );
    const types = new Set(result.resources.map(({ resource }) => resource.type));
    this.#own = new Map([...types].map((type) => [type, active.filter((rule) => isForType(rule, type))]));
  }

  /** @param deep whether to evaluate the rules of cdk-nag on every other resource too, which takes 0.1 s */
  findKiller(mutant: Mutant, deep = true): Killer {
    const templates = this.#replaceResource(mutant);
    return (
      this.#findOwnRule(mutant, templates) ??
      findRefusal(this.#getConstruct(mutant), mutant.mutated) ??
      this.#findPackRule(templates, (judged) => judged.path === this.#getJudged(mutant).path) ??
      this.#findRelation(mutant, templates) ??
      (deep ? this.#findPackRule(templates, () => true) : undefined)
    );
  }

  #getJudged({ stack, logicalId }: Mutant): JudgedResource {
    const judged = this.#judged.get(`${stack} ${logicalId}`);
    if (judged === undefined) throw new Error(`${stack} has no ${logicalId}`);
    return judged;
  }

  #getConstruct(mutant: Mutant): CfnResource {
    const { construct, path } = this.#getJudged(mutant);
    if (construct === undefined) throw new Error(`${path} has no construct`);
    return construct;
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

  /**
   * Evaluates the rules of Bulwark on every resource, since a rule may depend on another resource. It begins with those
   * that failed on earlier mutants of the same resource, which are most likely to fail again.
   */
  #findRelation(mutant: Mutant, templates: TemplateSet): Killer {
    const key = `${mutant.stack} ${mutant.logicalId}`;
    const earlier = this.#relations.get(key) ?? [];
    const again = earlier.find(({ rule, stack, logicalId }) => {
      const resource = templates.findStack(stack)?.findResource(logicalId);
      return resource !== undefined && this.#fails(rule, resource, templates);
    });
    if (again !== undefined) return again.rule.id;
    for (const resource of templates.resources) {
      const rule = (this.#own.get(resource.type) ?? []).find((each) => this.#fails(each, resource, templates));
      if (rule === undefined) continue;
      const { stack, logicalId } = resource;
      this.#relations.set(key, [...earlier, { rule, stack: stack.path, logicalId }]);
      return rule.id;
    }
    return undefined;
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

  #findPackRule(templates: TemplateSet, isChosen: (judged: JudgedResource) => boolean): Killer {
    const resources = this.result.resources.flatMap((judged): JudgedResource[] => {
      const { stack, logicalId } = judged.resource;
      const resource = templates.findStack(stack.path)?.findResource(logicalId);
      return resource === undefined ? [] : [{ ...judged, resource }];
    });
    const { packs } = evaluatePacks(this.packs, templates, {
      resources,
      isChosen: (_pack, judged) => isChosen(judged),
      isSwitchedOff: ({ pack, id }) => this.#switchedOff.has(`${pack} ${id}`),
    });
    return packs
      .flatMap(({ findings }) => findings)
      .find(({ pack, id, path }) => !this.#accepted.has(`${pack} ${id} ${path}`))?.rule;
  }
}

/** The findings of one rule about one resource, each by its detail. A finding without details is an empty text. */
function listFindings(rule: Rule, resource: TemplateResource, templates: TemplateSet): readonly string[] {
  try {
    if (!appliesToResource(rule, resource)) return [];
    const result = rule.check(resource, templates);
    return typeof result === 'object' ? result : result === false ? [''] : [];
  } catch (error) {
    // An undecided finding fails the build too. Any other error is a bug in the rule.
    if (error instanceof Undecidable) return ['undecided'];
    throw error;
  }
}
