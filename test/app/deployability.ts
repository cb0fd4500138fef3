import { type TemplateResource, TemplateSet, type Value } from '@bulwark/gate/templates';
import type { SynthesizedStack } from './synthesized-stacks';

/**
 * Finds what CloudFormation or a service would refuse during a deployment, although CloudFormation Validate accepts it
 * (measured). Each check returns the faults it found, in words.
 */
export type DeployabilityCheck = (templates: TemplateSet) => string[];

/** The templates of an environment, with their references resolved. */
export function readTemplates(stacks: readonly SynthesizedStack[]): TemplateSet {
  return new TemplateSet(
    stacks.map(({ id, stackName, template }) => ({
      path: id,
      file: `${stackName}.template.json`,
      template: template.toJSON(),
    })),
  );
}

/** Keys whose policy does not let the account change the policy again. */
export const findLockedOutKeys: DeployabilityCheck = (templates) =>
  findFaults(templates, 'AWS::KMS::Key', (key) => {
    const isManageable = listStatements(key.at('KeyPolicy')).some(
      (statement) =>
        statement.at('Effect').text() === 'Allow' &&
        !statement.at('Condition').present &&
        statement
          .at('Principal')
          .entries()
          .some(([, principals]) => principals.items().some(isAccountRoot)) &&
        listTexts(statement.at('Action')).some((action) => action === 'kms:*' || action === 'kms:PutKeyPolicy'),
    );
    return isManageable ? [] : ['its policy does not let the account change the policy again'];
  });

/** Log destinations of web ACLs whose name AWS WAF refuses. */
export const findRefusedWafLogs: DeployabilityCheck = (templates) =>
  findFaults(templates, 'AWS::WAFv2::LoggingConfiguration', (logging) =>
    logging
      .at('LogDestinationConfigs')
      .items()
      .flatMap((destination) =>
        destination.target()?.at('LogGroupName').display().startsWith('aws-waf-logs-') === true
          ? []
          : ['the name of its log destination does not start with aws-waf-logs-'],
      ),
  );

/** Trails whose bucket does not let CloudTrail check and write it. */
export const findRefusedTrails: DeployabilityCheck = (templates) =>
  findFaults(templates, 'AWS::CloudTrail::Trail', (trail) => {
    const bucket = trail.at('S3BucketName').target();
    const allowed = templates
      .ofType('AWS::S3::BucketPolicy')
      .filter((policy) => bucket !== undefined && policy.at('Bucket').target() === bucket)
      .flatMap((policy) => listStatements(policy.at('PolicyDocument')))
      .filter((statement) => listTexts(statement.at('Principal.Service')).includes('cloudtrail.amazonaws.com'))
      .filter((statement) => listConditionValues(statement).some((value) => isArnOf(value, trail)))
      .flatMap((statement) => listTexts(statement.at('Action')));
    const missing = ['s3:GetBucketAcl', 's3:PutObject'].filter((action) => !allowed.includes(action));
    return missing.length === 0 ? [] : [`its bucket does not allow CloudTrail ${missing.join(' and ')}`];
  });

/** Rules of one web ACL that share a priority. */
export const findSharedPriorities: DeployabilityCheck = (templates) =>
  findFaults(templates, 'AWS::WAFv2::WebACL', (acl) => {
    const priorities = acl
      .at('Rules')
      .items()
      .map((rule) => rule.at('Priority').number());
    return new Set(priorities).size === priorities.length
      ? []
      : [`two rules share a priority (${priorities.join(', ')})`];
  });

/** Methods that require a Cognito authorizer and name none. */
export const findMethodsWithoutAuthorizer: DeployabilityCheck = (templates) =>
  findFaults(templates, 'AWS::ApiGateway::Method', (method) =>
    method.at('AuthorizationType').text() === 'COGNITO_USER_POOLS' && !method.at('AuthorizerId').present
      ? ['it names no authorizer']
      : [],
  );

/**
 * Log groups that CloudWatch Logs refuses to create, because the policy of the key for logs does not allow their name.
 */
export const findLogGroupsOutsideKey: DeployabilityCheck = (templates) => {
  const patterns = templates
    .ofType('AWS::KMS::Key')
    .flatMap((key) => listStatements(key.at('KeyPolicy')))
    .flatMap((statement) => readCondition(statement, 'ArnLike', 'kms:EncryptionContext:aws:logs:arn'))
    .map((arn) => arn.display().split(':log-group:')[1] ?? '')
    .map((glob) => new RegExp(`^${glob.split('*').map(escapeForRegExp).join('.*')}$`));
  return findFaults(templates, 'AWS::Logs::LogGroup', (group) => {
    // CloudFormation gives a log group without a name the name of its stack and a suffix.
    const { file } = group.stack;
    const name = group.at('LogGroupName').display() || `${file.replace('.template.json', '')}-Generated`;
    return patterns.some((pattern) => pattern.test(name)) ? [] : [`the key for logs does not allow the name ${name}`];
  });
};

function findFaults(
  templates: TemplateSet,
  type: string,
  check: (resource: TemplateResource) => readonly string[],
): string[] {
  return templates
    .ofType(type)
    .flatMap((resource) => check(resource).map((fault) => `${resource.stack.path} ${resource.logicalId}: ${fault}`));
}

function listStatements(policy: Value): readonly Value[] {
  return policy.at('Statement').items();
}

function listTexts(value: Value): readonly string[] {
  return value.items().map((item) => item.display());
}

/** The values of one condition key. Its name has dots and colons, which are no path. */
function readCondition(statement: Value, operator: string, key: string): readonly Value[] {
  const found = statement
    .at('Condition')
    .entries()
    .find(([name]) => name === operator);
  return (
    found?.[1]
      .entries()
      .find(([name]) => name === key)?.[1]
      .items() ?? []
  );
}

function listConditionValues(statement: Value): readonly string[] {
  return statement
    .at('Condition')
    .entries()
    .flatMap(([, keys]) => keys.entries().flatMap(([, values]) => listTexts(values)));
}

function isAccountRoot(principal: Value): boolean {
  return principal.display().endsWith(':root');
}

function isArnOf(text: string, trail: TemplateResource): boolean {
  return text.endsWith(`:trail/${trail.at('TrailName').display()}`);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
