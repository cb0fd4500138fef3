import {
  estimateAnalyzers,
  estimateConformancePacks,
  estimateDetectors,
  estimateInspectorScans,
  estimateMacieSessions,
  estimateStandards,
  estimateUnifiedHubs,
} from './account-services';
import { estimateAlarms } from './alarms';
import { estimateBackupPlans, estimateRestoreTests } from './backups';
import { estimateDashboards } from './dashboards';
import { estimateClusters, estimateInstances } from './database';
import { estimateProxies } from './database-proxy';
import { estimateDomainLists } from './dns-firewall';
import { estimateEndpoints } from './endpoints';
import { estimateKeyEpochs } from './key-epochs';
import { estimateLogGroups, estimateMetricFilters } from './logs';
import { estimatePerPiece } from './pieces';
import type { FixedType } from './resource-class';
import { estimateWebAcls } from './web-acls';

const AURORA = 'https://aws.amazon.com/rds/aurora/pricing/';
const BACKUP = 'https://aws.amazon.com/backup/pricing/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const ROUTE_53 = 'https://aws.amazon.com/route53/pricing/';

/** Resource types that cost a fixed amount each month, whether they are used or not. */
export const FIXED_TYPES = {
  'AWS::AccessAnalyzer::Analyzer': {
    costs: 'fixed',
    reason: 'An analyzer for unused or internal access costs by what it analyses, one for external access nothing.',
    source: 'https://aws.amazon.com/iam/access-analyzer/pricing/',
    estimate: estimateAnalyzers,
  },
  'AWS::Backup::BackupPlan': {
    costs: 'fixed',
    reason: 'It makes recovery points on a schedule. Beyond the days of automated backups they cost storage.',
    source: BACKUP,
    estimate: estimateBackupPlans,
  },
  'AWS::Backup::RestoreTestingSelection': {
    costs: 'fixed',
    reason: 'Its plan restores recovery points on a schedule, at a price for each.',
    source: BACKUP,
    estimate: estimateRestoreTests,
  },
  'AWS::CloudWatch::Alarm': {
    costs: 'fixed',
    reason: 'An alarm costs by the month and metric.',
    source: CLOUDWATCH,
    estimate: estimateAlarms,
  },
  'AWS::CloudWatch::CompositeAlarm': {
    costs: 'fixed',
    reason: 'A composite alarm costs by the month.',
    source: CLOUDWATCH,
    estimate: estimatePerPiece('compositeAlarm', 'composite alarm'),
  },
  'AWS::CloudWatch::Dashboard': {
    costs: 'fixed',
    reason: 'A dashboard costs by the month, after the free ones of the account.',
    source: CLOUDWATCH,
    estimate: estimateDashboards,
  },
  'AWS::Config::ConformancePack': {
    costs: 'fixed',
    reason: 'Rules of a pack are evaluated daily or on change, at a price for each evaluation.',
    source: 'https://aws.amazon.com/config/pricing/',
    estimate: estimateConformancePacks,
    usage: ['conformanceEvaluation'],
  },
  'AWS::EC2::VPCEndpoint': {
    costs: 'fixed',
    reason: 'An interface endpoint costs by the hour and zone, a gateway endpoint nothing.',
    source: 'https://aws.amazon.com/privatelink/pricing/',
    estimate: estimateEndpoints,
    usage: ['endpointData'],
  },
  'AWS::GuardDuty::Detector': {
    costs: 'fixed',
    reason: 'A detector analyses events and logs, of which an idle account has some too.',
    source: 'https://aws.amazon.com/guardduty/pricing/',
    estimate: estimateDetectors,
    usage: ['guardDutyEvents', 'guardDutyLogs', 'guardDutyObjectEvents'],
  },
  'AWS::KMS::Key': {
    costs: 'fixed',
    reason: 'A customer managed key costs by the month.',
    source: 'https://aws.amazon.com/kms/pricing/',
    estimate: estimatePerPiece('key', 'customer managed key'),
    usage: ['keyRequests'],
  },
  'AWS::KMS::ReplicaKey': {
    costs: 'fixed',
    reason: 'A replica of a key costs like a key.',
    source: 'https://aws.amazon.com/kms/pricing/',
    estimate: estimatePerPiece('key', 'replica key'),
    usage: ['keyRequests'],
  },
  'AWS::Logs::LogGroup': {
    costs: 'fixed',
    reason: 'Services write logs without any request: audit trail, flow logs, DNS queries, database.',
    source: CLOUDWATCH,
    estimate: estimateLogGroups,
    usage: ['logIngestion', 'logStorage'],
  },
  'AWS::Logs::MetricFilter': {
    costs: 'fixed',
    reason: 'A filter with a default value always publishes its metric, any other when a log event matches.',
    source: CLOUDWATCH,
    estimate: estimateMetricFilters,
    usage: ['metric'],
  },
  'AWS::Macie::Session': {
    costs: 'fixed',
    reason: 'Macie costs by the bucket and month, and by what it reads.',
    source: 'https://aws.amazon.com/macie/pricing/',
    estimate: estimateMacieSessions,
    usage: ['macieData'],
  },
  'AWS::RDS::DBCluster': {
    costs: 'fixed',
    reason: 'A cluster costs its storage and backups.',
    source: AURORA,
    estimate: estimateClusters,
    usage: ['auroraIo'],
  },
  'AWS::RDS::DBInstance': {
    costs: 'fixed',
    reason: 'An instance costs its minimum capacity by the hour.',
    source: AURORA,
    estimate: estimateInstances,
    usage: ['auroraAcuHour'],
  },
  'AWS::RDS::DBProxy': {
    costs: 'fixed',
    reason: 'A proxy costs by the capacity of the instances behind it, with a minimum.',
    source: 'https://aws.amazon.com/rds/proxy/pricing/',
    estimate: estimateProxies,
    usage: ['proxyAcuHour'],
  },
  'AWS::Route53::HealthCheck': {
    costs: 'fixed',
    reason: 'A health check costs by the month.',
    source: ROUTE_53,
    estimate: estimatePerPiece('healthCheck', 'health check'),
  },
  'AWS::Route53::HostedZone': {
    costs: 'fixed',
    reason: 'A hosted zone costs by the month.',
    source: ROUTE_53,
    estimate: estimatePerPiece('hostedZone', 'hosted zone'),
  },
  'AWS::Route53Resolver::FirewallDomainList': {
    costs: 'fixed',
    reason: 'DNS Firewall costs by the domain in a list.',
    source: ROUTE_53,
    estimate: estimateDomainLists,
  },
  'AWS::SecretsManager::Secret': {
    costs: 'fixed',
    reason: 'A secret costs by the month.',
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
    estimate: estimatePerPiece('secret', 'secret'),
  },
  'AWS::SecurityHub::HubV2': {
    costs: 'fixed',
    reason: 'The unified Security Hub costs by units of resources.',
    source: 'https://aws.amazon.com/security-hub/pricing/',
    estimate: estimateUnifiedHubs,
  },
  'AWS::SecurityHub::Standard': {
    costs: 'fixed',
    reason: 'Controls of a standard are checked daily or on change, at a price for each check.',
    source: 'https://aws.amazon.com/security-hub/cspm/pricing/',
    estimate: estimateStandards,
    usage: ['securityCheck'],
  },
  'AWS::WAFv2::WebACL': {
    costs: 'fixed',
    reason: 'A web ACL and each of its rules cost by the month.',
    source: 'https://aws.amazon.com/waf/pricing/',
    estimate: estimateWebAcls,
    usage: ['webAclRequests'],
  },
  'Custom::KeyEpoch': {
    costs: 'fixed',
    reason: 'Its function creates a customer managed key for each key epoch.',
    source: 'https://aws.amazon.com/kms/pricing/',
    estimate: estimateKeyEpochs,
    usage: ['keyRequests'],
  },
  'Custom::InspectorScans': {
    costs: 'fixed',
    reason: 'Inspector costs by the function and month.',
    source: 'https://aws.amazon.com/inspector/pricing/',
    estimate: estimateInspectorScans,
  },
} as const satisfies Readonly<Record<string, FixedType>>;
