import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { WebAcl } from '../../lib/waf/web-acl';
import { limitRateByAddress, limitRateByToken, limitSize, useManagedRules } from '../../lib/waf/web-acl-rules';
import { createSharedResources, createTestStack } from '../scaffold';

const stack = createTestStack();
const { keys } = createSharedResources(stack);
new WebAcl(stack, 'WebAcl', {
  protects: 'a test',
  logName: 'test-acl',
  key: keys.logs,
  logRetentionDays: 30,
  rules: [
    limitRateByAddress(500),
    limitRateByToken(400),
    limitSize({ body: 8192, query: 2048, path: 1024 }),
    useManagedRules('AWSManagedRulesCommonRuleSet'),
  ],
}).associate('Association', 'arn:aws:apigateway:eu-central-1::/restapis/abc/stages/live');
const template = Template.fromStack(stack);

describe('a web ACL', () => {
  test('gives every rule a unique priority in its order, with metrics and samples', () => {
    const acl = Object.values(template.findResources('AWS::WAFv2::WebACL'))[0]?.['Properties'];
    const rules: { Name: string; Priority: number; VisibilityConfig: object }[] = acl.Rules;
    expect(rules.map(({ Name, Priority }) => [Name, Priority])).toEqual([
      ['RateByAddress', 0],
      ['RateByToken', 1],
      ['SizeLimits', 2],
      ['AWSManagedRulesCommonRuleSet', 3],
    ]);
    for (const { Name, VisibilityConfig } of rules) {
      expect(VisibilityConfig).toEqual({
        MetricName: Name,
        CloudWatchMetricsEnabled: true,
        SampledRequestsEnabled: true,
      });
    }
  });

  test('logs blocked and counted requests without tokens and cookies, to a log group with the prefix that AWS WAF requires', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: 'aws-waf-logs-test-acl',
      KmsKeyId: Match.anyValue(),
    });
    template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
      RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }],
      LoggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [
              { ActionCondition: { Action: 'BLOCK' } },
              { ActionCondition: { Action: 'COUNT' } },
              { ActionCondition: { Action: 'EXCLUDED_AS_COUNT' } },
            ],
          },
        ],
      },
    });
    const [logging] = Object.values(template.findResources('AWS::WAFv2::LoggingConfiguration'));
    expect(JSON.stringify(logging?.['Properties'].LogDestinationConfigs)).not.toContain(':*');
  });

  test('limits the rate per address, and per token over all addresses', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: 'RateByAddress',
          Action: { Block: {} },
          Statement: { RateBasedStatement: { AggregateKeyType: 'IP', EvaluationWindowSec: 300, Limit: 500 } },
        }),
        Match.objectLike({
          Name: 'RateByToken',
          Action: { Block: {} },
          Statement: {
            RateBasedStatement: {
              AggregateKeyType: 'CUSTOM_KEYS',
              EvaluationWindowSec: 300,
              Limit: 400,
              CustomKeys: [{ Header: { Name: 'authorization', TextTransformations: [{ Priority: 0, Type: 'NONE' }] } }],
            },
          },
        }),
      ]),
    });
  });

  test('blocks requests that are too large for inspection', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: 'SizeLimits',
          Action: { Block: {} },
          Statement: {
            OrStatement: {
              Statements: Match.arrayWith([
                {
                  SizeConstraintStatement: Match.objectLike({
                    FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
                    ComparisonOperator: 'GT',
                    Size: 8192,
                  }),
                },
              ]),
            },
          },
        }),
      ]),
    });
  });

  test('keeps the default actions of AWS managed rules', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: Match.arrayWith([
        Match.objectLike({ Name: 'AWSManagedRulesCommonRuleSet', OverrideAction: { None: {} } }),
      ]),
    });
  });
});
