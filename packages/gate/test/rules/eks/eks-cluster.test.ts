import { eksClusterRules } from '../../../src/rules/eks/eks-cluster';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const network = (ResourcesVpcConfig: unknown) => ({ ResourcesVpcConfig });
const encryption = (...EncryptionConfig: unknown[]) => ({ EncryptionConfig });
const KEY = { Provider: { KeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b' } };
const cdkCluster = (Config: unknown) => ({
  resources: { Cluster: { Type: 'Custom::AWSCDK-EKS-Cluster', Properties: { Config } } },
});
const access = (AccessConfig: unknown) => ({ AccessConfig });

rulesDecide('EKS cluster rules', eksClusterRules, {
  EksClusterPublicRangesLimited: {
    holds: [
      network({ PublicAccessCidrs: ['198.51.100.0/24'] }),
      cdkCluster({ resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ['198.51.100.0/24'] } }),
    ],
    broken: [
      network({}),
      network({ EndpointPublicAccess: true, PublicAccessCidrs: ['198.51.100.0/24', '0.0.0.0/0'] }),
      network({ PublicAccessCidrs: ['0.0.0.0/1', '128.0.0.0/1'] }),
      cdkCluster({ resourcesVpcConfig: { endpointPublicAccess: true } }),
    ],
    undecided: [network({ PublicAccessCidrs: UNKNOWN }), network({ EndpointPublicAccess: UNKNOWN })],
    notApplicable: [
      network({ EndpointPublicAccess: false }),
      cdkCluster({ resourcesVpcConfig: { endpointPublicAccess: false } }),
    ],
  },
  EksClusterSecretsEncrypted: {
    holds: [
      encryption({ Resources: ['secrets'], ...KEY }),
      cdkCluster({ encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: 'arn' } }] }),
    ],
    broken: [{}, encryption({ Resources: [], ...KEY }), encryption({ Resources: ['secrets'] }), cdkCluster({})],
    undecided: [encryption({ Resources: [UNKNOWN], ...KEY }), { EncryptionConfig: UNKNOWN }],
  },
  EksClusterVersionSupported: {
    holds: [{}, { Version: '1.34' }, { Version: '1.31' }],
    broken: [{ Version: '1.27' }, { Version: 1.19 }, { Version: '1.30' }],
    undecided: [{ Version: UNKNOWN }],
  },
  EksClusterDeletionProtection: {
    holds: [{}, { DeletionProtection: true }],
    broken: [{ DeletionProtection: false }],
    undecided: [{ DeletionProtection: UNKNOWN }],
  },
  EksClusterAccessEntries: {
    holds: [{}, access({ AuthenticationMode: 'API' }), access({ AuthenticationMode: 'API_AND_CONFIG_MAP' })],
    broken: [access({ AuthenticationMode: 'CONFIG_MAP' })],
    undecided: [access({ AuthenticationMode: UNKNOWN })],
  },
  EksClusterCreatorNotAdmin: {
    holds: [{}, access({ BootstrapClusterCreatorAdminPermissions: false })],
    broken: [access({ BootstrapClusterCreatorAdminPermissions: true })],
    undecided: [access({ BootstrapClusterCreatorAdminPermissions: UNKNOWN })],
  },
});
