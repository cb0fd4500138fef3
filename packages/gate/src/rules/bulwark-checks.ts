import type { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { NagMessageLevel, NagPack, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { Check, PackRule } from '../engine/pack-rules';
import { findTemplateResource, readAppTemplates } from '../templates/app-templates';
import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import { allRules } from './all-rules';
import { exceptDisposable } from './disposable-environment';
import { type CheckResult, describeViolation, EVERY_TYPE, isForType, type Rule } from './rule';

/**
 * The rules of Bulwark as a pack of cdk-nag. They read the synthesized templates, also across stacks. The pack works under
 * the gate and by itself: `Validations.of(app).addPlugins(new BulwarkChecks())`.
 */
export class BulwarkChecks extends NagPack {
  readonly name = 'Bulwark';
  /** Every rule, as the gate hosts it. */
  readonly declared: readonly PackRule[];
  /** Whether it has exactly the rules of this package. */
  readonly isShipped: boolean;
  readonly #byType = new Map<string, PackRule[]>();
  readonly #rulesFor = new Map<string, readonly PackRule[]>();
  #templates: TemplateSet | undefined;

  constructor(rules: readonly Rule[] = allRules) {
    super();
    this.packName = 'Bulwark';
    this.isShipped = rules === allRules && new.target === BulwarkChecks;
    this.declared = rules.map(exceptDisposable).map((rule) => ({
      pack: this.packName,
      id: `${this.packName}-${rule.id}`,
      severity: 'error',
      info: rule.what,
      explanation: `${rule.why} ${rule.fix}`,
      check: this.#createCheck(rule),
    }));
    for (const rule of this.declared) {
      for (const type of rule.check.declaration?.types ?? []) {
        const others = this.#byType.get(type);
        if (others === undefined) this.#byType.set(type, [rule]);
        else others.push(rule);
      }
    }
  }

  /** The rules that evaluate resources of a type. */
  getRulesFor(type: string): readonly PackRule[] {
    const known = this.#rulesFor.get(type);
    if (known !== undefined) return known;
    const rules = [...(this.#byType.get(type) ?? []), ...(this.#byType.get(EVERY_TYPE) ?? [])];
    this.#rulesFor.set(type, rules);
    return rules;
  }

  /** Sets the templates that the rules read, if the caller has read them already. */
  setTemplates(templates: TemplateSet): void {
    this.#templates = templates;
  }

  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    this.setTemplates(readAppTemplates(context));
    return super.validate(context);
  }

  protected checkResource(node: CfnResource): void {
    for (const { check, info, explanation } of this.declared) {
      const ruleSuffixOverride = check.declaration?.id ?? '';
      const level = NagMessageLevel.ERROR;
      this.applyRule({ ruleSuffixOverride, info: describeViolation(info), explanation, level, node, rule: check });
    }
  }

  #createCheck(declaration: Rule): Check {
    const check = (node: CfnResource): NagRuleResult => {
      if (!isForType(declaration, node.cfnResourceType)) return NagRuleCompliance.NOT_APPLICABLE;
      if (this.#templates === undefined) {
        throw new Error(
          'BulwarkChecks reads templates. Register it with Validations.of(app).addPlugins(), and synthesize the app.',
        );
      }
      const resource = findTemplateResource(node, this.#templates);
      return resource === undefined
        ? NagRuleCompliance.NOT_APPLICABLE
        : toNagResult(declaration.check(resource, this.#templates));
    };
    return Object.assign(check, { declaration });
  }
}

/** Whether a rule evaluates a resource of one of its types. */
export function appliesToResource({ requiresAnyProperty, appliesTo }: Rule, resource: TemplateResource): boolean {
  if (requiresAnyProperty !== undefined && !requiresAnyProperty.some((property) => resource.at(property).present))
    return false;
  return appliesTo === undefined || appliesTo(resource);
}

/** The result of a check in the form of cdk-nag. */
export function toNagResult(result: CheckResult): NagRuleResult {
  if (result === 'not applicable') return NagRuleCompliance.NOT_APPLICABLE;
  if (typeof result === 'boolean') return result ? NagRuleCompliance.COMPLIANT : NagRuleCompliance.NON_COMPLIANT;
  // The brackets of an id have to balance, or CDK cannot take an acknowledgement of it.
  return result.length === 0
    ? NagRuleCompliance.COMPLIANT
    : result.map((fault) => fault.replaceAll('[', '(').replaceAll(']', ')'));
}
