import { findByUserPool, findTriggers } from '../../packages/gate/src/rules/cognito/user-pool-lookup';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import type { Value } from '../../packages/gate/src/templates/template-resource';

const GUIDE = 'cognito/latest/developerguide';

/** Choices of this blueprint for the groups of its user pool. */
export const cognitoGroupPins: readonly Rule[] = [
  {
    id: 'CognitoGroupGivesScopes',
    level: 'pinned',
    group: 'leastPrivilege',
    types: ['AWS::Cognito::UserPoolGroup'],
    what: 'Cognito group is one that the token function maps to scopes',
    why: 'Members of a group that the function does not know get tokens without any right, and nothing fails.',
    fix: 'Set GroupName to a name in the variable SCOPE_GROUPS of the pre token generation function.',
    property: 'Properties.GroupName',
    references: [nist('AC-6'), awsDocs(`${GUIDE}/user-pool-lambda-pre-token-generation.html`)],
    check: (group) => {
      const pool = group.at('UserPoolId').target();
      const name = group.at('GroupName').text();
      if (pool === undefined || name === undefined) return false;
      const mapped = findTriggers(pool).flatMap(readMappedGroups);
      return mapped.includes(name);
    },
  },
  {
    id: 'CognitoScopeGroupsExist',
    level: 'pinned',
    group: 'leastPrivilege',
    types: ['AWS::Cognito::UserPool'],
    what: 'Cognito user pool has each group that its token function maps to scopes',
    why: 'Whoever may create groups could create the missing one later, and would know the rights that it gives.',
    fix: 'Add the AWS::Cognito::UserPoolGroup, or remove its name from SCOPE_GROUPS.',
    property: 'Properties.LambdaConfig',
    references: [nist('AC-6'), awsDocs(`${GUIDE}/cognito-user-pools-user-groups.html`)],
    check: (pool, templates) => {
      const mapped = findTriggers(pool).flatMap(readMappedGroups);
      if (mapped.length === 0) return 'not applicable';
      const names = findByUserPool(pool, templates, 'AWS::Cognito::UserPoolGroup').map((group) =>
        group.at('GroupName').text(),
      );
      return [...new Set(mapped)].filter((name) => !names.includes(name));
    },
  },
];

/** The groups in the variable of a function, or none. */
function readMappedGroups(trigger: Value): readonly string[] {
  const text = trigger.target()?.at('Environment.Variables.SCOPE_GROUPS').text();
  return text === undefined ? [] : Object.values(JSON.parse(text)).flat().map(String);
}
