import { isEveryone, type PolicyStatement, readStatements } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { Undecidable } from '../../templates/undecidable';
import { collectCertain } from '../../templates/undecided';
import { awsConfig, awsDocs, checkov, EVERY_TYPE, nist, type Rule, securityHub } from '../rule';
import { describeStatement, isPublicStatement } from './bounded-statement';
import { RESOURCE_POLICIES } from './data/resource-policies';
import { findPlaces, type Place } from './places';

/**
 * Policies that another rule judges, or whose `*` opens nothing by itself: the policy of a VPC endpoint only narrows what
 * passes, and that of an API narrows who reaches its authorizers.
 */
const JUDGED_ELSEWHERE: ReadonlySet<string> = new Set([
  'AWS::EC2::VPCEndpoint',
  'AWS::KMS::Key',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
]);

/** Types whose policies narrow what other policies allow, so that they name any principal. */
const NARROWS: ReadonlySet<string> = new Set(['AWS::ApiGateway::RestApi', 'AWS::EC2::VPCEndpoint']);

/** Rules for the principals of policies of every type. */
export const publicPolicyRules: readonly Rule[] = [
  {
    id: 'PublicPolicyPrincipals',
    level: 'required',
    group: 'noPublicAccess',
    types: [EVERY_TYPE],
    appliesTo: (resource) =>
      isJudgedHere(resource) && (findPlaces(resource).policies.length > 0 || findUnreadPolicies(resource).length > 0),
    what: 'Policy does not allow access to any principal without a condition that limits the caller',
    why: 'Every AWS account, and for some services every person on the internet, can use what the policy allows.',
    fix: 'Name accounts, roles or services in Principal, or add a condition on aws:PrincipalOrgID or aws:SourceAccount.',
    property: 'Properties',
    references: [
      awsConfig('s3-bucket-policy-not-more-permissive'),
      securityHub('SNS.4'),
      securityHub('KMS.5'),
      checkov('CKV_AWS_283'),
      awsDocs('IAM/latest/UserGuide/reference_policies_elements_principal.html'),
      nist('AC-3'),
    ],
    check: (resource) => {
      const faults = collectCertain(findPlaces(resource).policies, ({ path, document }) =>
        collectCertain(readStatements(document), (statement) =>
          isPublicStatement(statement, readStatements(document)) ? [describeGrant(path, statement)] : [],
        ),
      );
      const [unread] = findUnreadPolicies(resource);
      if (faults.length === 0 && unread !== undefined) throw new Undecidable(unread.value.property, unread.value.raw);
      return [...new Set(faults)];
    },
  },
  {
    id: 'PublicPolicyPrincipalsNamed',
    level: 'hardening',
    group: 'leastPrivilege',
    types: [EVERY_TYPE],
    appliesTo: (resource) => !NARROWS.has(resource.type) && findPlaces(resource).policies.length > 0,
    what: 'Policy names its principals, also where a condition limits who they are',
    why: 'With "*" and a condition, every identity of the account has access, also one whose IAM policies do not allow it.',
    fix: 'Name accounts, roles or services in Principal, in place of "*".',
    property: 'Properties',
    references: [awsDocs('IAM/latest/UserGuide/reference_policies_elements_principal.html'), nist('AC-6')],
    check: (resource) => [
      ...new Set(
        collectCertain(findPlaces(resource).policies, ({ path, document }) =>
          collectCertain(readStatements(document), (statement) =>
            statement.allows && (statement.hasNotPrincipal || statement.principals.some(isEveryone))
              ? [describeGrant(path, statement)]
              : [],
          ),
        ),
      ),
    ],
  },
];

function describeGrant(path: string, statement: PolicyStatement): string {
  const place = path === '' ? 'Statement' : path;
  return `${place}: any principal may use ${describeStatement(statement)}`;
}

function isJudgedHere(resource: TemplateResource): boolean {
  if (JUDGED_ELSEWHERE.has(resource.type)) return false;
  // A private API is reached from every VPC of every account, unless its policy names VPC endpoints.
  return resource.type !== 'AWS::ApiGateway::RestApi' || isPrivateApi(resource);
}

function isPrivateApi(api: TemplateResource): boolean {
  return api.at('EndpointConfiguration.Types').display().includes('PRIVATE');
}

/** Resource policies as a whole that only a deployment determines. */
function findUnreadPolicies(resource: TemplateResource): readonly Place[] {
  const names = RESOURCE_POLICIES[resource.type] ?? [];
  return findPlaces(resource).candidates.filter(
    (place) => names.includes(place.name) && typeof place.value.raw !== 'string',
  );
}
