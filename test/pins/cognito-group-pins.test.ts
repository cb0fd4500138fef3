import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { cognitoGroupPins } from './cognito-group-pins';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const SCOPE_GROUPS = JSON.stringify({ 'records/read': ['readers', 'writers'], 'records/write': ['writers'] });
const group = (GroupName: unknown) => ({
  Type: 'AWS::Cognito::UserPoolGroup',
  Properties: { UserPoolId: { Ref: 'Users' }, GroupName },
});
const build = (groups: Readonly<Record<string, unknown>>, variable: unknown, order: 'pool' | 'group') => {
  const pool = {
    Users: {
      Type: 'AWS::Cognito::UserPool',
      Properties: { LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: arn('Claims'), LambdaVersion: 'V3_0' } } },
    },
  };
  const claims = {
    Claims: {
      Type: 'AWS::Lambda::Function',
      Properties: { Environment: { Variables: { SCOPE_GROUPS: variable } } },
    },
  };
  return { resources: order === 'pool' ? { ...pool, ...groups, ...claims } : { ...groups, ...pool, ...claims } };
};

rulesDecide('Cognito group pins', cognitoGroupPins, {
  CognitoGroupGivesScopes: {
    holds: [build({ Group: group('readers') }, SCOPE_GROUPS, 'group')],
    broken: [
      build({ Group: group('readers') }, undefined, 'group'),
      build({ Group: group(undefined) }, SCOPE_GROUPS, 'group'),
      build({ Group: group('reader') }, SCOPE_GROUPS, 'group'),
      build({ Group: { ...group('readers'), Properties: { GroupName: 'readers' } } }, SCOPE_GROUPS, 'group'),
    ],
    undecided: [
      build({ Group: group(UNKNOWN) }, SCOPE_GROUPS, 'group'),
      build({ Group: group('readers') }, UNKNOWN, 'group'),
    ],
  },
  CognitoScopeGroupsExist: {
    holds: [build({ One: group('readers'), Two: group('writers') }, SCOPE_GROUPS, 'pool')],
    broken: [build({ One: group('readers') }, SCOPE_GROUPS, 'pool')],
    undecided: [build({ One: group('readers') }, UNKNOWN, 'pool')],
    notApplicable: [{}, build({ One: group('readers') }, undefined, 'pool')],
  },
});
