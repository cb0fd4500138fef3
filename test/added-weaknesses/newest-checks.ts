import type { AddedWeakness } from './added-weakness';
import { type OneValue, weakenOneValue } from './one-value';

const LIGHTSAIL = {
  InstanceName: 'records',
  BlueprintId: 'debian_12',
  BundleId: 'small_3_0',
  Networking: { Ports: [{ FromPort: 443, ToPort: 443, Protocol: 'tcp', Cidrs: ['198.51.100.0/24'] }] },
  AddOns: [{ AddOnType: 'AutoSnapshot', Status: 'Enabled' }],
};
const LUSTRE = {
  FileSystemType: 'LUSTRE',
  StorageCapacity: 1200,
  SubnetIds: ['subnet-0a1b2c3d'],
  SecurityGroupIds: ['sg-0a1b2c3d'],
  LustreConfiguration: {
    DeploymentType: 'PERSISTENT_2',
    PerUnitStorageThroughput: 125,
    AutomaticBackupRetentionDays: 30,
  },
};
const VIEW = {
  Name: 'offices',
  GlobalResolverId: 'gr-0a1b2c3d',
  DnssecValidation: 'ENABLED',
  FirewallRulesFailOpen: 'DISABLED',
};

type Row = Omit<OneValue, 'kind'>;

const REACHABLE: readonly Row[] = [
  {
    id: 'lightsail-default-ports',
    type: 'AWS::Lightsail::Instance',
    properties: LIGHTSAIL,
    path: 'Networking',
    weak: undefined,
    names: /declares its open ports/,
  },
  {
    id: 'gamelift-port-range',
    type: 'AWS::GameLift::Fleet',
    properties: {
      Name: 'records',
      BuildId: 'build-0a1b2c3d',
      CertificateConfiguration: { CertificateType: 'GENERATED' },
      EC2InboundPermissions: [{ FromPort: 33_435, ToPort: 33_435, IpRange: '198.51.100.0/24', Protocol: 'UDP' }],
    },
    path: 'EC2InboundPermissions.0.ToPort',
    weak: 60_000,
    names: /opens single ports/,
  },
  {
    id: 'bucket-read-by-any-origin',
    type: 'AWS::S3::Bucket',
    properties: {
      CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['https://app.example.com'] }] },
    },
    path: 'CorsConfiguration.CorsRules.0.AllowedOrigins',
    weak: ['*'],
    names: /cross-origin requests/,
  },
  {
    id: 'waf-classic-allows-by-default',
    type: 'AWS::WAFRegional::WebACL',
    properties: {
      Name: 'records',
      MetricName: 'records',
      DefaultAction: { Type: 'BLOCK' },
      Rules: [{ Action: { Type: 'ALLOW' }, Priority: 1, RuleId: '0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f' }],
    },
    path: 'DefaultAction.Type',
    weak: 'ALLOW',
    names: /requests that no rule matches/,
  },
];

const LOST: readonly Row[] = [
  {
    id: 'lightsail-no-snapshots',
    type: 'AWS::Lightsail::Instance',
    properties: LIGHTSAIL,
    path: 'AddOns',
    weak: undefined,
    names: /automatic snapshots/,
  },
  {
    id: 'lustre-no-backups',
    type: 'AWS::FSx::FileSystem',
    properties: LUSTRE,
    path: 'LustreConfiguration.AutomaticBackupRetentionDays',
    weak: undefined,
    names: /automatic backups/,
  },
];

const OUTDATED: readonly Row[] = [
  {
    id: 'rds-cluster-ended-version',
    type: 'AWS::RDS::GlobalCluster',
    properties: {
      Engine: 'aurora-postgresql',
      EngineVersion: '17.4',
      GlobalClusterIdentifier: 'records',
      StorageEncrypted: true,
      DeletionProtection: true,
    },
    path: 'EngineVersion',
    weak: '12.22',
    names: /standard support/,
  },
];

