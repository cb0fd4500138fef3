import { describe, expect, test } from '@jest/globals';
import { matchesPattern } from '../../packages/gate/src/templates/match-pattern';
import type { Value } from '../../packages/gate/src/templates/template-resource';
import { findBootstrapPolicy } from './bootstrap-policies';
import { synthesizeEnvironments } from './deployed-environments';
import { evaluatePolicy, listTexts, type Request } from './policy-evaluation';
import { ROLE } from './referenced-roles';

const boundary = findBootstrapPolicy('bulwark-workload');
const environments = synthesizeEnvironments();

/** Every action that a policy of the templates allows a role, with the place of the policy. */
const granted = environments.flatMap(({ templates }) =>
  templates.ofType('AWS::IAM::ManagedPolicy').flatMap((policy) =>
    policy
      .at('PolicyDocument.Statement')
      .items()
      .filter((statement) => statement.at('Effect').text() === 'Allow')
      .flatMap((statement) =>
        statement
          .at('Action')
          .items()
          .map((action) => ({
            place: `${policy.stack.path} ${policy.logicalId}`,
            action: action.display(),
            ...readRequest(statement, policy.stack.path),
          })),
      ),
  ),
);

/** A request that the statement allows: a boundary may have the same limits for an action. */
function readRequest(statement: Value, stack: string): Pick<Request, 'resource' | 'context'> {
  const equals = statement.at('Condition.StringEquals').entries();
  return {
    resource: statement.at('Resource').display(),
    context: {
      // CloudFormation begins the name of a role with that of its stack.
      'aws:PrincipalArn': `arn:aws:iam::111122223333:role/${stack.replace('/', '-')}-Role`,
      ...Object.fromEntries(equals.map(([key, value]) => [key, value.display()])),
    },
  };
}

describe('bulwark-workload', () => {
  test('is the boundary of every role', () => {
    const roles = environments.flatMap(({ templates }) => templates.ofType(ROLE));
    expect(roles).not.toEqual([]);
    for (const role of roles) {
      expect(role.at('PermissionsBoundary').text()).toBe('arn:aws:iam::111122223333:policy/bulwark-workload');
    }
  });

  test('allows what the policies of the roles allow, so that no permission is without effect', () => {
    const withoutEffect = granted.filter(
      ({ action, resource, context }) => !evaluatePolicy(boundary, { action, resource, context }).isAllowed,
    );
    expect([...new Set(withoutEffect.map(({ place, action }) => `${place}: ${action}`))]).toEqual([]);
  });

  test('reads policies that name each action', () => {
    expect(granted.filter(({ action }) => action.includes('*'))).toEqual([]);
  });

  test('allows nothing that no role uses', () => {
    const unused = boundary.Statement.filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => listTexts(Action))
      .filter((pattern) => !granted.some(({ action }) => matchesPattern(pattern, action)));
    expect(unused).toEqual([]);
  });

  test.each([
    'iam:CreateRole',
    'sts:AssumeRole',
    'cloudtrail:StopLogging',
    'cognito-idp:AdminGetUser',
    'kms:PutKeyPolicy',
    'iam:AttachRolePolicy',
    'iam:PutRolePolicy',
  ])('never allows %s', (action) => {
    expect(evaluatePolicy(boundary, { action, resource: '*', context: {} })).toEqual({ isAllowed: false });
  });
});
