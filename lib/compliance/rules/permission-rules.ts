import type { Resource } from '../deployment/deployment';
import type { PolicyStatement } from '../deployment/policy-statement';
import { hasNoResources } from './actions-without-resources';
import {
  arnOf,
  arnParts,
  DOCUMENTS,
  documentsOf,
  isExact,
  limits,
  POLICY_TYPES,
  rolesOf,
  statementsIn,
  trustsService,
} from './granted-statements';
import { awsDocs, nist, type Rule, securityHub, type Verdict } from './rule';

const HOLDERS = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
const TYPES = [...POLICY_TYPES, ...HOLDERS];
const ELEMENTS = 'IAM/latest/UserGuide/reference_policies_elements';

/** API Gateway has one role for the logs of all its APIs in the account: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
const LOGS_OF_API_GATEWAY = [
  'logs:createloggroup',
  'logs:createlogstream',
  'logs:describeloggroups',
  'logs:describelogstreams',
  'logs:filterlogevents',
  'logs:getlogevents',
  'logs:putlogevents',
];

/** Rules for how rights are written down. */
export const permissionRules: readonly Rule[] = [
  {
    id: 'IamExactActions',
    types: TYPES,
    needs: DOCUMENTS,
    what: 'Policies allow actions by their full names.',
    why: 'A wildcard, or NotAction, also gives what nobody looked at, and every action that AWS adds later.',
    fix: 'List the actions in Action; no asterisk, no NotAction with Allow.',
    property: 'Properties.PolicyDocument',
    references: [securityHub('IAM.1'), securityHub('IAM.21'), nist('AC-6'), awsDocs(`${ELEMENTS}_notaction.html`)],
    check: (holder) =>
      ofAllowing(holder, ({ actions, hasNotAction }) => [
        ...(hasNotAction ? ['NotAction'] : []),
        ...actions.filter((action) => !isExact(action)),
      ]),
  },
  {
    id: 'IamNamedResources',
    types: TYPES,
    needs: DOCUMENTS,
    what: 'Policies allow actions on named resources; on all of them only where the service knows no resource.',
    why: 'Rights over everything reach the resources of other systems, and those that are created tomorrow.',
    fix: 'Name ARNs in Resource, with account and region; no NotResource. For cloudwatch:PutMetricData limit cloudwatch:namespace.',
    property: 'Properties.PolicyDocument',
    references: [
      securityHub('KMS.1'),
      securityHub('KMS.2'),
      nist('AC-6'),
      awsDocs('service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html'),
    ],
    check: (holder) =>
      ofAllowing(holder, (statement) => [
        ...(statement.hasNotResource ? ['NotResource'] : []),
        ...wideResources(statement).flatMap((arn) =>
          statement.actions
            .filter((action) => !isExcused(action, arn, statement, holder))
            .map((action) => `${action} on ${arn}`),
        ),
      ]),
  },
  {
    id: 'IamPolicyVersion',
    types: TYPES,
    needs: DOCUMENTS,
    what: 'Policies are written in the current version of the policy language.',
    why: 'In the old version, which is the default, variables are plain text: a policy then means something else than it says.',
    fix: "Set Version of every policy document to '2012-10-17'.",
    property: 'Properties.PolicyDocument.Version',
    references: [nist('AC-3'), awsDocs(`${ELEMENTS}_version.html`)],
    check: (holder) => {
      const documents = [...documentsOf(holder), holder.at('AssumeRolePolicyDocument')].filter(
        ({ present }) => present,
      );
      if (documents.length === 0) return 'not applicable';
      return documents.every((document) => document.at('Version').text() === '2012-10-17');
    },
  },
  {
    id: 'IamPolicyForOneRole',
    types: POLICY_TYPES,
    what: 'A policy gives its rights to one role, and to no user or group.',
    why: 'What one holder of a shared policy needs all of them get, and who changes it for one changes it for the others.',
    fix: 'Name one role in Roles and nothing in Users and Groups; write a policy for each role.',
    property: 'Properties.Roles',
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/best-practices.html')],
    check: (policy) => {
      const roles = [...policy.at('Roles').items(), ...policy.at('RoleName').items()];
      const others = ['Users', 'Groups', 'UserName', 'GroupName'].flatMap((name) => policy.at(name).items());
      if (others.length > 0) return false;
      return roles.length === 0 ? 'not applicable' : new Set(roles.map(arnOf)).size === 1;
    },
  },
];

function ofAllowing(holder: Resource, wrong: (statement: PolicyStatement) => readonly string[]): Verdict {
  if (documentsOf(holder).length === 0) return 'not applicable';
  return statementsIn(holder)
    .filter(({ allows }) => allows)
    .flatMap(wrong);
}

/** Resources of a statement that name nothing: everything, every resource of a kind, or some in any account or region. */
function wideResources({ resources }: PolicyStatement): string[] {
  return resources
    .filter(({ present }) => present)
    .map(arnOf)
    .filter(isWide);
}

function isWide(arn: string): boolean {
  const parts = arnParts(arn);
  // `${Bucket.Arn}/*` names a bucket.
  if (parts === undefined) return !arn.startsWith('${') && /[*?]/.test(arn);
  const { service, region, account, named } = parts;
  if (![service, region, account].every((part) => !/[*?]/.test(part))) return true;
  // In these the name comes first; elsewhere a word such as `log-group` stands before it.
  return ['s3', 'execute-api'].includes(service) ? /^[*?]/.test(named) : /^([\w-]+[:/])?[*?]/.test(named);
}

function isExcused(action: string, arn: string, statement: PolicyStatement, holder: Resource): boolean {
  if (hasNoResources(action)) return true;
  if (action === 'cloudwatch:putmetricdata') return limits(statement, 'cloudwatch:namespace');
  const { service, region, account, named } = arnParts(arn) ?? {};
  if (![region, account].every((part) => part !== undefined && isExact(part))) return false;
  // Reads the state of alarms, which CodeDeploy asks for without naming one.
  if (action === 'cloudwatch:describealarms') return service === 'cloudwatch' && named === 'alarm:*';
  return LOGS_OF_API_GATEWAY.includes(action) && named === 'log-group:*' && servesApiGateway(holder);
}

function servesApiGateway(holder: Resource): boolean {
  const roles = holder.type === 'AWS::IAM::Role' ? [holder] : rolesOf(holder);
  return roles.length > 0 && roles.every((role) => trustsService(role, 'apigateway.amazonaws.com'));
}
