import type { Equivalence } from './equivalence';

/** Mutants of the VPC and of the DNS firewall that weaken nothing. */
export const networkEquivalences: readonly Equivalence[] = [
  {
    pattern:
      /^AWS::Route53Resolver::FirewallRuleGroup Properties\.FirewallRules\.\d+\.(Action "(\*|\w+:\*)"|BlockResponse removed|FirewallDomainListId removed|FirewallDomainRedirectionAction removed|Priority \d+)$/,
    reason:
      'Route 53 Resolver rejects the action, and a rule without list or response. It inspects redirections by default. The order stays, or the blocking rule comes first.',
  },
  {
    pattern: /^AWS::Route53Resolver::FirewallRuleGroup Properties\.FirewallRules\.0 removed$/,
    reason: 'Without the allowing rule every name is blocked.',
  },
  {
    pattern:
      /^AWS::Route53Resolver::FirewallRuleGroupAssociation Properties\.(Priority \d+|MutationProtection removed)$/,
    reason: 'The only association has no order. MutationProtection is disabled by default, as before.',
  },
  {
    pattern:
      /^AWS::EC2::NetworkAclEntry Properties\.(PortRange\.(From|To) (0|\d{6,})|Protocol (0|6000)|RuleNumber (0|\d{5,})|CidrBlock removed|PortRange(\.\w+)? removed|Egress removed)$/,
    reason:
      'EC2 rejects a port above 65535, a reversed range, an invalid protocol or rule number, and an entry without a range or CIDR block. Egress is false by default.',
  },
  {
    pattern:
      /^AWS::EC2::SecurityGroup(Egress|Ingress)? Properties\.(SecurityGroup(Egress|Ingress)\.\d+\.)?(FromPort|ToPort) (\d{6,})$/,
    reason: 'EC2 rejects a port above 65535.',
  },
  {
    pattern:
      /^AWS::EC2::SecurityGroup(Egress|Ingress) Properties\.(ToPort 0|(FromPort|ToPort) removed|Destination\w+ removed|Source\w+ removed|GroupId removed)$/,
    reason: 'EC2 rejects a reversed range, a TCP rule without a range, and a rule without a peer or group.',
  },
  {
    pattern:
      /^AWS::EC2::(Subnet|VPC) Properties\.(CidrBlock (removed|"0\.0\.0\.0\/0")|AvailabilityZone removed)$|^AWS::EC2::VPC Properties removed$/,
    reason: 'EC2 rejects a network of that size or without a size. It chooses a zone where none is named.',
  },
  {
    pattern: /^AWS::EC2::VPC Properties\.InstanceTenancy removed$/,
    reason: 'The default is the same.',
  },
  {
    pattern: /^AWS::EC2::FlowLog Properties\.(DeliverLogsPermissionArn|LogGroupName) removed$/,
    reason: 'EC2 rejects a flow log to CloudWatch Logs without a log group or role.',
  },
  {
    pattern:
      /^AWS::Route53Resolver::ResolverQueryLoggingConfig Properties(\.DestinationArn)? removed$|^AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation Properties\.ResolverQueryLogConfigId removed$/,
    reason: 'Route 53 Resolver rejects a query log without a destination, and an association without a query log.',
  },
  {
    pattern: /^AWS::EC2::VPC Properties\.EnableDnsSupport removed$/,
    reason: 'The default is the same: DNS support is enabled.',
  },
  {
    pattern: /^AWS::EC2::SecurityGroup Properties\.VpcId removed$/,
    reason: 'EC2 then creates the group in the default VPC, and rejects it for network interfaces of another VPC.',
  },
  {
    pattern: /^AWS::EC2::FlowLog Properties\.LogDestinationType removed$/,
    reason: 'The default is the same: CloudWatch Logs.',
  },
  {
    pattern:
      /^AWS::EC2::SecurityGroup Properties\.SecurityGroupEgress\.\d+\.(CidrIp removed|Description removed|FromPort (0|removed)|ToPort (0|86000|removed))$/,
    reason: 'The rule allows only an address that no machine has. EC2 rejects a rule without an address.',
  },
  {
    pattern: /^AWS::EC2::Subnet Properties\.MapPublicIpOnLaunch removed$/,
    reason: 'The default is the same: no public address.',
  },
  {
    pattern: /^AWS::EC2::VPCEndpoint Properties\.(ServiceName|VpcEndpointType) removed$/,
    reason: 'EC2 rejects an endpoint without a service. The default type is that of the only affected endpoint.',
  },
  {
    pattern: /^AWS::EC2::VPCEndpoint Properties\.SubnetIds(\.0)? removed$/,
    stack: /^sandbox\//,
    reason: 'An endpoint without a subnet has no network interface, so calls fail and no traffic leaves the VPC.',
  },
];
