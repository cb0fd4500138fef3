import type { AddedWeakness } from './added-weakness';
import {
  KEY,
  NO_LOGS,
  NO_PROTECTION,
  OLD,
  PRIVILEGED,
  PUBLIC,
  REST,
  TOO_BROAD,
  WORK,
  weaken,
} from './weakened-properties';

/** EKS. */
export const kubernetesWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::EKS::Cluster',
    {
      RoleArn: WORK,
      Version: '1.34',
      DeletionProtection: true,
      AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false },
      EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: KEY } }],
      ResourcesVpcConfig: {
        SubnetIds: ['subnet-0abc', 'subnet-0def'],
        EndpointPublicAccess: false,
        EndpointPrivateAccess: true,
      },
      Logging: {
        ClusterLogging: {
          EnabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type })),
        },
      },
    },
    [
      ['cluster-public', PUBLIC, 'ResourcesVpcConfig.EndpointPublicAccess', true, /not open to every address/],
      [
        'cluster-public-default',
        PUBLIC,
        'ResourcesVpcConfig.EndpointPublicAccess',
        undefined,
        /not open to every address/,
      ],
      ['cluster-plain-secrets', REST, 'EncryptionConfig', undefined, /secrets of Kubernetes/],
      ['cluster-no-audit', NO_LOGS, 'Logging', undefined, /control plane logs|CloudWatch logs|publish/i],
      ['cluster-config-map', TOO_BROAD, 'AccessConfig.AuthenticationMode', 'CONFIG_MAP', /ConfigMap only/],
      [
        'cluster-creator-admin',
        PRIVILEGED,
        'AccessConfig.BootstrapClusterCreatorAdminPermissions',
        true,
        /creator an administrator/,
      ],
      ['cluster-old-version', OLD, 'Version', '1.27', /supported version of Kubernetes/],
      ['cluster-deletion', NO_PROTECTION, 'DeletionProtection', false, /deletion protection/],
    ],
  ),
  ...weaken(
    'AWS::EKS::Nodegroup',
    {
      ClusterName: 'main',
      NodeRole: WORK,
      Subnets: ['subnet-0abc'],
      RemoteAccess: { Ec2SshKey: 'admin', SourceSecurityGroups: ['sg-0abc'] },
    },
    [['nodes-ssh-open', PUBLIC, 'RemoteAccess.SourceSecurityGroups', undefined, /SSH to the internet/]],
  ),
  ...weaken(
    'AWS::EKS::AccessEntry',
    {
      ClusterName: 'main',
      PrincipalArn: WORK,
      AccessPolicies: [
        {
          PolicyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy',
          AccessScope: { Type: 'namespace', Namespaces: ['shop'] },
        },
      ],
    },
    [
      [
        'access-entry-cluster',
        PRIVILEGED,
        'AccessPolicies.0.AccessScope',
        { Type: 'cluster' },
        /administration of the whole/,
      ],
      [
        'access-entry-admin',
        PRIVILEGED,
        'AccessPolicies.0',
        {
          PolicyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
          AccessScope: { Type: 'cluster' },
        },
        /administration of the whole/,
      ],
    ],
  ),
];
