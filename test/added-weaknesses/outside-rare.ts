import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import { own } from './trust-case';
import { KEY, NO_AUTHENTICATION, PUBLIC, TOO_BROAD, TRANSIT, WORK, weaken } from './weakened-properties';

const EVERYONE = 'open to every address';
const SECRET = 'secret in a text';
const TEXT = /as a secret in plain text/;
const PASSWORD = 'Tr0ub4dor3-horse';

/** Switches and texts in types that are rarely seen. */
export const outsideRareWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::MediaLive::InputSecurityGroup', { WhitelistRules: [{ Cidr: '198.51.100.0/24' }] }, [
    ['rare-media-live', EVERYONE, 'WhitelistRules.0.Cidr', '0.0.0.0/0', /0\.0\.0\.0\/0/],
  ]),
  ...weaken(
    'AWS::NeptuneGraph::Graph',
    { ProvisionedMemory: 16, PublicConnectivity: false, DeletionProtection: true, KmsKeyIdentifier: KEY },
    [['rare-graph', PUBLIC, 'PublicConnectivity', true, /public/i]],
  ),
  ...weaken(
    'AWS::AppStream::Fleet',
    {
      Name: 'f',
      InstanceType: 'stream.standard.medium',
      FleetType: 'ON_DEMAND',
      ImageName: 'i',
      EnableDefaultInternetAccess: false,
      ComputeCapacity: { DesiredInstances: 1 },
      VpcConfig: { SubnetIds: ['subnet-1'] },
    },
    [['rare-app-stream', PUBLIC, 'EnableDefaultInternetAccess', true, /internet/i]],
  ),
  ...weaken(
    'AWS::BedrockAgentCore::Gateway',
    { Name: 'g', ProtocolType: 'MCP', RoleArn: WORK, KmsKeyArn: KEY, AuthorizerType: 'AWS_IAM' },
    [['rare-agent-gateway', NO_AUTHENTICATION, 'AuthorizerType', 'NONE', /authoriz/i]],
  ),
  ...weaken(
    'AWS::CodePipeline::Webhook',
    {
      Authentication: 'GITHUB_HMAC',
      AuthenticationConfiguration: { SecretToken: '{{resolve:secretsmanager:hook}}' },
      Filters: [{ JsonPath: '$.ref' }],
      TargetPipeline: 'p',
      TargetAction: 'S',
      TargetPipelineVersion: 1,
    },
    [['rare-webhook', NO_AUTHENTICATION, 'Authentication', 'UNAUTHENTICATED', /authenticat/i]],
  ),
  ...weaken(
    'AWS::FSx::FileSystem',
    {
      FileSystemType: 'OPENZFS',
      StorageCapacity: 64,
      SubnetIds: ['subnet-1'],
      SecurityGroupIds: ['sg-1'],
      KmsKeyId: KEY,
      OpenZFSConfiguration: {
        DeploymentType: 'SINGLE_AZ_2',
        ThroughputCapacity: 160,
        AutomaticBackupRetentionDays: 30,
        CopyTagsToBackups: true,
        CopyTagsToVolumes: true,
        RootVolumeConfiguration: {
          NfsExports: [{ ClientConfigurations: [{ Clients: '10.0.0.0/16', Options: ['rw', 'root_squash'] }] }],
        },
      },
    },
    [
      [
        'rare-nfs-export',
        TOO_BROAD,
        'OpenZFSConfiguration.RootVolumeConfiguration.NfsExports.0.ClientConfigurations.0',
        { Clients: '*', Options: ['rw', 'no_root_squash'] },
        /squash|client/i,
      ],
    ],
  ),
  ...weaken('AWS::IVS::Channel', { Name: 'c', Authorized: true, InsecureIngest: false }, [
    ['rare-ivs-ingest', TRANSIT, 'InsecureIngest', true, /ingest/i],
  ]),
  ...weaken(
    'AWS::NetworkFirewall::RuleGroup',
    {
      RuleGroupName: 'r',
      Type: 'STATEFUL',
      Capacity: 10,
      RuleGroup: {
        RulesSource: {
          RulesSourceList: { GeneratedRulesType: 'ALLOWLIST', TargetTypes: ['TLS_SNI'], Targets: ['.example.com'] },
        },
      },
    },
    [
      [
        'rare-firewall-domain',
        TOO_BROAD,
        'RuleGroup.RulesSource.RulesSourceList.Targets.0',
        '.com',
        /top-level domain/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Events::ApiDestination',
    {
      ConnectionArn: own('events', 'connection/c/1'),
      HttpMethod: 'POST',
      InvocationEndpoint: 'https://events.example.com/in',
    },
    [['rare-query-key', SECRET, 'InvocationEndpoint', 'https://events.example.com/in?api_key=8sKq2LmN4pRs6TuVw', TEXT]],
    zone,
  ),
  ...weaken(
    'AWS::AppConfig::HostedConfigurationVersion',
    { ApplicationId: 'a', ConfigurationProfileId: 'p', ContentType: 'application/json', Content: '{"mode":"fast"}' },
    [['rare-app-config', SECRET, 'Content', `{"mode":"fast","db":{"password":"${PASSWORD}"}}`, TEXT]],
  ),
  ...weaken(
    'AWS::EMR::Step',
    {
      ActionOnFailure: 'CONTINUE',
      JobFlowId: 'j-1',
      Name: 's',
      HadoopJarStep: { Jar: 'command-runner.jar', Args: ['spark-submit', 'x.py'] },
    },
    [['rare-step-argument', SECRET, 'HadoopJarStep.Args', ['spark-submit', 'x.py', '--db-password', PASSWORD], TEXT]],
  ),
  ...weaken(
    'AWS::EC2::VerifiedAccessGroup',
    {
      VerifiedAccessInstanceId: 'vai-1',
      SseSpecification: { CustomerManagedKeyEnabled: true, KmsKeyArn: KEY },
      PolicyEnabled: true,
      PolicyDocument: 'permit(principal, action, resource) when { context.idp.groups.contains("admins") };',
    },
    [
      [
        'rare-verified-access',
        NO_AUTHENTICATION,
        'PolicyDocument',
        'permit(principal, action, resource);',
        /permit|every|condition/i,
      ],
    ],
  ),
];
