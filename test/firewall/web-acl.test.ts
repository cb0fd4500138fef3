import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { WebAcl } from '../../lib/firewall/web-acl';
import { managedRules, rateByAddress, rateByToken, sizeLimits } from '../../lib/firewall/web-acl-rules';
import { foundations, testStack } from '../scaffold';

const stack = testStack();
const { keys } = foundations(stack);
new WebAcl(stack, 'WebAcl', {
  protects: 'a test',
  logName: 'test-acl',
  key: keys.logs,
  logRetentionDays: 30,
  rules: [
    rateByAddress(500),
    rateByToken(400),
    sizeLimits({ body: 8192, query: 2048, path: 1024 }),
    managedRules('AWSManagedRulesCommonRuleSet'),
  ],
}).protect('Association', 'arn:aws:apigateway:eu-central-1::/restapis/abc/stages/live');
const template = Template.fromStack(stack);

describe('a web ACL', () => {
  test('gives every rule a priority of its own, in order, with metrics and samples', () => {
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

  test('logs what was blocked or counted, without tokens and cookies, to a group whose name AWS WAF accepts', () => {
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

  test('counts requests of an address, and of a token wherever it is used', () => {
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

  test('lets nothing pass uninspected for being too large', () => {
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

  test('keeps the actions that AWS chose for its own rules', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: Match.arrayWith([
        Match.objectLike({ Name: 'AWSManagedRulesCommonRuleSet', OverrideAction: { None: {} } }),
      ]),
    });
  });
});
