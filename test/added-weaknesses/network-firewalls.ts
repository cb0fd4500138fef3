import type { AddedWeakness } from './added-weakness';
import { GROUP, NO_AUTHENTICATION, NO_LOGS, NO_PROTECTION, TOO_BROAD, TRANSIT, weaken } from './weakened-properties';

/** Network Firewall, Global Accelerator and Route 53. */
export const networkFirewallWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::NetworkFirewall::FirewallPolicy',
    {
      FirewallPolicyName: 'edge',
      FirewallPolicy: {
        StatelessDefaultActions: ['aws:forward_to_sfe'],
        StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        StatefulRuleGroupReferences: [
          { ResourceArn: 'arn:aws:network-firewall:eu-central-1:111122223333:stateful-rulegroup/edge' },
        ],
      },
    },
    [
      ['firewall-pass', TOO_BROAD, 'FirewallPolicy.StatelessDefaultActions', ['aws:pass'], /match no stateless rule/],
      [
        'firewall-fragments',
        TOO_BROAD,
        'FirewallPolicy.StatelessFragmentDefaultActions',
        ['aws:pass'],
        /fragments that match/,
      ],
      [
        'firewall-no-group',
        TOO_BROAD,
        'FirewallPolicy.StatefulRuleGroupReferences',
        undefined,
        /stateful or stateless rule/,
      ],
      [
        'firewall-alert-only',
        TOO_BROAD,
        'FirewallPolicy.StatefulRuleGroupReferences.0.Override',
        { Action: 'DROP_TO_ALERT' },
        /drops the attacks/,
      ],
    ],
  ),
  ...weaken(
    'AWS::NetworkFirewall::RuleGroup',
    {
      RuleGroupName: 'edge',
      Type: 'STATEFUL',
      Capacity: 100,
      RuleGroup: { RulesSource: { RulesString: 'drop http $HOME_NET any -> any any (sid:1;)' } },
    },
    [
      [
        'firewall-pass-all',
        TOO_BROAD,
        'RuleGroup.RulesSource.RulesString',
        'pass ip any any -> any any (sid:1;)',
        /does not pass all traffic/,
      ],
    ],
  ),
  ...weaken(
    'AWS::NetworkFirewall::Firewall',
    {
      FirewallName: 'edge',
      FirewallPolicyArn: 'policy',
      VpcId: 'vpc-0abc',
      SubnetMappings: [{ SubnetId: 'subnet-0abc' }],
      DeleteProtection: true,
      SubnetChangeProtection: true,
    },
    [
      ['firewall-deletion', NO_PROTECTION, 'DeleteProtection', false, /deletion protection/],
      ['firewall-subnets', NO_PROTECTION, 'SubnetChangeProtection', undefined, /subnet change protection/],
    ],
    {
      Log: {
        Type: 'AWS::NetworkFirewall::LoggingConfiguration',
        Properties: {
          FirewallArn: { Ref: 'Subject' },
          LoggingConfiguration: {
            LogDestinationConfigs: [
              { LogType: 'ALERT', LogDestinationType: 'CloudWatchLogs', LogDestination: { logGroup: 'edge' } },
            ],
          },
        },
      },
    },
  ),
  ...weaken(
    'AWS::GlobalAccelerator::Accelerator',
    { Name: 'shop', FlowLogsEnabled: true, FlowLogsS3Bucket: 'flow-logs-111122223333', FlowLogsS3Prefix: 'shop/' },
    [['accelerator-no-log', NO_LOGS, 'FlowLogsEnabled', false, /flow logs enabled/]],
  ),
  ...weaken(
    'AWS::Route53::HostedZone',
    { Name: 'example.com', QueryLoggingConfig: { CloudWatchLogsLogGroupArn: GROUP } },
    [['zone-no-log', NO_LOGS, 'QueryLoggingConfig', undefined, /logs DNS queries/]],
  ),
  ...weaken(
    'AWS::Route53::KeySigningKey',
    { HostedZoneId: 'Z0ABC', Name: 'main', KeyManagementServiceArn: 'key', Status: 'ACTIVE' },
    [['dnssec-off', NO_AUTHENTICATION, 'Status', 'INACTIVE', /key-signing key is active/]],
  ),
  ...weaken(
    'AWS::NetworkFirewall::LoggingConfiguration',
    {
      FirewallArn: 'arn:aws:network-firewall:eu-central-1:111122223333:firewall/edge',
      LoggingConfiguration: {
        LogDestinationConfigs: [
          { LogType: 'ALERT', LogDestinationType: 'CloudWatchLogs', LogDestination: { logGroup: 'edge' } },
        ],
      },
    },
    [['firewall-flows-only', NO_LOGS, 'LoggingConfiguration.LogDestinationConfigs.0.LogType', 'FLOW', /logs alerts/]],
  ),
  ...weaken(
    'AWS::NetworkFirewall::TLSInspectionConfiguration',
    {
      TLSInspectionConfigurationName: 'edge',
      TLSInspectionConfiguration: {
        ServerCertificateConfigurations: [
          {
            CertificateAuthorityArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/1234',
            CheckCertificateRevocationStatus: { RevokedStatusAction: 'REJECT', UnknownStatusAction: 'PASS' },
          },
        ],
      },
    },
    [
      [
        'firewall-revoked',
        TRANSIT,
        'TLSInspectionConfiguration.ServerCertificateConfigurations.0.CheckCertificateRevocationStatus.RevokedStatusAction',
        'PASS',
        /revoked certificates/,
      ],
    ],
  ),
];
