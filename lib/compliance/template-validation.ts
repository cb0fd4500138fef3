import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib';

export type StackTemplate = IPolicyValidationContext['stackTemplates'][number];

/** Remembers what was found in a template, by all that the finding depends on. */
export interface ValidationCache {
  readonly recall: (template: StackTemplate) => readonly PolicyViolation[] | undefined;
  readonly keep: (template: StackTemplate, violations: readonly PolicyViolation[]) => void;
}

/**
 * Core's own check of the templates against CloudFormation's schemas and lint rules, which remembers what it said: CDK's
 * report has no entry for a plugin that found nothing, so a check that passed could not be told from one that never ran.
 * Its warnings fail like its errors: among them are values outside an enum (W3030), which CloudFormation refuses. A template
 * that has not changed is not checked again.
 */
export class TemplateValidation extends CloudFormationValidatePlugin {
  readonly #cache: ValidationCache | undefined;
  #report: PolicyValidationPluginReport | undefined;
  #asked = false;

  constructor(cache?: ValidationCache) {
    super();
    this.#cache = cache;
  }

  /** Of the engine, which takes 0.1 s to load and is not asked while no template changes. */
  override get version(): string {
    return this.#asked ? (super.version ?? 'unknown') : 'not asked: no template has changed';
  }

  override get ruleIds(): string[] {
    return super.ruleIds ?? [];
  }

  get report(): PolicyValidationPluginReport | undefined {
    return this.#report;
  }

  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const known = new Map<StackTemplate, readonly PolicyViolation[]>();
    for (const template of context.stackTemplates) {
      const recalled = this.#cache?.recall(template);
      if (recalled !== undefined) known.set(template, recalled);
    }
    const changed = context.stackTemplates.filter((template) => !known.has(template));
    if (changed.length > 0) {
      this.#asked = true;
      const { violations } = super.validate({ ...context, stackTemplates: changed });
      for (const template of changed) {
        const own = violationsIn(template, violations);
        known.set(template, own);
        this.#cache?.keep(template, own);
      }
    }
    const violations = context.stackTemplates
      .flatMap((template) => known.get(template) ?? [])
      .map((violation) => ({ ...violation, severity: 'error' }));
    this.#report = { success: violations.length === 0, violations };
    return this.#report;
  }
}

/** What of a common list of violations is about one template. */
function violationsIn({ templatePath }: StackTemplate, violations: readonly PolicyViolation[]): PolicyViolation[] {
  return violations.flatMap((violation) => {
    const violatingResources = violation.violatingResources.filter(
      (resource) => resource.templatePath === templatePath,
    );
    return violatingResources.length === 0 ? [] : [{ ...violation, violatingResources }];
  });
}
