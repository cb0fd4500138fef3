import { wafAssociationRules } from '../../../src/rules/waf/waf-association';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const ACL = { 'Fn::GetAtt': ['Acl', 'Arn'] };
const ACL_ARN = 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/front/abc';

function stageArn(stage: unknown, api: unknown = { Ref: 'Api' }) {
  return { 'Fn::Join': ['', ['arn:aws:apigateway:eu-central-1::/restapis/', api, '/stages/', stage]] };
}

function associated(resource: unknown, acl: unknown = ACL) {
  return {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: { ResourceArn: resource, WebACLArn: acl },
  };
}

const OTHERS = {
  Acl: { Type: 'AWS::WAFv2::WebACL' },
  Api: { Type: 'AWS::ApiGateway::RestApi' },
  Other: { Type: 'AWS::ApiGateway::RestApi' },
  OtherUsers: { Type: 'AWS::Cognito::UserPool' },
};

function stage(...associations: readonly ReturnType<typeof associated>[]) {
  const subject = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'live' } };
  return { resources: { Stage: subject, ...OTHERS, ...numbered(associations) } };
}

function users(...associations: readonly ReturnType<typeof associated>[]) {
  return { resources: { Users: { Type: 'AWS::Cognito::UserPool' }, ...OTHERS, ...numbered(associations) } };
}

function numbered(associations: readonly ReturnType<typeof associated>[]) {
  return Object.fromEntries(associations.map((association, index) => [`Association${index}`, association]));
}

rulesDecide('WAF association rules', wafAssociationRules, {
  WafAssociationApiStage: {
    holds: [
      stage(associated(stageArn({ Ref: 'Stage' }))),
      stage(associated(stageArn('live'))),
      stage(associated(stageArn('live'), ACL_ARN)),
      stage(associated(stageArn({ Ref: 'Stage' }, 'abc123'))),
    ],
    broken: [
      stage(),
      stage(associated(stageArn('test'))),
      stage(associated(stageArn('live', { Ref: 'Other' }))),
      stage(associated({ 'Fn::GetAtt': ['OtherUsers', 'Arn'] })),
      stage(associated(stageArn('live'), null)),
      stage(associated(stageArn('live'), { 'Fn::GetAtt': ['Other', 'Arn'] })),
      stage(associated(undefined)),
    ],
    undecided: [stage(associated(UNKNOWN)), stage(associated(stageArn('live'), UNKNOWN))],
  },
  WafAssociationUserPool: {
    holds: [users(associated({ 'Fn::GetAtt': ['Users', 'Arn'] }))],
    broken: [
      users(),
      users(associated({ 'Fn::GetAtt': ['OtherUsers', 'Arn'] })),
      users(associated({ 'Fn::GetAtt': ['Users', 'Arn'] }, 'something')),
    ],
    undecided: [users(associated(UNKNOWN)), users(associated({ 'Fn::GetAtt': ['Users', 'Arn'] }, UNKNOWN))],
  },
});
