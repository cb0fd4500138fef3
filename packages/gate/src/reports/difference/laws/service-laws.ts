import {
  createRankJudge,
  judgeAsHarmless,
  judgeAsUnknown,
  judgeDefaultOpening,
  judgeGrantList,
  judgeOpening,
  judgeOpeningPresence,
  judgePresence,
  judgeProtectionList,
  judgeSafeguard,
  judgeServiceSafeguard,
} from '../judge-setting';
import type { SettingLaw } from '../setting-law';
import {
  createAclJudge,
  createElementJudge,
  judgeAclProtocol,
  judgeAclRange,
  judgeAdmittedValues,
  judgeDepth,
  judgeEventPattern,
  judgeFactor,
  judgeFirewallRule,
  judgeImage,
  judgeLifecycle,
  judgeMethodSetting,
  judgeOverride,
  judgeParameter,
  judgePublicRanges,
  judgeRequiredNames,
  judgeRoute,
  judgeSchema,
  judgeSchemaType,
  judgeThreshold,
} from './special-judges';

const ALARM = /^AWS::CloudWatch::(?:Alarm|CompositeAlarm)$/;
const API = /^AWS::ApiGateway(?:V2)?::/;
const COGNITO = /^AWS::Cognito::/;
const CONTAINERS = /^AWS::ECS::/;
const EVENTS = /^AWS::Events::Rule$/;
const FIREWALL = /^AWS::WAF/;
const LAMBDA = /^AWS::Lambda::/;
const NETWORK_ACL = /^AWS::EC2::NetworkAclEntry$/;

const webAction = createRankJudge('Allow', 'Count', 'Captcha Challenge', 'Block');

/** Parameters of a database that decide about TLS, passwords and the audit log. */
const PARAMETERS =
  /^Parameters\.(?:rds\.force_ssl|require_secure_transport|rds\.restrict_password_commands|rds\.force_admin_logging_level|log_\w+|pgaudit\.\w+|server_audit_\w+|audit_\w+|general_log|slow_query_log|tls_version|ssl\w*)$/;

