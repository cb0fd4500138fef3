import type { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { NagMessageLevel, NagPack, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { Check, PackRule } from '../engine/pack-rules';
import { findTemplateResource, readAppTemplates } from '../templates/app-templates';
import type { TemplateSet } from '../templates/template-set';
import { allRules } from './all-rules';
import { type CheckResult, describeViolation, type Rule } from './rule';

/**
 * Our own rules as a pack of cdk-nag: what its packs lack, judged in the synthesized templates and across stacks. Works alone
 * (`Validations.of(app).addPlugins(new BulwarkChecks())`) and under the gate.
 */
export class BulwarkChecks extends NagPack {
  readonly name = 'Bulwark';
  /** Every rule, as the gate wants to know it. */
  readonly declared: readonly PackRule[];
  readonly #byType = new Map<string, PackRule[]>();
  #deployment: TemplateSet | undefined;

  constructor(rules: readonly Rule[] = allRules) {
    super();
    this.packName = 'Bulwark';
    this.declared = rules.map((rule) => ({
      pack: this.packName,
      id: `${this.packName}-${rule.id}`,
      severity: 'error',
      info: rule.what,
      explanation: `${rule.why} ${rule.fix}`,
      check: this.#checkOf(rule),
    }));
    for (const rule of this.declared) {
      for (const type of rule.check.declaration?.types ?? []) {
        const others = this.#byType.get(type);
        if (others === undefined) this.#byType.set(type, [rule]);
        else others.push(rule);
      }
    }
  }

  /** The rules that look at resources of a type. */
  getRulesFor(type: string): readonly PackRule[] {
    return this.#byType.get(type) ?? [];
  }

  /** Says which templates the rules look at, where somebody else has read them already. */
  setTemplates(deployment: TemplateSet): void {
    this.#deployment = deployment;
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

  #checkOf(declaration: Rule): Check {
    const check = (node: CfnResource): NagRuleResult => {
      if (!declaration.types.includes(node.cfnResourceType)) return NagRuleCompliance.NOT_APPLICABLE;
      if (this.#deployment === undefined) {
        throw new Error(
          'BulwarkChecks judges templates: register it with Validations.of(app).addPlugins() and synthesize the app',
        );
      }
      const resource = findTemplateResource(node, this.#deployment);
      return resource === undefined
        ? NagRuleCompliance.NOT_APPLICABLE
        : resultOf(declaration.check(resource, this.#deployment));
    };
    const { requiresAnyProperty: needs } = declaration;
    if (needs === undefined) return Object.assign(check, { declaration });
    const asks = (node: CfnResource): boolean => {
      const resource = this.#deployment === undefined ? undefined : findTemplateResource(node, this.#deployment);
      return resource === undefined || needs.some((property) => resource.at(property).present);
    };
    return Object.assign(check, { declaration, asks });
  }
}

function resultOf(verdict: CheckResult): NagRuleResult {
  if (verdict === 'not applicable') return NagRuleCompliance.NOT_APPLICABLE;
  if (typeof verdict === 'boolean') return verdict ? NagRuleCompliance.COMPLIANT : NagRuleCompliance.NON_COMPLIANT;
  // The brackets of an id have to balance, or CDK cannot take an acknowledgement of it.
  return verdict.length === 0
    ? NagRuleCompliance.COMPLIANT
    : verdict.map((fault) => fault.replaceAll('[', '(').replaceAll(']', ')'));
}
