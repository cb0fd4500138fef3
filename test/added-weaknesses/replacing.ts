import type { AddedWeakness, Resources } from './added-weakness';

const KIND = 'second resource that replaces the first';
const OWN = '111122223333';
const ARN = `arn:aws:apigateway:eu-central-1::/restapis/abc/stages/v1`;
const statement = (Action: string) => ({
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OWN}:root` }, Action, Resource: '*' }],
});

/** Adds a second resource of the same type for the same place. */
function addSecond(
  id: string,
  type: string,
  properties: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>> = {},
): AddedWeakness {
  const first: Resources = { First: { Type: type, Properties: properties } };
  return {
    id,
    service: type.split('::')[1] ?? type,
    kind: KIND,
    hardened: first,
    weaken: () => ({ ...first, Second: { Type: type, Properties: { ...properties, ...change } } }),
    names: /claims? the same|also claimed/i,
  };
}

/** Resources of which a second one takes the place of the first. */
export const replacingWeaknesses: readonly AddedWeakness[] = [
  addSecond(
    'replace-web-acl',
    'AWS::WAFv2::WebACLAssociation',
    { ResourceArn: ARN, WebACLArn: 'arn:a' },
    { WebACLArn: 'arn:b' },
  ),
  addSecond(
    'replace-network-acl',
    'AWS::EC2::SubnetNetworkAclAssociation',
    { SubnetId: 'subnet-1', NetworkAclId: 'acl-1' },
    { NetworkAclId: 'acl-2' },
  ),
  addSecond(
    'replace-route-table',
    'AWS::EC2::SubnetRouteTableAssociation',
    { SubnetId: 'subnet-1', RouteTableId: 'rtb-1' },
    { RouteTableId: 'rtb-2' },
  ),
  addSecond('replace-secret-policy', 'AWS::SecretsManager::ResourcePolicy', {
    SecretId: 'db',
    BlockPublicPolicy: true,
    ResourcePolicy: statement('secretsmanager:GetSecretValue'),
  }),
  addSecond('replace-log-policy', 'AWS::Logs::ResourcePolicy', {
    PolicyName: 'delivery',
    PolicyDocument: JSON.stringify(statement('logs:PutLogEvents')),
  }),
  addSecond(
    'replace-alias',
    'AWS::KMS::Alias',
    { AliasName: 'alias/data', TargetKeyId: 'key-1' },
    { TargetKeyId: 'key-2' },
  ),
  addSecond('replace-record', 'AWS::Route53::RecordSet', {
    HostedZoneId: 'Z1',
    Name: 'api.example.com',
    Type: 'A',
    TTL: '60',
    ResourceRecords: ['203.0.113.1'],
  }),
  addSecond(
    'replace-dhcp-options',
    'AWS::EC2::VPCDHCPOptionsAssociation',
    { VpcId: 'vpc-1', DhcpOptionsId: 'dopt-1' },
    { DhcpOptionsId: 'dopt-2' },
  ),
  addSecond('replace-registry-policy', 'AWS::ECR::RegistryPolicy', { PolicyText: statement('ecr:ReplicateImage') }),
  addSecond('replace-inline-policy', 'AWS::IAM::RolePolicy', {
    RoleName: 'app',
    PolicyName: 'read',
    PolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sqs:GetQueueUrl', Resource: `arn:aws:sqs:eu-central-1:${OWN}:jobs` }],
    },
  }),
];
