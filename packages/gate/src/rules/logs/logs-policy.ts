import { type PolicyStatement, readStatements } from '../../templates/policy-statement';
import { type TemplateResource, Value } from '../../templates/template-resource';
import { Undecidable } from '../../templates/undecidable';
import { hasLimitingCondition, readAccountId, stripPseudoParameters } from '../iam/granted-statements';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::Logs::ResourcePolicy'];
const PROPERTY = 'Properties.PolicyDocument';
const ACCESS = awsDocs('AmazonCloudWatch/latest/logs/iam-identity-based-access-control-cwl.html');
const DELIVERY = awsDocs('AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html');
const WRITE_ACTIONS = ['logs:createlogstream', 'logs:putlogevents', 'logs:putlogeventsbatch'];

/** Rules for resource policies of CloudWatch Logs. Each finding is a statement, by its Sid or its actions. */
export const logResourcePolicyRules: readonly Rule[] = [
  {
    id: 'LogsPolicyServicePrincipalsOnly',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'CloudWatch Logs resource policy allows only named AWS services',
    why: 'Another principal could write false log events, which hide an attack and cost money.',
    fix: 'Set Principal to the exact name of a service, such as delivery.logs.amazonaws.com, and remove NotPrincipal.',
    property: PROPERTY,
    references: [DELIVERY, nist('AC-3')],
    check: (policy) =>
      findFaultyStatements(
        policy,
        ({ principals, hasNotPrincipal }) =>
          hasNotPrincipal ||
          principals.length === 0 ||
          principals.some(
            ({ kind, value }) => kind !== 'Service' || !/^[\w.-]+\.amazonaws\.com/.test(displayPlain(value)),
          ),
      ),
  },
  {
    id: 'LogsPolicyWriteActionsOnly',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'CloudWatch Logs resource policy allows only actions that write log events',
    why: 'With logs:* a service could read or delete the logs. An attacker who controls its requests could use that right.',
    fix: 'Set Action to logs:CreateLogStream and logs:PutLogEvents, and remove NotAction.',
    property: PROPERTY,
    references: [DELIVERY, nist('AC-6')],
    check: (policy) =>
      findFaultyStatements(
        policy,
        ({ actions, hasNotAction }) => hasNotAction || actions.some((one) => !WRITE_ACTIONS.includes(one)),
      ),
  },
  {
    id: 'LogsPolicyResourcesNamed',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'CloudWatch Logs resource policy names the log groups that it opens',
    why: 'With * the service can write to every log group of the account, including the log group of CloudTrail.',
    fix: 'Set Resource to the ARN of the log group, or to an ARN with a prefix of its name before the wildcard.',
    property: PROPERTY,
    references: [ACCESS, nist('AC-6')],
    check: (policy) =>
      findFaultyStatements(
        policy,
        ({ resources, hasNotResource }) =>
          hasNotResource ||
          resources.length === 0 ||
          !resources.every((resource) => namesGroup(displayPlain(resource))),
      ),
  },
  {
    id: 'LogsPolicySourceAccountLimited',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'CloudWatch Logs resource policy accepts requests only from resources of this account',
    why: 'Another account could use the service to write false events into this log group (confused deputy).',
    fix: 'Add a Condition with StringEquals aws:SourceAccount or ArnLike aws:SourceArn and the id of this account.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-3')],
    check: (policy) =>
      findFaultyStatements(policy, (statement) => {
        const isOwn = (text: string) => stripPseudoParameters(text).split(':').includes(readAccountId(policy));
        return (
          !hasLimitingCondition(statement, 'aws:SourceAccount', isOwn) &&
          !hasLimitingCondition(statement, 'aws:SourceArn', isOwn)
        );
      }),
  },
];

function findFaultyStatements(
  policy: TemplateResource,
  isFaulty: (statement: PolicyStatement) => boolean,
): readonly string[] {
  return readStatements(readDocument(policy))
    .filter((statement) => statement.allows && isFaulty(statement))
    .map(({ value, actions }) => value.at('Sid').text() ?? actions.join(', '));
}

/** The document is JSON text. References in it are shown as `${LogicalId.Arn}`. */
function readDocument(policy: TemplateResource): Value {
  const given = policy.at('PolicyDocument');
  try {
    return new Value(JSON.parse(given.display()), policy.stack, given.property);
  } catch {
    throw new Undecidable(given.property, given.raw);
  }
}

function displayPlain(value: Value): string {
  return stripPseudoParameters(value.display());
}

/** Whether an ARN is that of a log group in the templates, or has at least a prefix of a name. */
function namesGroup(arn: string): boolean {
  return /^\$\{\w+\.Arn\}(:\*)?$/.test(arn) || /:log-group:[^*]/.test(arn);
}
