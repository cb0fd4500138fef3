import type { Case } from './rule-cases';

type Rules = readonly Readonly<Record<string, unknown>>[];

/** A rule with a managed group that blocks, unless told otherwise. */
export function group(name: unknown, more: Readonly<Record<string, unknown>> = {}, override: unknown = { None: {} }) {
  return {
    Name: name,
    OverrideAction: override,
    Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name, ...more } },
  };
}

export function beforeApi(rules: Rules): Case {
  return before(rules, {
    'Fn::Join': ['', ['arn:aws:apigateway:eu-central-1::/restapis/', { Ref: 'Api' }, '/stages/', { Ref: 'Stage' }]],
  });
}

export function beforeUserPool(rules: Rules): Case {
  return before(rules, { 'Fn::GetAtt': ['Users', 'Arn'] });
}

function before(rules: Rules, arn: unknown): Case {
  return {
    resources: {
      Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: rules } },
      Association: {
        Type: 'AWS::WAFv2::WebACLAssociation',
        Properties: { WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] }, ResourceArn: arn },
      },
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Stage: { Type: 'AWS::ApiGateway::Stage' },
      Users: { Type: 'AWS::Cognito::UserPool' },
      IpSet: { Type: 'AWS::WAFv2::IPSet' },
    },
  };
}
