import { eksAccessRules } from '../../../src/rules/eks/eks-access';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const POLICY = 'arn:aws:eks::aws:cluster-access-policy';
const ADMIN = {
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':eks::aws:cluster-access-policy/AmazonEKSAdminPolicy']],
};
const policies = (...AccessPolicies: unknown[]) => ({ AccessPolicies });
const NODES = 'AWS::EKS::Nodegroup';
const nodes = (Properties: Record<string, unknown>) => ({ resources: { Nodes: { Type: NODES, Properties } } });
const capability = (Properties: Record<string, unknown>) => ({
  resources: { Capability: { Type: 'AWS::EKS::Capability', Properties } },
});

/** CDK gives this entry to the function by which it applies manifests. */
const ofKubectl = {
  resources: {
    Entry: {
      Type: 'AWS::EKS::AccessEntry',
      Properties: {
        ...policies({ PolicyArn: ADMIN, AccessScope: { Type: 'cluster' } }),
        PrincipalArn: { 'Fn::GetAtt': ['AutoKubectlProviderHandlerServiceRoleB6F1BA0B', 'Arn'] },
      },
    },
    AutoKubectlProviderHandlerServiceRoleB6F1BA0B: { Type: 'AWS::IAM::Role' },
  },
};

rulesDecide('EKS access rules', eksAccessRules, {
  EksAccessEntryNotAdmin: {
    holds: [
      {},
      policies({ PolicyArn: `${POLICY}/AmazonEKSViewPolicy`, AccessScope: { Type: 'cluster' } }),
      policies({ PolicyArn: `${POLICY}/AmazonEKSAdminPolicy`, AccessScope: { Type: 'namespace', Namespaces: ['a'] } }),
    ],
    broken: [
      policies({ PolicyArn: `${POLICY}/AmazonEKSClusterAdminPolicy`, AccessScope: { Type: 'cluster' } }),
      policies({ PolicyArn: ADMIN, AccessScope: { Type: 'cluster' } }),
    ],
    undecided: [policies({ PolicyArn: `${POLICY}/AmazonEKSClusterAdminPolicy`, AccessScope: { Type: UNKNOWN } })],
    notApplicable: [ofKubectl],
  },
  EksAccessNodegroupSshLimited: {
    holds: [nodes({ RemoteAccess: { Ec2SshKey: 'admin', SourceSecurityGroups: ['sg-0abc'] } })],
    broken: [
      nodes({ RemoteAccess: { Ec2SshKey: 'admin' } }),
      nodes({ RemoteAccess: { Ec2SshKey: 'admin', SourceSecurityGroups: [] } }),
    ],
    undecided: [nodes({ RemoteAccess: UNKNOWN })],
    notApplicable: [nodes({})],
  },
  EksAccessArgoCdPrivate: {
    holds: [capability({ Type: 'ARGOCD', Configuration: { ArgoCd: { NetworkAccess: { VpceIds: ['vpce-0abc'] } } } })],
    broken: [capability({ Type: 'ARGOCD', Configuration: { ArgoCd: {} } })],
    undecided: [capability({ Type: UNKNOWN })],
    notApplicable: [capability({ Type: 'ACK' })],
  },
});
