import type { Case } from '../rule-cases';

type Rules = readonly Readonly<Record<string, unknown>>[];

/** A rule with a managed group that blocks, unless `override` changes that. */
export function buildGroupRule(
  name: unknown,
  more: Readonly<Record<string, unknown>> = {},
  override: unknown = { None: {} },
) {
  return {
    Name: name,
    OverrideAction: override,
    Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name, ...more } },
  };
}

/** A web ACL that is associated with a stage of a REST API. */
export function buildApiAcl(rules: Rules): Case {
  return buildAssociatedAcl(rules, {
    'Fn::Join': ['', ['arn:aws:apigateway:eu-central-1::/restapis/', { Ref: 'Api' }, '/stages/', { Ref: 'Stage' }]],
  });
}

/** A web ACL that is associated with a user pool. */
export function buildUserPoolAcl(rules: Rules): Case {
  return buildAssociatedAcl(rules, { 'Fn::GetAtt': ['Users', 'Arn'] });
}

function buildAssociatedAcl(rules: Rules, resourceArn: unknown): Case {
  return {
    resources: {
      Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: rules } },
      Association: {
        Type: 'AWS::WAFv2::WebACLAssociation',
        Properties: { WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] }, ResourceArn: resourceArn },
      },
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Stage: { Type: 'AWS::ApiGateway::Stage' },
      Users: { Type: 'AWS::Cognito::UserPool' },
      IpSet: { Type: 'AWS::WAFv2::IPSet' },
    },
  };
}
