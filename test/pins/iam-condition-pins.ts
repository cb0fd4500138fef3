import { EPOCH_TAG } from '../../lambda/shared/epoch-key';
import {
  canServiceAssume,
  findAttachedRoles,
  hasLimitingCondition,
  isExact,
  POLICY_TYPES,
  readPolicyStatements,
} from '../../packages/gate/src/rules/iam/granted-statements';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import { getEnvironment } from '../../packages/gate/src/templates/environment';
import { coversAction, type PolicyStatement } from '../../packages/gate/src/templates/policy-statement';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';
import { filterCertain } from '../../packages/gate/src/templates/undecided';

const PROPERTY = 'Properties.PolicyDocument';
const TAGS = awsDocs('IAM/latest/UserGuide/access_tags.html');
const LEAST_PRIVILEGE = nist('AC-6');
/** The tag that every resource of an environment has. */
const ENVIRONMENT_TAG = 'aws:ResourceTag/environment';

/** Calls by which a playbook stops functions and roles. */
const CONTAINMENT = [
  'lambda:PutFunctionConcurrency',
  'lambda:DeleteFunctionConcurrency',
  'iam:AttachRolePolicy',
  'iam:DetachRolePolicy',
];
/** Calls by which a playbook stops users. */
const USER_CONTAINMENT = ['iam:AttachUserPolicy', 'iam:DetachUserPolicy', 'iam:UpdateAccessKey'];

/**
 * Conditions and denials on which acknowledgements depend: a rule reports the wide resource, and a person accepted it
 * since the condition limits it. Without the condition the finding would be the same, and still accepted.
 */
export const iamConditionPins: readonly Rule[] = [
  {
    id: 'IamKmsKeysOfEnvironment',
    level: 'pinned',
    group: 'keyManagement',
    types: POLICY_TYPES,
    what: 'IAM policy allows KMS calls on keys that it does not name only for key epochs of its environment',
    why: 'A function could destroy or use every key of the account whose key policy admits the account.',
    fix: `Add a condition on aws:ResourceTag/${EPOCH_TAG}, or on aws:RequestTag/${EPOCH_TAG} to create and tag a key.`,
    property: PROPERTY,
    references: [awsDocs('kms/latest/developerguide/tag-authorization.html'), LEAST_PRIVILEGE],
    check: (policy) =>
      findFaultyGrants(policy, (statement) => {
        const calls = statement.actions.filter((action) => action.startsWith('kms:'));
        if (calls.length === 0 || !statement.resources.some((key) => /[*?]/.test(key.display()))) return false;
        const tags = calls.every((action) => /^kms:(createkey|tagresource)$/.test(action)) ? 'Request' : 'Resource';
        return !isLimitedToEnvironment(statement, policy, `aws:${tags}Tag/${EPOCH_TAG}`);
      }),
  },
  {
    id: 'IamKmsGrantsThroughServices',
    level: 'pinned',
    group: 'keyManagement',
    types: POLICY_TYPES,
    what: 'IAM policy of a Lambda function allows kms:CreateGrant only through a named service',
    why: 'Code that was taken over could keep a right on the key by a grant, which appears in no policy.',
    fix: 'Add a condition on kms:ViaService.',
    property: PROPERTY,
    references: [awsDocs('kms/latest/developerguide/conditions-kms.html'), LEAST_PRIVILEGE],
    check: (policy) => {
      if (!findAttachedRoles(policy).some((role) => canServiceAssume(role, 'lambda.amazonaws.com'))) {
        return 'not applicable';
      }
      return findFaultyGrants(
        policy,
        (statement) => coversAction(statement, 'kms:CreateGrant') && !hasLimitingCondition(statement, 'kms:ViaService'),
      );
    },
  },
  {
    id: 'IamPlaybooksSpareResponse',
    level: 'pinned',
    group: 'leastPrivilege',
    types: POLICY_TYPES,
    what: 'IAM policy that can stop all functions or roles of the environment denies it for those of the response',
    why: 'A forged finding about the response would make the response stop itself, and no attack would be contained.',
    fix: 'Deny the same actions on the functions or roles whose names begin with those of the response.',
    property: PROPERTY,
    references: [nist('IR-4(1)'), LEAST_PRIVILEGE],
    check: (policy) => {
      const statements = readPolicyStatements(policy);
      const denied = (action: string): boolean =>
        statements.some((statement) => !statement.allows && deniesForResponse(statement, action, policy));
      return CONTAINMENT.filter(
        (action) => statements.some((grant) => grant.allows && coversAction(grant, action)) && !denied(action),
      );
    },
  },
  {
    id: 'IamUsersOfEnvironment',
    level: 'pinned',
    group: 'leastPrivilege',
    types: POLICY_TYPES,
    what: 'IAM policy that can stop users names those of the environment, or requires its tag',
    why: 'A playbook of one environment could deactivate the access keys of another, or of the administrators.',
    fix: `Begin the user name in Resource with the name of the environment, or add a condition on ${ENVIRONMENT_TAG}.`,
    property: PROPERTY,
    references: [TAGS, LEAST_PRIVILEGE],
    check: (policy) =>
      findFaultyGrants(policy, (statement) => {
        if (!USER_CONTAINMENT.some((action) => coversAction(statement, action))) return false;
        const own = `:user/${getEnvironment(policy.stack.path)}-`;
        const namesOwn = statement.resources.every((user) => user.display().includes(own));
        return !namesOwn && !isLimitedToEnvironment(statement, policy, ENVIRONMENT_TAG);
      }),
  },
  {
    id: 'IamBucketListedByPrefix',
    level: 'pinned',
    group: 'leastPrivilege',
    types: POLICY_TYPES,
    what: 'IAM policy allows to list a bucket only below a prefix',
    why: 'From the names of all objects an intruder learns which logs exist and which approvals wait.',
    fix: 'Add a condition on s3:prefix.',
    property: PROPERTY,
    references: [awsDocs('AmazonS3/latest/userguide/amazon-s3-policy-keys.html'), LEAST_PRIVILEGE],
    check: (policy) =>
      findFaultyGrants(
        policy,
        (statement) =>
          coversAction(statement, 's3:ListBucket') &&
          !hasLimitingCondition(statement, 's3:prefix', (prefix) => /^[^*?]/.test(prefix)),
      ),
  },
];

/** The statements that allow what they should not, each by its actions. */
function findFaultyGrants(
  policy: TemplateResource,
  isFaulty: (statement: PolicyStatement) => boolean,
): readonly string[] {
  return filterCertain(readPolicyStatements(policy), (statement) => statement.allows && isFaulty(statement)).map(
    ({ actions }) => actions.join(', '),
  );
}

function isLimitedToEnvironment(statement: PolicyStatement, policy: TemplateResource, key: string): boolean {
  const environment = getEnvironment(policy.stack.path);
  return hasLimitingCondition(statement, key, (text) => isExact(text) && text === environment);
}

/** Whether a statement denies an action on every function or role of the response. */
function deniesForResponse(statement: PolicyStatement, action: string, { stack }: TemplateResource): boolean {
  const names = `${action.startsWith('lambda:') ? ':function:' : ':role/'}${getEnvironment(stack.path)}-Response-*`;
  return (
    coversAction(statement, action) &&
    statement.conditions.length === 0 &&
    statement.resources.some((resource) => resource.display().endsWith(names))
  );
}
