import { ArnFormat, Stack } from 'aws-cdk-lib';
import { type ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnDBClusterParameterGroup, CfnDBSubnetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { Network } from '../network/network';
import type { Settings } from '../settings/settings';
import { ClusterGeneration } from './cluster-generation';
import { buildClusterParameters, PARAMETER_FAMILY } from './postgres-parameters';

export interface PostgresClusterProps {
  readonly prefix: string;
  readonly network: Network;
  readonly keys: EnvironmentKeys;
  readonly settings: Settings;
}

/**
 * Aurora PostgreSQL without passwords: every user, including the master user, signs in with IAM tokens over TLS. The
 * cluster has its own key, subnets and port. It is audited, backed up and spread over availability zones. Its security
 * group, subnets and parameters are the same for every generation of the cluster.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html RDS.2, .3, .7, .12, .13, .15, .16,
 * .23, .24, .27
 */
export class PostgresCluster extends Construct {
  readonly securityGroup: ISecurityGroup;
  readonly generation: number;
  readonly identifier: string;
  readonly arn: string;
  readonly resourceId: string;
  readonly subnetGroup: string;
  readonly parameterGroup: string;
  /** Log group of the server log of this generation. */
  readonly serverLog: ILogGroup;
  /** Address of the writer. */
  readonly host: string;
  readonly port: number;

  constructor(scope: Construct, id: string, { prefix, network, keys, settings }: PostgresClusterProps) {
    super(scope, id);
    this.port = settings.data.port;
    this.generation = settings.data.generation;
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: 'Database cluster',
      allowAllOutbound: false,
    });
    const subnets = new CfnDBSubnetGroup(this, 'SubnetGroup', {
      dbSubnetGroupDescription: 'Isolated subnets of the database',
      subnetIds: network.vpc.selectSubnets(network.databaseSubnets).subnetIds,
    });
    const parameters = new CfnDBClusterParameterGroup(this, 'ParameterGroup', {
      description: 'Requires TLS, logs connections and schema changes',
      family: PARAMETER_FAMILY,
      parameters: buildClusterParameters({ pauses: settings.data.minCapacity === 0 }),
    });
    this.subnetGroup = subnets.ref;
    this.parameterGroup = parameters.ref;
    const { cluster, serverLog } = new ClusterGeneration(this, `Generation${this.generation}`, {
      prefix,
      network,
      keys,
      securityGroup: this.securityGroup,
      subnetGroup: this.subnetGroup,
      parameterGroup: this.parameterGroup,
      protection: settings,
      settings: settings.data,
    });
    this.serverLog = serverLog;
    this.identifier = cluster.ref;
    this.resourceId = cluster.attrDbClusterResourceId;
    this.host = cluster.attrEndpointAddress;
    this.arn = Stack.of(this).formatArn({
      service: 'rds',
      resource: 'cluster',
      resourceName: cluster.ref,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
