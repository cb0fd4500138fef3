import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib';

/**
 * Core's own check of the templates against CloudFormation's schemas and lint rules, which remembers what it said: CDK's
 * report has no entry for a plugin that found nothing, so a check that passed could not be told from one that never ran.
 * Its warnings fail like its errors: among them are values outside an enum (W3030), which CloudFormation refuses.
 */
export class TemplateValidation extends CloudFormationValidatePlugin {
  #report: PolicyValidationPluginReport | undefined;

  override get version(): string {
    return super.version ?? 'unknown';
  }

  override get ruleIds(): string[] {
    return super.ruleIds ?? [];
  }

  get report(): PolicyValidationPluginReport | undefined {
    return this.#report;
  }

  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const report = super.validate(context);
    const violations = report.violations.map((violation) => ({ ...violation, severity: 'error' }));
    this.#report = { ...report, success: violations.length === 0, violations };
    return this.#report;
  }
}
