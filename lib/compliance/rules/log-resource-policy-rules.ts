import type { Resource } from '../deployment/deployment';
import { type PolicyStatement, statementsOf } from '../deployment/policy-statement';
import { Undecidable } from '../deployment/undecidable';
import { Value } from '../deployment/value';
import { accountOf, limits, plain } from './granted-statements';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::Logs::ResourcePolicy'];
const PROPERTY = 'Properties.PolicyDocument';
const ACCESS = awsDocs('AmazonCloudWatch/latest/logs/iam-identity-based-access-control-cwl.html');
const DELIVERY = awsDocs('AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html');
const WRITING = ['logs:createlogstream', 'logs:putlogevents', 'logs:putlogeventsbatch'];

/** Rules for which services may write to log groups. Each finding is one statement. */
export const logResourcePolicyRules: readonly Rule[] = [
  {
    id: 'LogsPolicyForServices',
    types: TYPES,
    what: 'Only services of AWS are let in, each by its name.',
    why: 'Whoever may write to a log may fill it with lies, and whoever pays for it is not he.',
    fix: 'Set Principal to Service and the exact name, such as delivery.logs.amazonaws.com; leave NotPrincipal out.',
    property: PROPERTY,
    references: [DELIVERY, nist('AC-3')],
    check: (policy) =>
      faulty(
        policy,
        ({ principals, hasNotPrincipal }) =>
          hasNotPrincipal ||
          principals.length === 0 ||
          principals.some(({ kind, value }) => kind !== 'Service' || !/^[\w.-]+\.amazonaws\.com/.test(shown(value))),
      ),
  },
  {
    id: 'LogsPolicyOnlyWrites',
    types: TYPES,
    what: 'A service may write, and nothing else.',
    why: 'logs:* lets a service, and whoever has it work for him, read the log and delete it.',
    fix: 'Set Action to logs:CreateLogStream and logs:PutLogEvents; leave NotAction out.',
    property: PROPERTY,
    references: [DELIVERY, nist('AC-6')],
    check: (policy) =>
      faulty(policy, ({ actions, hasNotAction }) => hasNotAction || actions.some((one) => !WRITING.includes(one))),
  },
  {
    id: 'LogsPolicyNamesGroups',
    types: TYPES,
    what: 'A service may write to log groups that are named.',
    why: 'With * it writes to every log of the account, the one of the trail among them.',
    fix: 'Set Resource to the ARN of the log group, or of groups with a common beginning of their name.',
    property: PROPERTY,
    references: [ACCESS, nist('AC-6')],
    check: (policy) =>
      faulty(
        policy,
        ({ resources, hasNotResource }) =>
          hasNotResource || resources.length === 0 || !resources.every((resource) => namesGroup(shown(resource))),
      ),
  },
  {
    id: 'LogsPolicyForThisAccount',
    types: TYPES,
    what: 'A service writes what resources of this account made.',
    why: 'A service works for everybody: without the condition a stranger has it write his lines into this log.',
    fix: 'Add StringEquals aws:SourceAccount or ArnLike aws:SourceArn with the number of this account.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-3')],
    check: (policy) =>
      faulty(policy, (statement) => {
        const isOwn = (text: string) => plain(text).split(':').includes(accountOf(policy));
        return !limits(statement, 'aws:SourceAccount', isOwn) && !limits(statement, 'aws:SourceArn', isOwn);
      }),
  },
];

function faulty(policy: Resource, isFaulty: (statement: PolicyStatement) => boolean): readonly string[] {
  return statementsOf(documentOf(policy))
    .filter((statement) => statement.allows && isFaulty(statement))
    .map(({ value, actions }) => value.at('Sid').text() ?? actions.join(', '));
}

/** The document, which is text: references in it stand as `${LogicalId.Arn}`. */
function documentOf(policy: Resource): Value {
  const given = policy.at('PolicyDocument');
  try {
    return new Value(JSON.parse(given.display()), policy.stack, given.property);
  } catch {
    throw new Undecidable(given.property, given.raw);
  }
}

function shown(value: Value): string {
  return plain(value.display());
}

/** A log group of the templates, or a name with at least a beginning. */
function namesGroup(arn: string): boolean {
  return /^\$\{\w+\.Arn\}(:\*)?$/.test(arn) || /:log-group:[^*]/.test(arn);
}