/** Properties whose meaning is that of their service. They come before the general ones. */
export const serviceLaws: readonly SettingLaw[] = [
  { of: 'Disposable', type: /^Bulwark::Environment$/, judge: judgeOpening },
  { of: 'TerminationProtection', type: /^Bulwark::Stack$/, judge: judgeSafeguard },

  { of: 'Threshold', type: ALARM, judge: judgeThreshold },
  { of: 'OKActions', type: ALARM, judge: judgeAsHarmless },
  { of: 'ActionsEnabled', type: ALARM, judge: judgeServiceSafeguard },
  { of: 'Targets', type: EVENTS, judge: judgeProtectionList },
  { of: 'State', type: /^AWS::(?:Events::Rule|Scheduler::Schedule)$/, judge: judgeServiceSafeguard },
  { of: /^EventPattern\./, type: EVENTS, judge: judgeEventPattern, isWhole: true },
  {
    of: 'IncludeGlobalServiceEvents IncludeManagementEvents',
    type: /^AWS::CloudTrail::/,
    judge: judgeServiceSafeguard,
  },
  { of: 'ExcludeManagementEventSources', type: /^AWS::CloudTrail::/, judge: judgeGrantList },
  { of: /^RecordingGroup\.ExclusionByResourceTypes\./, type: /^AWS::Config::/, judge: judgeGrantList },
  { of: 'QueryDepthLimit ResolverCountLimit', type: /^AWS::AppSync::/, judge: judgeDepth },
  { of: 'Mode', type: /::Listener$/, judge: createRankJudge('off -', 'passthrough', 'verify') },
  { of: 'EnableDefaultStandards AutoEnableControls', type: /^AWS::SecurityHub::Hub$/, judge: judgeServiceSafeguard },
  { of: 'Status', type: /^AWS::Macie::Session$/, judge: judgeServiceSafeguard },
  { of: 'Enabled', type: /^AWS::KMS::(?:Replica)?Key$/, judge: judgeServiceSafeguard },
  { of: 'SqsManagedSseEnabled', type: /^AWS::SQS::Queue$/, judge: judgeServiceSafeguard },
  { of: 'EnforceWorkGroupConfiguration', type: /^AWS::Athena::WorkGroup$/, judge: judgeServiceSafeguard },
  { of: 'AutoMinorVersionUpgrade', type: /^AWS::(?:RDS|Neptune|DocDB)::DBInstance$/, judge: judgeServiceSafeguard },

  { of: 'DefaultAction', type: FIREWALL, judge: createRankJudge('Allow', 'Block'), isWhole: true },
  { of: 'Action ActionToUse', type: FIREWALL, judge: webAction, isWhole: true },
  { of: 'OverrideAction', type: FIREWALL, judge: createRankJudge('Count', 'None'), isWhole: true },
  { of: 'Rules', type: FIREWALL, judge: judgeFirewallRule },
  { of: 'RuleActionOverrides', type: FIREWALL, judge: judgeOverride },
  { of: 'RedactedFields', type: FIREWALL, judge: judgeProtectionList },
  { of: 'Action', type: /^AWS::Route53Resolver::/, judge: createRankJudge('ALLOW', 'ALERT', 'BLOCK') },
  { of: 'FirewallRules', type: /^AWS::Route53Resolver::/, judge: judgeFirewallRule },
  {
    of: 'StatelessDefaultActions StatelessFragmentDefaultActions StatefulDefaultActions',
    type: /^AWS::NetworkFirewall::/,
    judge: createElementJudge((action) => String(action).includes('pass')),
  },

  { of: 'EnabledMfas', type: COGNITO, judge: judgeFactor },
  { of: 'AutoVerifiedAttributes', type: COGNITO, judge: judgeProtectionList },
  { of: 'EnableTokenRevocation', type: COGNITO, judge: judgeServiceSafeguard },
  { of: 'AccessToken IdToken', type: COGNITO, judge: createRankJudge('days', 'hours -', 'minutes', 'seconds') },
  { of: 'RefreshToken', type: COGNITO, judge: createRankJudge('days -', 'hours', 'minutes', 'seconds') },
  { of: 'Scopes', type: COGNITO, judge: judgeGrantList },
  { of: 'CognitoIdentityProviders OpenIdConnectProviderARNs SamlProviderARNs', type: COGNITO, judge: judgeGrantList },

  { of: 'Status', type: /^AWS::IAM::AccessKey$/, judge: judgeOpening },
  { of: 'Path', type: /^AWS::IAM::/, judge: judgeAsHarmless },
  { of: 'Enabled', type: /^AWS::(?:Lambda::EventSourceMapping|Pipes::Pipe)$/, judge: judgeAsHarmless },
  { of: 'DestinationConfig', type: LAMBDA, judge: judgePresence },
  { of: 'Mode', type: LAMBDA, judge: createRankJudge('PassThrough -', 'Active') },

  { of: 'CacheClusterEnabled CachingEnabled', type: API, judge: judgeAsHarmless },
  { of: 'Types', type: API, judge: createRankJudge('EDGE REGIONAL', 'PRIVATE'), isWhole: true },
  { of: /^RequestParameters\./, type: /^AWS::ApiGateway::Method$/, judge: judgeSafeguard },
  { of: /^Schema\.(?:.*\.)?required$/, type: API, judge: judgeRequiredNames },
  { of: /^Schema\.(?:.*\.)?enum$/, type: API, judge: judgeAdmittedValues },
  { of: /^Schema\.(?:.*\.)?(?:pattern|format|additionalProperties|const)$/, type: API, judge: judgeSchema },
  { of: /^Schema\.(?:.*\.)?type$/, type: API, judge: judgeSchemaType },
  { of: 'Quota Throttle', type: API, judge: judgePresence },
  { of: 'MethodSettings', type: API, judge: judgeMethodSetting },
  { of: 'Period', type: API, judge: createRankJudge('DAY', 'WEEK', 'MONTH') },
  { of: 'Logging', type: /^AWS::CloudFront::/, judge: judgePresence },
  { of: 'PublicAccessCidrs', type: /^AWS::EKS::Cluster$/, judge: judgePublicRanges },
  { of: 'BootstrapClusterCreatorAdminPermissions', type: /^AWS::EKS::Cluster$/, judge: judgeDefaultOpening },

  { of: 'PubliclyAccessible', type: /^AWS::(?:DMS::ReplicationInstance|RDS::DBInstance)$/, judge: judgeDefaultOpening },
  { of: PARAMETERS, judge: judgeParameter },
  { of: 'Auth', type: /^AWS::RDS::DBProxy$/, judge: judgeGrantList },
  { of: 'Subscription', type: /^AWS::SNS::Topic$/, judge: judgeGrantList },
  { of: 'LifecycleConfiguration', type: /^AWS::S3::Bucket$/, judge: judgeLifecycle },
  { of: /^LifecycleConfiguration\.Rules\.Status$/, type: /^AWS::S3::Bucket$/, judge: judgeAsUnknown },
  { of: 'Mode', type: /^AWS::S3::Bucket$/, judge: createRankJudge('-', 'GOVERNANCE', 'COMPLIANCE') },

  { of: 'DestinationCidrBlock DestinationIpv6CidrBlock', type: /^AWS::EC2::Route$/, judge: judgeRoute },
  { of: 'GatewayId', type: /^AWS::EC2::Route$/, judge: judgeOpeningPresence },
  { of: 'AllocationId', type: /^AWS::EC2::/, judge: judgeOpeningPresence },
  { of: 'Entries', type: /^AWS::EC2::PrefixList$/, judge: judgeGrantList },
  { of: 'CidrBlock Ipv6CidrBlock', type: NETWORK_ACL, judge: judgeAclRange },
  { of: 'From', type: NETWORK_ACL, judge: createAclJudge((before, after) => Number(after) < Number(before)) },
  { of: 'To', type: NETWORK_ACL, judge: createAclJudge((before, after) => Number(after) > Number(before)) },
  { of: 'Protocol', type: NETWORK_ACL, judge: judgeAclProtocol },
  { of: 'PortRange', type: NETWORK_ACL, judge: createAclJudge(() => false) },

  {
    of: 'NetworkMode PidMode IpcMode',
    type: CONTAINERS,
    judge: createRankJudge('host', 'bridge default task none -', 'awsvpc'),
  },
  { of: 'Image', judge: judgeImage },
  { of: /Attributes\.Value$/, type: /^AWS::ElasticLoadBalancing/, judge: judgeSafeguard },
  { of: 'User', type: CONTAINERS, judge: judgePresence },
  { of: 'Secrets PortMappings', type: CONTAINERS, judge: judgeGrantList },
];
