import { lambdaPermissionRules } from '../../../src/rules/lambda/lambda-permission';
import { rulesDecide, UNKNOWN } from '../rule-cases';

/** API Gateway invokes the function for one route, with changes. */
const permission = (more: object) => ({
  resources: {
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: 'arn:aws:execute-api:eu-central-1:111122223333:api/live/GET/records',
        ...more,
      },
    },
    Role: { Type: 'AWS::IAM::Role' },
  },
});

const SKILL = { Principal: 'alexa-appkit.amazon.com', SourceArn: undefined };

rulesDecide('Lambda permission rules', lambdaPermissionRules, {
  LambdaPermissionNotPublic: {
    holds: [
      permission({}),
      permission({ SourceArn: undefined }),
      permission({ Principal: '444455556666' }),
      permission({ Principal: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
      permission({ Principal: '*', PrincipalOrgID: 'o-example' }),
      permission({ Principal: 's3.amazonaws.com', SourceAccount: '111122223333' }),
    ],
    broken: [
      permission({ Principal: '*' }),
      permission({ Principal: '*', PrincipalOrgID: '*' }),
      permission({ Principal: 's3.amazonaws.com' }),
    ],
    undecided: [permission({ Principal: UNKNOWN })],
  },
  LambdaPermissionActionExact: {
    holds: [permission({}), permission({ Action: 'lambda:InvokeFunctionUrl' })],
    broken: [
      permission({ Action: '*' }),
      permission({ Action: 'lambda:*' }),
      permission({ Action: 'lambda:GetFunction' }),
      permission({ Action: 'lambda:UpdateFunctionCode', Principal: '111122223333' }),
    ],
    undecided: [permission({ Action: UNKNOWN })],
  },
  LambdaPermissionSourceSet: {
    holds: [
      permission({}),
      permission({ SourceArn: undefined, SourceAccount: '111122223333' }),
      permission({
        SourceArn: { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:*` },
      }),
      permission({ ...SKILL, EventSourceToken: 'amzn1.ask.skill.0a1b2c3d' }),
    ],
    broken: [
      permission({ SourceArn: undefined }),
      permission({ SourceArn: undefined, Principal: 's3.amazonaws.com' }),
      permission({ SourceArn: undefined, EventSourceToken: 'amzn1.ask.skill.0a1b2c3d' }),
      permission(SKILL),
      permission({ SourceArn: '*' }),
      permission({ SourceArn: 'arn:aws:execute-api:*:*:*/*/GET/records' }),
      permission({ SourceArn: { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:*:api/live` } }),
      permission({ SourceArn: undefined, PrincipalOrgID: '*' }),
    ],
    undecided: [permission({ Principal: UNKNOWN })],
    notApplicable: [permission({ Principal: '444455556666' }), permission({ Principal: '*' })],
  },
  LambdaPermissionSourceArn: {
    holds: [permission({}), permission({ SourceArn: { 'Fn::GetAtt': ['Role', 'Arn'] } })],
    broken: [
      permission({ SourceArn: undefined }),
      permission({ SourceArn: '*' }),
      permission({ Principal: '*' }),
      permission({ Action: 'lambda:*' }),
    ],
    undecided: [permission({ SourceArn: UNKNOWN })],
    notApplicable: [
      permission({ Principal: '444455556666', SourceArn: undefined }),
      permission({ Principal: { 'Fn::GetAtt': ['Role', 'Arn'] }, SourceArn: undefined }),
    ],
  },
});
