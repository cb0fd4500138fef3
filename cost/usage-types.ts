import type { UsageType } from './resource-class';

const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const COGNITO = 'https://aws.amazon.com/cognito/pricing/';
const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const WHATS_NEW = 'https://aws.amazon.com/about-aws/whats-new';
const ROUTE_53 = 'https://aws.amazon.com/route53/pricing/';

/** Resource types that cost nothing until they are used. */
export const USAGE_TYPES = {
  'AWS::ApiGateway::RestApi': {
    costs: 'usage',
    reason: 'A REST API costs by the request.',
    source: 'https://aws.amazon.com/api-gateway/pricing/',
    usage: ['apiRequests', 'dataOut'],
  },
  'AWS::ApiGateway::Stage': {
    costs: 'usage',
    reason:
      'Detailed metrics of a stage cost once a method was called, traces by the request. A cache costs by the hour.',
    source: CLOUDWATCH,
    usage: ['metric', 'traces'],
    unpricedProperty: 'CacheClusterEnabled',
  },
  'AWS::CloudTrail::Trail': {
    costs: 'usage',
    reason:
      'The first copy of management events is free. Data events, network activity and Insights cost by the event.',
    source: 'https://aws.amazon.com/cloudtrail/pricing/',
    usage: ['trailDataEvents', 'trailInsights'],
  },
  'AWS::Cognito::UserPool': {
    costs: 'usage',
    reason: 'A user pool costs by the user who was active in the month.',
    source: COGNITO,
    usage: ['cognitoUser'],
  },
  'AWS::Cognito::UserPoolClient': {
    costs: 'usage',
    reason: 'A machine client costs by the token. AWS removed the price per client in November 2025.',
    source: `${WHATS_NEW}/2025/11/amazon-cognito-removes-machine-machine-app-client-price-dimension/`,
    usage: ['cognitoTokens'],
  },
  'AWS::Cognito::UserPoolIdentityProvider': {
    costs: 'usage',
    reason: 'A user who signs in through another provider counts as an active user.',
    source: COGNITO,
    usage: ['cognitoUser'],
  },
  'AWS::Cognito::LogDeliveryConfiguration': {
    costs: 'usage',
    reason: 'The log of sign-ins costs by what is written.',
    source: CLOUDWATCH,
    usage: ['logIngestion'],
  },
  'AWS::Config::ConfigurationRecorder': {
    costs: 'usage',
    reason: 'A recorder costs by the change that it records. The first deployment records about 300 changes.',
    source: 'https://aws.amazon.com/config/pricing/',
    usage: ['configurationItem', 'configurationItemDaily'],
  },
  'AWS::EC2::FlowLog': {
    costs: 'usage',
    reason: 'A flow log costs by what is written; the estimate assumes an amount for all log groups.',
    source: CLOUDWATCH,
    usage: ['logIngestion'],
  },
  'AWS::GuardDuty::MalwareProtectionPlan': {
    costs: 'usage',
    reason: 'Malware protection costs by what it scans.',
    source: 'https://aws.amazon.com/guardduty/pricing/',
    usage: ['guardDutyMalwareScan'],
  },
  'AWS::Lambda::Alias': {
    costs: 'usage',
    reason: 'An alias is free. Provisioned concurrency costs by the hour.',
    source: LAMBDA,
    usage: [],
    unpricedProperty: 'ProvisionedConcurrencyConfig',
  },
  'AWS::Lambda::Function': {
    costs: 'usage',
    reason: 'A function costs by request and duration, and by the trace.',
    source: LAMBDA,
    usage: ['lambdaRequests', 'lambdaCompute', 'traces'],
  },
  'AWS::Lambda::Version': {
    costs: 'usage',
    reason: 'A version is free. Provisioned concurrency costs by the hour.',
    source: LAMBDA,
    usage: [],
    unpricedProperty: 'ProvisionedConcurrencyConfig',
  },
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': {
    costs: 'usage',
    reason: 'DNS Firewall costs by the query that it evaluates.',
    source: ROUTE_53,
    usage: ['dnsQueries'],
  },
  'AWS::Route53Resolver::ResolverQueryLoggingConfig': {
    costs: 'usage',
    reason: 'Query logging itself is free; what it writes is logs.',
    source: ROUTE_53,
    usage: ['logIngestion'],
  },
  'AWS::S3::Bucket': {
    costs: 'usage',
    reason: 'A bucket costs by what it stores. The audit archive grows by a few hundred MB a month.',
    source: 'https://aws.amazon.com/s3/pricing/',
    usage: ['objectStorage'],
  },
  'AWS::StepFunctions::StateMachine': {
    costs: 'usage',
    reason: 'A state machine costs by the transition and trace. A playbook has four or five transitions.',
    source: 'https://aws.amazon.com/step-functions/pricing/',
    usage: ['stateTransitions', 'traces'],
  },
  'AWS::SNS::Topic': {
    costs: 'usage',
    reason: 'A topic costs by the message.',
    source: 'https://aws.amazon.com/sns/pricing/',
    usage: ['messages'],
  },
  'AWS::SQS::Queue': {
    costs: 'usage',
    reason: 'A queue costs by the request.',
    source: 'https://aws.amazon.com/sqs/pricing/',
    usage: ['messages'],
  },
  'AWS::WAFv2::LoggingConfiguration': {
    costs: 'usage',
    reason: 'The log of AWS WAF costs by what is written.',
    source: CLOUDWATCH,
    usage: ['logIngestion'],
  },
} as const satisfies Readonly<Record<string, UsageType>>;
