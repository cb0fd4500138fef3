import type { Condition, PolicyStatement } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, prowler, type Rule } from '../rule';
import { parseArn, parseServiceName } from './granted-statements';
import { findTrustedPrincipals, ROLES_ANYWHERE } from './trust-statements';

const TYPES = ['AWS::IAM::Role'];
const PROPERTY = 'Properties.AssumeRolePolicyDocument';
/** Keys that name the account or resource for which a service acts. */
const SOURCE = /^aws:source(account|arn|orgid|orgpaths)$/;
const NAMES_SOURCE = /^(For(Any|All)Values?:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like))(IfExists)?$/;

/**
 * Services that documentation of AWS puts into the trust policy of one role.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html
 * @see https://docs.aws.amazon.com/mwaa/latest/userguide/mwaa-create-role.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-feature-processor-iam-permissions.html
 * @see https://docs.aws.amazon.com/sagemaker-unified-studio/latest/adminguide/AmazonSageMakerQueryExecution.html
 */
const TOGETHER: readonly (readonly string[])[] = [
  ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'],
  ['airflow.amazonaws.com', 'airflow-env.amazonaws.com'],
  ['scheduler.amazonaws.com', 'sagemaker.amazonaws.com', 'glue.amazonaws.com'],
  ['lakeformation.amazonaws.com', 'glue.amazonaws.com'],
];

/** Rules for trust policies that admit services of AWS. */
export const iamTrustServiceRules: readonly Rule[] = [
  {
    id: 'IamTrustServiceSourceNamed',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy with a condition on the source of a service names an account or a resource',
    why: 'A condition that every source meets looks like a limit, and any customer makes the service use the role.',
    fix: 'Set aws:SourceAccount to your account, or aws:SourceArn to an ARN with your account.',
    property: PROPERTY,
    references: [
      prowler('iam_role_cross_service_confused_deputy_prevention'),
      awsDocs('IAM/latest/UserGuide/confused-deputy.html'),
      nist('AC-3'),
    ],
    check: (role) => {
      const limited = listServiceStatements(role).filter(({ conditions }) => conditions.some(isAboutSource));
      if (limited.length === 0) return 'not applicable';
      return limited
        .filter(({ conditions }) => !conditions.some(namesSource))
        .flatMap(({ conditions }) => conditions.filter(isAboutSource).map(({ operator, key }) => `${operator} ${key}`));
    },
  },
  {
    id: 'IamTrustServiceOnlyOne',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy admits one service',
    why: 'The role has the permissions that all of its services need, and each of them can be used to reach the rest.',
    fix: 'Create a role for each service, with the permissions that this service needs.',
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/best-practices.html')],
    check: (role) => {
      const services = new Set(findTrustedPrincipals(role, 'Service').map(([, { value }]) => parseServiceName(value)));
      if (services.size === 0) return 'not applicable';
      const named = [...services];
      const belong = named.length === 1 || TOGETHER.some((group) => named.every((service) => group.includes(service)));
      return belong ? [] : [named.sort().join(', ')];
    },
  },
];

/** IAM Roles Anywhere has rules of its own. */
function listServiceStatements(role: TemplateResource): readonly PolicyStatement[] {
  const found = findTrustedPrincipals(role, 'Service').filter(([, { value }]) => value.display() !== ROLES_ANYWHERE);
  return [...new Set(found.map(([statement]) => statement))];
}

function isAboutSource({ key }: Condition): boolean {
  return SOURCE.test(key);
}

/** Whether a condition is met only by sources that it names. Values are alternatives, so each has to name one. */
function namesSource(condition: Condition): boolean {
  return (
    isAboutSource(condition) &&
    NAMES_SOURCE.test(condition.operator) &&
    condition.values.length > 0 &&
    condition.values.every((value) => isBounded(value.display()))
  );
}

/** Whether a value names an account, an organization or a resource. The ARN of a bucket has no account. */
function isBounded(shown: string): boolean {
  const arn = parseArn(shown);
  if (arn === undefined) return /[^*?]/.test(shown);
  return /[^*?]/.test(arn.account === '' ? arn.named : arn.account);
}
