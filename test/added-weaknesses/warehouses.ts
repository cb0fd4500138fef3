import type { AddedWeakness, Resources } from './added-weakness';
import { NO_LOGS, NO_PROTECTION, OLD, PUBLIC, REST, TOO_BROAD, TRANSIT, weaken } from './weakened-properties';

const PARAMETERS: Resources = {
  Parameters: {
    Type: 'AWS::Redshift::ClusterParameterGroup',
    Properties: {
      Description: 'Sales',
      ParameterGroupFamily: 'redshift-1.0',
      Parameters: [
        { ParameterName: 'require_ssl', ParameterValue: 'true' },
        { ParameterName: 'enable_user_activity_logging', ParameterValue: 'true' },
      ],
    },
  },
};

/** Redshift and Redshift Serverless. */
export const warehouseWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Redshift::Cluster',
    {
      ClusterType: 'multi-node',
      DBName: 'sales',
      NodeType: 'ra3.large',
      NumberOfNodes: 2,
      Port: 5440,
      ClusterParameterGroupName: { Ref: 'Parameters' },
      ClusterSubnetGroupName: 'private',
    },
    [
      ['redshift-no-vpc-routing', TOO_BROAD, 'EnhancedVpcRouting', false, /through its VPC/],
      ['redshift-public', PUBLIC, 'PubliclyAccessible', true, /publicly accessible/],
      ['redshift-plain-disk', REST, 'Encrypted', false, /at rest/],
      ['redshift-no-log', NO_LOGS, 'LoggingProperties', undefined, /audit logging/],
      ['redshift-no-updates', OLD, 'AllowVersionUpgrade', false, /version upgrade/],
      ['redshift-no-backup', NO_PROTECTION, 'AutomatedSnapshotRetentionPeriod', 0, /automated snapshots/],
    ],
    PARAMETERS,
  ),
  ...weaken('AWS::Redshift::ClusterParameterGroup', PARAMETERS['Parameters']?.Properties ?? {}, [
    ['redshift-parameters-plain', TRANSIT, 'Parameters.0.ParameterValue', 'false', /requires TLS/],
    ['redshift-parameters-no-log', NO_LOGS, 'Parameters.1.ParameterValue', 'false', /logs the statements/],
  ]),
  ...weaken(
    'AWS::RedshiftServerless::Workgroup',
    {
      WorkgroupName: 'sales',
      NamespaceName: 'sales',
      EnhancedVpcRouting: true,
      PubliclyAccessible: false,
      ConfigParameters: [{ ParameterKey: 'require_ssl', ParameterValue: 'true' }],
      SubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
      SecurityGroupIds: ['sg-0abc'],
    },
    [
      ['workgroup-public', PUBLIC, 'PubliclyAccessible', true, /is not publicly accessible/],
      ['workgroup-plain', TRANSIT, 'ConfigParameters.0.ParameterValue', 'false', /requires TLS/],
      ['workgroup-no-vpc-routing', TOO_BROAD, 'EnhancedVpcRouting', undefined, /through its VPC/],
    ],
  ),
  ...weaken('AWS::RedshiftServerless::Namespace', { DbName: 'sales', ManageAdminPassword: true }, [
    ['namespace-no-log', NO_LOGS, 'LogExports', undefined, /connection and user logs/],
    ['namespace-key-of-aws', REST, 'KmsKeyId', 'AWS_OWNED_KMS_KEY', /customer managed key/],
    ['namespace-default-administrator', TOO_BROAD, 'AdminUsername', 'admin', /default name/],
  ]),
];
