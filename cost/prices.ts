import { DETECTION_PRICES } from './detection-prices';
import type { Price, Quote } from './price';

/** Day on which the table was last compared with its sources. No live price list could be opened. */
export const PRICES_DATE = '2026-11-27';

/** An amount that was read in a stored document. */
const quoteDocument = (usd: number, where: string, date: string): Quote => ({ usd, obtained: 'read', where, date });
/** An amount that was not read anywhere. */
const quoteKnown = (usd: number, where = 'check the page'): Quote => ({ usd, obtained: 'known', where, date: '2026' });

const AURORA = 'https://aws.amazon.com/rds/aurora/pricing/';
const BACKUP = 'https://aws.amazon.com/backup/pricing/';
const CLOUDTRAIL = 'https://aws.amazon.com/cloudtrail/pricing/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const COGNITO = 'https://aws.amazon.com/cognito/pricing/';
const KMS = 'https://aws.amazon.com/kms/pricing/';
const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const PRIVATELINK = 'https://aws.amazon.com/privatelink/pricing/';
const ROUTE_53 = 'https://aws.amazon.com/route53/pricing/';
const S3 = 'https://aws.amazon.com/s3/pricing/';
const WAF = 'https://aws.amazon.com/waf/pricing/';

/** Documents of others that quote the AWS Price List or a bill. */
const IRELAND = 'a design record that quotes the AWS Price List for eu-west-1';
const FRANKFURT = 'a cost model that quotes the AWS Price List for eu-central-1';
const LONDON = 'check the page; the AWS Price List of 2026-10 has the same amount for eu-west-2';
const WAF_SUMMARY = 'a summary of WAF prices (awsnegotiations.com)';

function define(service: string, what: string, unit: string, source: string, quotes: Price['quotes']): Price {
  return { service, what, unit, source, quotes };
}

