import { wafLoggingRules } from '../../../src/rules/waf/waf-logging';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const ACL = { 'Fn::GetAtt': ['Acl', 'Arn'] };
const ACL_ARN = 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/front/abc';

function logged(arn: unknown) {
  return {
    resources: {
      Acl: { Type: 'AWS::WAFv2::WebACL' },
      OtherAcl: { Type: 'AWS::WAFv2::WebACL' },
      Logging: { Type: 'AWS::WAFv2::LoggingConfiguration', Properties: { ResourceArn: arn } },
    },
  };
}

function redacted(...names: readonly unknown[]) {
  return { RedactedFields: names.map((name) => ({ SingleHeader: { Name: name } })) };
}

function to(type: string, properties: Record<string, unknown>) {
  return {
    resources: {
      Logging: {
        Type: 'AWS::WAFv2::LoggingConfiguration',
        Properties: { LogDestinationConfigs: [{ 'Fn::GetAtt': ['Place', 'Arn'] }] },
      },
      Place: { Type: type, Properties: properties },
    },
  };
}

const LOG_ARN = 'arn:aws:logs:eu-central-1:111122223333:log-group:aws-waf-logs-api';

interface Filter {
  readonly behavior?: unknown;
  readonly requirement?: string;
  readonly actions?: readonly string[];
}

function filtered(byDefault: unknown, ...filters: readonly Filter[]) {
  return {
    LoggingFilter: {
      DefaultBehavior: byDefault,
      Filters: filters.map(({ behavior = 'KEEP', requirement = 'MEETS_ANY', actions = ALL }) => ({
        Behavior: behavior,
        Requirement: requirement,
        Conditions: actions.map((action) => ({ ActionCondition: { Action: action } })),
      })),
    },
  };
}

const ALL = ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'];

rulesDecide('WAF logging rules', wafLoggingRules, {
  WafLoggingEnabled: {
    holds: [logged(ACL)],
    broken: [{}, logged({ 'Fn::GetAtt': ['OtherAcl', 'Arn'] }), logged(undefined), logged(ACL_ARN)],
    undecided: [logged(UNKNOWN)],
  },
  WafLoggingKeepsRequests: {
    holds: [{}, filtered('KEEP'), filtered('DROP', {}), filtered('KEEP', { behavior: 'DROP' })],
    broken: [filtered('DROP'), filtered('DROP', { behavior: 'DROP' })],
    undecided: [filtered(UNKNOWN), filtered('DROP', { behavior: UNKNOWN })],
  },
  WafLoggingRedaction: {
    holds: [redacted('authorization', 'cookie'), redacted('Cookie', 'Authorization', 'x-api-key')],
    broken: [
      {},
      redacted(),
      redacted('authorization'),
      redacted('cookie'),
      { RedactedFields: [{ QueryString: {} }, { SingleHeader: { Name: 'cookie' } }] },
    ],
    undecided: [redacted(UNKNOWN, 'cookie'), { RedactedFields: UNKNOWN }],
  },
  WafLoggingDestination: {
    holds: [
      { LogDestinationConfigs: [LOG_ARN] },
      to('AWS::Logs::LogGroup', { LogGroupName: 'aws-waf-logs-api' }),
      to('AWS::S3::Bucket', { BucketName: { 'Fn::Sub': `aws-waf-logs-\${Name}` } }),
      to('AWS::KinesisFirehose::DeliveryStream', { DeliveryStreamName: 'aws-waf-logs-api' }),
    ],
    broken: [
      {},
      { LogDestinationConfigs: [] },
      { LogDestinationConfigs: [LOG_ARN, LOG_ARN] },
      { LogDestinationConfigs: ['arn:aws:logs:eu-central-1:111122223333:log-group:api'] },
      to('AWS::Logs::LogGroup', {}),
      to('AWS::Logs::LogGroup', { LogGroupName: 'api' }),
      to('AWS::SNS::Topic', { TopicName: 'aws-waf-logs-api' }),
    ],
    undecided: [{ LogDestinationConfigs: [UNKNOWN] }, { LogDestinationConfigs: UNKNOWN }],
  },
  WafLoggingFilter: {
    holds: [
      {},
      filtered('KEEP'),
      filtered('DROP', {}),
      filtered('DROP', ...ALL.map((action) => ({ actions: [action] }))),
      filtered('KEEP', { behavior: 'DROP', actions: ['ALLOW'] }),
    ],
    broken: [
      filtered(undefined),
      ...ALL.map((missing) => filtered('DROP', { actions: ALL.filter((action) => action !== missing) })),
      filtered('DROP', { requirement: 'MEETS_ALL' }),
      filtered('KEEP', { behavior: 'DROP', actions: ['BLOCK'] }),
      filtered('KEEP', { behavior: 'DROP', requirement: 'MEETS_ALL', actions: ['COUNT'] }),
    ],
    undecided: [filtered(UNKNOWN), { LoggingFilter: UNKNOWN }],
    // WafLoggingKeepsRequests reports these.
    notApplicable: [filtered('DROP'), filtered('DROP', { behavior: 'DROP' })],
  },
});