const FILTERS: readonly Row[] = [
  {
    id: 'dns-firewall-fails-open',
    type: 'AWS::Route53Resolver::FirewallConfig',
    properties: { ResourceId: 'vpc-0a1b2c3d', FirewallFailOpen: 'DISABLED' },
    path: 'FirewallFailOpen',
    weak: 'ENABLED',
    names: /queries that it cannot check/,
  },
  {
    id: 'network-firewall-stateless-pass-all',
    type: 'AWS::NetworkFirewall::RuleGroup',
    properties: {
      RuleGroupName: 'records',
      Type: 'STATELESS',
      Capacity: 10,
      RuleGroup: {
        RulesSource: {
          StatelessRulesAndCustomActions: {
            StatelessRules: [
              {
                Priority: 1,
                RuleDefinition: {
                  Actions: ['aws:forward_to_sfe'],
                  MatchAttributes: { Sources: [{ AddressDefinition: '0.0.0.0/0' }] },
                },
              },
            ],
          },
        },
      },
    },
    path: 'RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules.0.RuleDefinition.Actions',
    weak: ['aws:pass'],
    names: /does not pass all traffic/,
  },
  {
    id: 'global-resolver-fails-open',
    type: 'AWS::Route53GlobalResolver::DnsView',
    properties: { ...VIEW },
    path: 'FirewallRulesFailOpen',
    weak: 'ENABLED',
    names: /cannot check/,
  },
  {
    id: 'global-resolver-forged-answers',
    type: 'AWS::Route53GlobalResolver::DnsView',
    properties: { ...VIEW },
    path: 'DnssecValidation',
    weak: 'DISABLED',
    names: /DNSSEC/,
  },
  {
    id: 'assistant-in-any-frame',
    type: 'AWS::QBusiness::WebExperience',
    properties: { ApplicationId: '0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f', Origins: ['https://app.example.com'] },
    path: 'Origins',
    weak: ['*'],
    names: /named origins/,
  },
  {
    id: 'iot-endpoint-old-tls',
    type: 'AWS::IoT::DomainConfiguration',
    properties: { TlsConfig: { SecurityPolicy: 'IoTSecurityPolicy_TLS13_1_2_2022_10' } },
    path: 'TlsConfig.SecurityPolicy',
    weak: 'IoTSecurityPolicy_TLS12_1_0_2016_01',
    names: /obsolete TLS versions/,
  },
];

/** The network, caches and stores that AWS closed to new customers or replaced. */
const REPLACED: readonly AddedWeakness[] = [
  ['SDB', 'AWS::SDB::Domain', { Description: 'Records' }, /SimpleDB/],
  ['RDS', 'AWS::RDS::DBSecurityGroup', { GroupDescription: 'Records', DBSecurityGroupIngress: [] }, /EC2-Classic/],
  ['Redshift', 'AWS::Redshift::ClusterSecurityGroup', { Description: 'Records' }, /EC2-Classic/],
  ['ElastiCache', 'AWS::ElastiCache::SecurityGroup', { Description: 'Records' }, /EC2-Classic/],
].map(
  ([service, type, properties, names]): AddedWeakness => ({
    id: `replaced-${String(type)}`,
    service: String(service),
    kind: 'a service without protection',
    hardened: {},
    weaken: () => ({ Subject: { Type: String(type), Properties: Object(properties) } }),
    names: names instanceof RegExp ? names : /never/,
  }),
);

export const newestChecks: readonly AddedWeakness[] = [
  ...REACHABLE.map((row) => weakenOneValue({ ...row, kind: 'reachable from everywhere' })),
  ...LOST.map((row) => weakenOneValue({ ...row, kind: 'no backup' })),
  ...OUTDATED.map((row) => weakenOneValue({ ...row, kind: 'version without updates' })),
  ...FILTERS.map((row) => weakenOneValue({ ...row, kind: 'filter that lets pass' })),
  ...REPLACED,
];