/** Every price that an estimate or docs/deploy.md uses: service, what is paid, unit, page of AWS, amounts. */
export const PRICES = {
  ...DETECTION_PRICES,
  endpointZoneHour: define('AWS PrivateLink', 'interface endpoint', 'zone-hour', PRIVATELINK, {
    'eu-west-1': quoteKnown(0.011, LONDON),
    'eu-central-1': quoteDocument(0.012, 'a cost report that quotes EUC1-VpcEndpoint-Hours', '2026-09-22'),
  }),
  auroraAcuHour: define('Amazon Aurora', 'Serverless v2 capacity, Standard storage', 'ACU-hour', AURORA, {
    'eu-west-1': quoteDocument(0.14, IRELAND, '2026-09-19'),
    'eu-central-1': quoteDocument(0.14, FRANKFURT, '2026-08-31'),
  }),
  auroraStorage: define('Amazon Aurora', 'database storage', 'GB-month', AURORA, {
    'eu-west-1': quoteDocument(0.11, IRELAND, '2026-09-19'),
    'eu-central-1': quoteDocument(0.119, FRANKFURT, '2026-08-31'),
  }),
  auroraIo: define('Amazon Aurora', 'storage I/O', 'million requests', AURORA, {
    'eu-west-1': quoteKnown(0.22),
    'eu-central-1': quoteDocument(0.22, FRANKFURT, '2026-08-31'),
  }),
  auroraBackup: define('Amazon Aurora', 'backup storage beyond the size of the database', 'GB-month', AURORA, {
    'eu-west-1': quoteDocument(0.021, 'a program that quotes EU-Aurora:BackupUsage of the AWS Price List', '2026'),
    'eu-central-1': quoteDocument(0.023, 'a published bill with EUC1-Aurora:BackupUsage', '2025'),
  }),
  proxyAcuHour: define(
    'Amazon RDS Proxy',
    'proxy for Serverless v2, at least 8 ACU per instance',
    'ACU-hour',
    'https://aws.amazon.com/rds/proxy/pricing/',
    { 'eu-west-1': quoteKnown(0.018, LONDON), 'eu-central-1': quoteKnown(0.018, LONDON) },
  ),
  databaseInsightsAcuHour: define(
    'Amazon CloudWatch',
    'Database Insights, advanced mode',
    'ACU-hour',
    CLOUDWATCH,
    quoteKnown(0.003125),
  ),
  restoreTest: define(
    'AWS Backup',
    'restore test',
    'recovery point',
    BACKUP,
    quoteDocument(1.5, 'two notes that quote the pricing page', '2026'),
  ),
  key: define(
    'AWS KMS',
    'customer managed key',
    'key-month',
    KMS,
    quoteDocument(1, 'a bill that names eu-central-1-KMS-Keys', '2026-09-26'),
  ),
  secret: define(
    'AWS Secrets Manager',
    'secret',
    'secret-month',
    'https://aws.amazon.com/secrets-manager/pricing/',
    quoteDocument(0.4, FRANKFURT, '2026-08-31'),
  ),
  webAcl: define('AWS WAF', 'web ACL', 'ACL-month', WAF, quoteDocument(5, WAF_SUMMARY, '2026')),
  webAclRule: define('AWS WAF', 'rule or managed rule group', 'rule-month', WAF, quoteDocument(1, WAF_SUMMARY, '2026')),
  paidRuleGroup: define(
    'AWS WAF',
    'Bot Control or fraud control, in addition to the rule',
    'rule-group-month',
    WAF,
    quoteKnown(10),
  ),
  alarm: define('Amazon CloudWatch', 'alarm, per metric', 'alarm-month', CLOUDWATCH, quoteKnown(0.1, LONDON)),
  highResolutionAlarm: define(
    'Amazon CloudWatch',
    'alarm with a period under a minute, per metric',
    'alarm-month',
    CLOUDWATCH,
    quoteKnown(0.3),
  ),
  compositeAlarm: define('Amazon CloudWatch', 'composite alarm', 'alarm-month', CLOUDWATCH, quoteKnown(0.5)),
  metric: define(
    'Amazon CloudWatch',
    'custom metric, prorated by the hour',
    'metric-month',
    CLOUDWATCH,
    quoteKnown(0.3, LONDON),
  ),
  dashboard: define('Amazon CloudWatch', 'dashboard', 'dashboard-month', CLOUDWATCH, quoteKnown(3)),
  logIngestion: define('Amazon CloudWatch', 'logs, ingested', 'GB', CLOUDWATCH, {
    'eu-west-1': quoteKnown(0.57),
    'eu-central-1': quoteDocument(0.63, 'a cost report that quotes a bill for eu-central-1', '2026-09-26'),
  }),
  logStorage: define('Amazon CloudWatch', 'logs, stored', 'GB-month', CLOUDWATCH, {
    'eu-west-1': quoteKnown(0.03),
    'eu-central-1': quoteKnown(0.0324),
  }),
  dnsFirewallDomain: define(
    'Amazon Route 53',
    'DNS Firewall, domain in a list',
    'domain-month',
    ROUTE_53,
    quoteKnown(0.0005),
  ),
  hostedZone: define('Amazon Route 53', 'hosted zone', 'zone-month', ROUTE_53, quoteKnown(0.5, LONDON)),
  healthCheck: define(
    'Amazon Route 53',
    'health check of an endpoint in AWS, without options',
    'check-month',
    ROUTE_53,
    quoteKnown(0.5, LONDON),
  ),
  endpointData: define(
    'AWS PrivateLink',
    'data through an interface endpoint',
    'GB',
    PRIVATELINK,
    quoteDocument(0.01, 'a cost report that quotes EUC1-VpcEndpoint-Bytes', '2026-09-22'),
  ),
  keyRequests: define('AWS KMS', 'requests', '10 000 requests', KMS, quoteKnown(0.03, LONDON)),
  webAclRequests: define('AWS WAF', 'requests', 'million requests', WAF, quoteDocument(0.6, WAF_SUMMARY, '2026')),
  apiRequests: define(
    'Amazon API Gateway',
    'REST requests',
    'million requests',
    'https://aws.amazon.com/api-gateway/pricing/',
    {
      'eu-west-1': quoteKnown(3.5),
      'eu-central-1': quoteDocument(3.7, 'a document that quotes EUC1-ApiGatewayRequest', '2026'),
    },
  ),
  lambdaRequests: define('AWS Lambda', 'requests', 'million requests', LAMBDA, quoteKnown(0.2, LONDON)),
  lambdaCompute: define('AWS Lambda', 'compute on Arm', 'GB-second', LAMBDA, quoteKnown(0.0000133334, LONDON)),
  stateTransitions: define(
    'AWS Step Functions',
    'state transitions of standard workflows',
    '1000 transitions',
    'https://aws.amazon.com/step-functions/pricing/',
    quoteKnown(0.025, LONDON),
  ),
  cognitoUser: define(
    'Amazon Cognito',
    'active user, Plus plan, no free tier',
    'user-month',
    COGNITO,
    quoteKnown(0.02),
  ),
  cognitoTokens: define(
    'Amazon Cognito',
    'tokens of machine clients',
    '1000 tokens',
    COGNITO,
    quoteDocument(2.25, 'cur.vantage-api.com', '2025-04-27'),
  ),
  trailDataEvents: define(
    'AWS CloudTrail',
    'data events and network activity events',
    '100 000 events',
    CLOUDTRAIL,
    quoteKnown(0.1),
  ),
  trailInsights: define(
    'AWS CloudTrail',
    'Insights, management events analysed, per type of Insights',
    '100 000 events',
    CLOUDTRAIL,
    quoteKnown(0.35),
  ),
  traces: define(
    'AWS X-Ray',
    'traces recorded',
    'million traces',
    'https://aws.amazon.com/xray/pricing/',
    quoteKnown(5),
  ),
  objectStorage: define('Amazon S3', 'Standard storage', 'GB-month', S3, {
    'eu-west-1': quoteKnown(0.023),
    'eu-central-1': quoteDocument(0.0245, 'a program that quotes EUC1-TimedStorage-ByteHrs', '2026'),
  }),
  dnsQueries: define('Amazon Route 53', 'DNS Firewall, queries', 'million queries', ROUTE_53, quoteKnown(0.6)),
  messages: define(
    'Amazon SNS and SQS',
    'messages',
    'million messages',
    'https://aws.amazon.com/sns/pricing/',
    quoteKnown(0.5),
  ),
  dataOut: define(
    'Amazon EC2',
    'data out to the internet',
    'GB',
    'https://aws.amazon.com/ec2/pricing/on-demand/',
    quoteKnown(0.09, LONDON),
  ),
} satisfies Readonly<Record<string, Price>>;

export type PriceId = keyof typeof PRICES;
