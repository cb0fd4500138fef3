import { CfnResource, type IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { type Finding, splitFindingId } from './finding';
import type { TemplateValidation } from './template-validation';

/** Something that finds faults in an app: a rule pack, or the check of the templates. */
export interface Judge {
  /** Start of its rule ids, and the namespace under which CDK takes acknowledgements. */
  readonly name: string;
  readonly findings: (context: IPolicyValidationContext) => Finding[];
}

/** A pack of cdk-nag, which looks at constructs. */
export function packJudge(pack: NagPack): Judge {
  const name = pack.readPackName;
  return {
    name,
    findings: ({ appConstruct }) =>
      pack.validateScope(appConstruct).violations.flatMap(({ ruleName, description, severity, violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({
          pack: name,
          ...splitFindingId(ruleName),
          id: ruleName,
          path: constructPath,
          description,
          severity: severity === 'error' ? 'error' : 'warning',
          undecided: description.startsWith('Rule threw an error'),
        })),
      ),
  };
}

/**
 * CloudFormation Validate, which looks at templates and knows resources by logical id. It must have run before.
 *
 * @throws Error when it has not.
 */
export function templateJudge(templates: TemplateValidation): Judge {
  const name = templates.name.replaceAll(' ', '-');
  return {
    name,
    findings: ({ appConstruct }) => {
      if (templates.report === undefined) throw new Error(`${templates.name} did not run before the acknowledgements`);
      const paths = new Map(
        appConstruct.node
          .findAll()
          .filter(CfnResource.isCfnResource)
          .map((resource) => [`${Stack.of(resource).templateFile} ${logicalId(resource)}`, resource.node.path]),
      );
      return templates.report.violations.flatMap(({ ruleName, description, violatingResources }) =>
        violatingResources.map(({ constructPath, templatePath = '', resourceLogicalId }) => ({
          pack: name,
          rule: `${name}-${ruleName}`,
          detail: undefined,
          id: ruleName,
          path:
            constructPath ?? paths.get(`${templatePath.split(/[\\/]/).at(-1)} ${resourceLogicalId}`) ?? templatePath,
          description,
          severity: 'error' as const,
          undecided: false,
        })),
      );
    },
  };
}

function logicalId(resource: CfnResource): string {
  const resolved: unknown = Stack.of(resource).resolve(resource.logicalId);
  return String(resolved);
}
