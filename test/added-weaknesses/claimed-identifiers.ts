import type { AddedWeakness } from './added-weakness';
import { WORK } from './weakened-properties';

/** Adds a second resource of a type with the identifier of the first. Its hardened twin has another one. */
function claimAgain(
  id: string,
  type: string,
  properties: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): AddedWeakness {
  const First = { Type: type, Properties: properties };
  return {
    id,
    service: type.split('::')[1] ?? type,
    kind: 'second resource that replaces the first',
    hardened: { First, Second: { Type: type, Properties: { ...properties, ...other } } },
    weaken: () => ({ First, Second: First }),
    names: /same (name or identifier|policy, association)/,
  };
}

function accountPolicy(PolicyName: string, PolicyType = 'DATA_PROTECTION_POLICY') {
  return { Type: 'AWS::Logs::AccountPolicy', Properties: { PolicyName, PolicyType, PolicyDocument: '{}' } };
}

/** Identifiers that two resources have. */
export const claimedIdentifierWeaknesses: readonly AddedWeakness[] = [
  claimAgain(
    'claim-access-entry',
    'AWS::EKS::AccessEntry',
    { ClusterName: 'app', PrincipalArn: WORK },
    {
      PrincipalArn: `${WORK}-2`,
    },
  ),
  claimAgain(
    'claim-pod-identity',
    'AWS::EKS::PodIdentityAssociation',
    { ClusterName: 'app', Namespace: 'app', ServiceAccount: 'api', RoleArn: WORK },
    { ServiceAccount: 'worker' },
  ),
  claimAgain(
    'claim-resolver',
    'AWS::AppSync::Resolver',
    { ApiId: 'api', TypeName: 'Query', FieldName: 'record', DataSourceName: 'records' },
    { FieldName: 'records' },
  ),
  claimAgain(
    'claim-mount-target',
    'AWS::EFS::MountTarget',
    { FileSystemId: 'fs-1', SubnetId: 'subnet-1', SecurityGroups: ['sg-1'] },
    { SubnetId: 'subnet-2' },
  ),
  claimAgain(
    'claim-monitoring',
    'AWS::CloudFront::MonitoringSubscription',
    {
      DistributionId: 'E1',
      MonitoringSubscription: {
        RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: 'Enabled' },
      },
    },
    { DistributionId: 'E2' },
  ),
  claimAgain(
    'claim-capacity',
    'AWS::ECS::ClusterCapacityProviderAssociations',
    { Cluster: 'app', CapacityProviders: ['FARGATE'], DefaultCapacityProviderStrategy: [] },
    { Cluster: 'jobs' },
  ),
  claimAgain(
    'claim-permission',
    'AWS::Signer::ProfilePermission',
    { ProfileName: 'app', StatementId: 'build', Action: 'signer:GetSigningProfile', Principal: '111122223333' },
    { StatementId: 'release' },
  ),
  {
    id: 'claim-log-protection',
    service: 'Logs',
    kind: 'second resource that replaces the first',
    hardened: { First: accountPolicy('fields', 'FIELD_INDEX_POLICY'), Second: accountPolicy('mask') },
    weaken: { 'First.Properties.PolicyType': 'DATA_PROTECTION_POLICY' },
    names: /same policy, association/,
  },
];
