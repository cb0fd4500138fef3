import { CfnResource, type IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import type { Finding } from '../finding';
import type { TemplateValidation } from '../template-validation';

/** Start of the ids of CloudFormation Validate's findings, and their namespace in CDK's report. */
export function templateJudgeName({ name }: { readonly name: string }): string {
  return name.replaceAll(' ', '-');
}

/**
 * What CloudFormation Validate found, which looks at templates and knows resources by logical id. It must have run before.
 *
 * @throws Error when it has not
 */
export function templateFindings(templates: TemplateValidation, { appConstruct }: IPolicyValidationContext): Finding[] {
  if (templates.report === undefined) throw new Error(`${templates.name} did not run before the gate`);
  const pack = templateJudgeName(templates);
  const { violations } = templates.report;
  if (violations.length === 0) return [];
  const paths = new Map(
    appConstruct.node
      .findAll()
      .filter(CfnResource.isCfnResource)
      .map((resource) => [`${Stack.of(resource).templateFile} ${logicalId(resource)}`, resource.node.path]),
  );
  return violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ constructPath, templatePath = '', resourceLogicalId }) => ({
      pack,
      rule: `${pack}-${ruleName}`,
      check: `${pack}-${ruleName}`,
      detail: undefined,
      id: ruleName,
      path: constructPath ?? paths.get(`${templatePath.split(/[\\/]/).at(-1)} ${resourceLogicalId}`) ?? templatePath,
      description,
      severity: 'error' as const,
      undecided: false,
    })),
  );
}

function logicalId(resource: CfnResource): string {
  const resolved: unknown = Stack.of(resource).resolve(resource.logicalId);
  return String(resolved);
}
