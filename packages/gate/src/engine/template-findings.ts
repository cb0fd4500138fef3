import { CfnResource, type IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import type { Finding } from './finding';
import type { TemplateValidation } from './template-validation';

/** The prefix of CloudFormation Validate's finding ids, which is their namespace in CDK's report too. */
export function getTemplatePackName({ name }: { readonly name: string }): string {
  return name.replaceAll(' ', '-');
}

/**
 * Reads the findings of CloudFormation Validate, which names resources by template and logical id.
 *
 * @throws Error when CloudFormation Validate has not run before
 */
export function readTemplateFindings(
  templates: TemplateValidation,
  { appConstruct }: IPolicyValidationContext,
): Finding[] {
  if (templates.report === undefined) throw new Error(`${templates.name} did not run before the gate`);
  const pack = getTemplatePackName(templates);
  const { violations } = templates.report;
  if (violations.length === 0) return [];
  const paths = new Map(
    appConstruct.node
      .findAll()
      .filter(CfnResource.isCfnResource)
      .map((resource) => [`${Stack.of(resource).templateFile} ${resolveLogicalId(resource)}`, resource.node.path]),
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

function resolveLogicalId(resource: CfnResource): string {
  const resolved: unknown = Stack.of(resource).resolve(resource.logicalId);
  return String(resolved);
}
