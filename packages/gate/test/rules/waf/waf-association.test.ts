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

function balancer(properties: Record<string, unknown>, ...associations: readonly ReturnType<typeof associated>[]) {
  const subject = { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: properties };
  return { resources: { Balancer: subject, ...OTHERS, ...numbered(associations) } };
}

function numbered(associations: readonly ReturnType<typeof associated>[]) {
  return Object.fromEntries(associations.map((association, index) => [`Association${index}`, association]));
}

function protectedBy(Type: string, Properties: Readonly<Record<string, unknown>>, ResourceArn: unknown) {
  return { resources: { Service: { Type, Properties }, ...OTHERS, ...numbered([associated(ResourceArn)]) } };
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
    holds: [
      users(associated({ 'Fn::GetAtt': ['Users', 'Arn'] })),
      // Another stack has the web ACL.
      users(associated({ 'Fn::GetAtt': ['Users', 'Arn'] }, { 'Fn::ImportValue': 'SharedAclArn' })),
      users(associated({ 'Fn::GetAtt': ['Users', 'Arn'] }, { Ref: 'AclArn' })),
      users(associated({ 'Fn::GetAtt': ['Users', 'Arn'] }, '{{resolve:ssm:/shared/web-acl}}')),
    ],
    broken: [
      users(),
      users(associated({ 'Fn::GetAtt': ['OtherUsers', 'Arn'] })),
      users(associated({ 'Fn::GetAtt': ['Users', 'Arn'] }, 'something')),
    ],
    undecided: [users(associated(UNKNOWN)), users(associated({ 'Fn::GetAtt': ['Users', 'Arn'] }, UNKNOWN))],
  },
  WafAssociationLoadBalancer: {
    holds: [
      balancer({}, associated({ Ref: 'Balancer' })),
      balancer({ Type: 'application' }, associated({ Ref: 'Balancer' })),
    ],
    broken: [balancer({}), balancer({ Scheme: 'internet-facing' }, associated({ Ref: 'OtherUsers' }))],
    undecided: [balancer({}, associated(UNKNOWN)), balancer({ Scheme: UNKNOWN })],
    notApplicable: [balancer({ Scheme: 'internal' }), balancer({ Type: 'network' })],
  },
  WafAssociationGraphQlApi: {
    holds: [protectedBy('AWS::AppSync::GraphQLApi', {}, { 'Fn::GetAtt': ['Service', 'Arn'] })],
    broken: [
      protectedBy('AWS::AppSync::GraphQLApi', { Visibility: 'GLOBAL' }, { 'Fn::GetAtt': ['OtherUsers', 'Arn'] }),
      {},
    ],
    undecided: [protectedBy('AWS::AppSync::GraphQLApi', {}, UNKNOWN), { Visibility: UNKNOWN }],
    notApplicable: [{ Visibility: 'PRIVATE' }],
  },
  WafAssociationAppRunnerService: {
    holds: [protectedBy('AWS::AppRunner::Service', {}, { 'Fn::GetAtt': ['Service', 'ServiceArn'] })],
    broken: [
      {},
      { NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: true } } },
      protectedBy('AWS::AppRunner::Service', {}, { 'Fn::GetAtt': ['OtherUsers', 'Arn'] }),
    ],
    undecided: [
      protectedBy('AWS::AppRunner::Service', {}, UNKNOWN),
      { NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: UNKNOWN } } },
    ],
    notApplicable: [{ NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: false } } }],
  },
});
