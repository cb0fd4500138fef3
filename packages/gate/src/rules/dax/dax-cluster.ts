import { createPropertyRules } from '../property-rule';
import { awsConfig, nist, prowler, type Rule, securityHub } from '../rule';

/** Rules for DynamoDB Accelerator. cdk-nag has a rule about encryption at rest. */
export const daxClusterRules: readonly Rule[] = createPropertyRules([
  {
    id: 'DaxClusterTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::DAX::Cluster'],
    what: 'DAX cluster encrypts connections',
    why: 'Whoever reads traffic inside the VPC sees the items that applications read from the cache.',
    fix: 'Set ClusterEndpointEncryptionType to TLS. It cannot be changed later.',
    property: 'ClusterEndpointEncryptionType',
    references: [
      securityHub('DynamoDB.7'),
      awsConfig('dax-tls-endpoint-encryption'),
      prowler('dynamodb_accelerator_cluster_in_transit_encryption_enabled'),
      nist('SC-8'),
    ],
    expects: { equals: 'TLS' },
  },
]);
