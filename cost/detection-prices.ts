import type { Price, Quote } from './price';

/** List prices that were not read in a document. */
const known = (usd: number): Quote => ({ usd, obtained: 'known', where: 'check the page', date: '2026' });

const ACCESS_ANALYZER = 'https://aws.amazon.com/iam/access-analyzer/pricing/';
const CONFIG = 'https://aws.amazon.com/config/pricing/';
const GUARDDUTY = 'https://aws.amazon.com/guardduty/pricing/';
const INSPECTOR = 'https://aws.amazon.com/inspector/pricing/';
const MACIE = 'https://aws.amazon.com/macie/pricing/';

/** Prices of the services that watch the account. */
export const DETECTION_PRICES = {
  guardDutyEvents: {
    service: 'Amazon GuardDuty',
    what: 'management events of the trail',
    unit: 'million events',
    source: GUARDDUTY,
    quotes: { 'eu-west-1': known(4.4), 'eu-central-1': known(4.6) },
  },
  guardDutyLogs: {
    service: 'Amazon GuardDuty',
    what: 'flow logs, DNS queries and network traffic of functions',
    unit: 'GB',
    source: GUARDDUTY,
    quotes: { 'eu-west-1': known(1.1), 'eu-central-1': known(1.15) },
  },
  guardDutyObjectEvents: {
    service: 'Amazon GuardDuty',
    what: 'data events of S3',
    unit: 'million events',
    source: GUARDDUTY,
    quotes: { 'eu-west-1': known(0.88), 'eu-central-1': known(0.92) },
  },
  guardDutyMalwareScan: {
    service: 'Amazon GuardDuty',
    what: 'malware protection of S3, scanned objects',
    unit: 'GB',
    source: GUARDDUTY,
    quotes: known(0.1),
  },
  securityCheck: {
    service: 'AWS Security Hub CSPM',
    what: 'check of a control',
    unit: 'thousand checks',
    source: 'https://aws.amazon.com/security-hub/cspm/pricing/',
    quotes: known(1),
  },
  configurationItem: {
    service: 'AWS Config',
    what: 'configuration item, continuous recording',
    unit: 'thousand items',
    source: CONFIG,
    quotes: known(3),
  },
  configurationItemDaily: {
    service: 'AWS Config',
    what: 'configuration item, daily recording',
    unit: 'thousand items',
    source: CONFIG,
    quotes: known(12),
  },
  conformanceEvaluation: {
    service: 'AWS Config',
    what: 'evaluation of a rule in a conformance pack',
    unit: 'thousand evaluations',
    source: CONFIG,
    quotes: known(1),
  },
  unusedAccess: {
    service: 'IAM Access Analyzer',
    what: 'role or user, analysed for unused access',
    unit: 'role-month',
    source: ACCESS_ANALYZER,
    quotes: known(0.2),
  },
  internalAccess: {
    service: 'IAM Access Analyzer',
    what: 'resource, analysed for access from inside',
    unit: 'resource-month',
    source: ACCESS_ANALYZER,
    quotes: known(9),
  },
  inspectorFunction: {
    service: 'Amazon Inspector',
    what: 'function, scanned for vulnerable packages',
    unit: 'function-month',
    source: INSPECTOR,
    quotes: known(0.3),
  },
  inspectorCode: {
    service: 'Amazon Inspector',
    what: 'function, code scanned too',
    unit: 'function-month',
    source: INSPECTOR,
    quotes: known(0.9),
  },
  macieBucket: {
    service: 'Amazon Macie',
    what: 'bucket, watched for public access',
    unit: 'bucket-month',
    source: MACIE,
    quotes: known(0.1),
  },
  macieData: {
    service: 'Amazon Macie',
    what: 'data that discovery reads',
    unit: 'GB',
    source: MACIE,
    quotes: known(1),
  },
} satisfies Readonly<Record<string, Price>>;
