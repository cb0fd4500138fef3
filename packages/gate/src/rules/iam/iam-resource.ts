import type { PolicyStatement } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { collectCertain } from '../../templates/undecided';
import { awsDocs, nist, type Rule } from '../rule';
import { hasNoResources } from './actions-without-resources';
import {
  canServiceAssume,
  DOCUMENTS,
  findAttachedRoles,
  findPolicyDocuments,
  GRANTING_TYPES,
  hasLimitingCondition,
  isExact,
  parseArn,
  readArn,
  readPolicyStatements,
} from './granted-statements';

/**
 * API Gateway uses one role for the logs of all APIs in the account.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
const API_GATEWAY_LOG_ACTIONS = [
  'logs:createloggroup',
  'logs:createlogstream',
  'logs:describeloggroups',
  'logs:describelogstreams',
  'logs:filterlogevents',
  'logs:getlogevents',
  'logs:putlogevents',
];

/** Rules for the resources on which IAM policies allow actions. */
export const iamResourceRules: readonly Rule[] = [
  {
    id: 'IamResourceNotWildcard',
    level: 'hardening',
    group: 'leastPrivilege',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy allows actions on named resources where the action supports them',
    why: 'A wildcard includes the resources of other systems, and resources that are created later.',
    fix: 'Name ARNs in Resource. For cloudwatch:PutMetricData add a condition on cloudwatch:namespace.',
    property: 'Properties.PolicyDocument',
    references: [
      nist('AC-6'),
      awsDocs('IAM/latest/UserGuide/best-practices.html'),
      awsDocs('service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html'),
    ],
    check: (holder) => {
      if (findPolicyDocuments(holder).length === 0) return 'not applicable';
      return collectCertain(readPolicyStatements(holder), (statement) =>
        statement.allows ? listWideGrants(statement, holder) : [],
      );
    },
  },
];

function listWideGrants(statement: PolicyStatement, holder: TemplateResource): readonly string[] {
  const { actions, resources, hasNotResource } = statement;
  const wide = resources
    .filter(({ present }) => present)
    .map(readArn)
    .filter(isWide);
  const grants = wide.flatMap((arn) =>
    actions.filter((action) => !isExcused(action, arn, statement, holder)).map((action) => `${action} on ${arn}`),
  );
  return [...(hasNotResource ? ['NotResource'] : []), ...grants];
}

/** Whether an ARN names no resource: it covers all, all of one type, or resources in any account or region. */
function isWide(arn: string): boolean {
  const parts = parseArn(arn);
  // `${Bucket.Arn}/*` names a bucket.
  if (parts === undefined) return !arn.startsWith('${') && /[*?]/.test(arn);
  const { service, region, account, named } = parts;
  if (![service, region, account].every((part) => !/[*?]/.test(part))) return true;
  // In these services the name comes first; in others a resource type such as `log-group` precedes it.
  return ['s3', 'execute-api'].includes(service) ? /^[*?]/.test(named) : /^([\w-]+[:/])?[*?]/.test(named);
}

function isExcused(action: string, arn: string, statement: PolicyStatement, holder: TemplateResource): boolean {
  if (hasNoResources(action)) return true;
  if (action === 'cloudwatch:putmetricdata') return hasLimitingCondition(statement, 'cloudwatch:namespace');
  const { service, region, account, named } = parseArn(arn) ?? {};
  if (![region, account].every((part) => part !== undefined && isExact(part))) return false;
  // CodeDeploy reads the state of alarms without naming one.
  if (action === 'cloudwatch:describealarms') return service === 'cloudwatch' && named === 'alarm:*';
  return API_GATEWAY_LOG_ACTIONS.includes(action) && named === 'log-group:*' && isApiGatewayRole(holder);
}

function isApiGatewayRole(holder: TemplateResource): boolean {
  const roles = holder.type === 'AWS::IAM::Role' ? [holder] : findAttachedRoles(holder);
  return roles.length > 0 && roles.every((role) => canServiceAssume(role, 'apigateway.amazonaws.com'));
}
