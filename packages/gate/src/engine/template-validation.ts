import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib';
import { loadOptimizedLate } from '../runtime/engine-tiering';
import { loadWithRoom } from './engine-memory';

export type SynthesizedTemplate = IPolicyValidationContext['stackTemplates'][number];

/** Keeps the violations found in a template, by everything that they depend on. */
export interface ValidationCache {
  readonly recall: (template: SynthesizedTemplate) => readonly PolicyViolation[] | undefined;
  readonly keep: (template: SynthesizedTemplate, violations: readonly PolicyViolation[]) => void;
}

/**
 * One for the process. Each plugin that validates loads rules into the same WebAssembly memory. That memory never
 * shrinks, and V8 collects the garbage of the whole heap each time that it grows.
 */
const engine = new CloudFormationValidatePlugin();

/**
 * CDK's own validation of templates against CloudFormation's schemas and lint rules, with its report kept. CDK's report
 * has no entry for a plugin without violations, so there a passed check looks like one that never ran. Warnings fail
 * like errors: among them are values outside an enum (W3030), which CloudFormation refuses. An unchanged template is
 * not validated again.
 */
export class TemplateValidation extends CloudFormationValidatePlugin {
  readonly #cache: ValidationCache | undefined;
  #report: PolicyValidationPluginReport | undefined;
  #hasRun = false;

  constructor(cache?: ValidationCache) {
    super();
    this.#cache = cache;
  }

  /** Version of the engine. It takes 0.1 s to load, so it is not loaded while no template changes. */
  override get version(): string {
    return this.#hasRun ? (super.version ?? 'unknown') : 'not loaded: no template has changed';
  }

  override get ruleIds(): string[] {
    return super.ruleIds ?? [];
  }

  get report(): PolicyValidationPluginReport | undefined {
    return this.#report;
  }

  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const known = new Map<SynthesizedTemplate, readonly PolicyViolation[]>();
    for (const template of context.stackTemplates) {
      const recalled = this.#cache?.recall(template);
      if (recalled !== undefined) known.set(template, recalled);
    }
    const changed = context.stackTemplates.filter((template) => !known.has(template));
    if (changed.length > 0) {
      this.#hasRun = true;
      // Asking for the version loads the engine.
      loadWithRoom(() => loadOptimizedLate(() => super.version));
      const { violations } = engine.validate({ ...context, stackTemplates: changed });
      for (const template of changed) {
        const own = selectViolations(template, violations);
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

/** Selects the violations of one template from a common list. */
function selectViolations(
  { templatePath }: SynthesizedTemplate,
  violations: readonly PolicyViolation[],
): PolicyViolation[] {
  return violations.flatMap((violation) => {
    const violatingResources = violation.violatingResources.filter(
      (resource) => resource.templatePath === templatePath,
    );
    return violatingResources.length === 0 ? [] : [{ ...violation, violatingResources }];
  });
}
