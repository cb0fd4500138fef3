import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnDBCluster, CfnDBClusterParameterGroup, CfnDBInstance, CfnDBSubnetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { DataKeys } from '../encryption/data-keys';
import type { Network } from '../network/network';
import type { Safeguard } from '../settings/safeguard';
import type { Settings } from '../settings/settings';
import { DATABASE_NAME, MASTER_USER } from './database-role';
import { MonitoringRole } from './monitoring-role';
import { CLUSTER_PARAMETERS, ENGINE, PARAMETER_FAMILY } from './postgres-parameters';

export interface PostgresClusterProps {
  readonly prefix: string;
  readonly network: Network;
  readonly keys: DataKeys;
  readonly settings: Settings['data'];
}

/** Kinds of log that Aurora PostgreSQL exports: the server's own with pgaudit, and refused IAM sign-ins. */
const LOGS = ['postgresql', 'iam-db-auth-error'];

/** Days of Performance Insights that cost nothing. */
const INSIGHTS_DAYS = 7;

/**
 * Aurora PostgreSQL that nobody has a password for: every user, the first one included, signs in with IAM tokens over TLS.
 * Encrypted with its own key, in subnets of its own, on a port of its own, audited, backed up, spread over zones.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html RDS.2, .3, .7, .12, .13, .15, .16, .23, .24, .27
 */
export class PostgresCluster extends Construct {
  readonly securityGroup: ISecurityGroup;
  readonly identifier: string;
  readonly arn: string;
  readonly resourceId: string;
  readonly subnetGroup: string;
  readonly parameterGroup: string;
  /** Address of the writer. */
  readonly host: string;
  readonly port: number;
  readonly deletionProtection: Safeguard;

  constructor(scope: Construct, id: string, props: PostgresClusterProps) {
    super(scope, id);
    const { network, keys, settings } = props;
    this.port = settings.port;
    this.deletionProtection = settings.deletionProtection;
    // RDS names the log groups after the cluster, so that its name must be known to make them first.
    const identifier = `${props.prefix}-records`;
    const logs = this.#logGroups(identifier, keys.logs, settings);
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: 'Database cluster',
      allowAllOutbound: false,
    });
    const subnets = new CfnDBSubnetGroup(this, 'Subnets', {
      dbSubnetGroupDescription: 'Isolated subnets of the database',
      subnetIds: network.vpc.selectSubnets(network.databaseSubnets).subnetIds,
    });
    const parameters = new CfnDBClusterParameterGroup(this, 'Parameters', {
      description: 'TLS alone, audited',
      family: PARAMETER_FAMILY,
      parameters: CLUSTER_PARAMETERS,
    });
    const cluster = new CfnDBCluster(this, 'Cluster', {
      ...ENGINE,
      dbClusterIdentifier: identifier,
      databaseName: DATABASE_NAME,
      port: settings.port,
      masterUsername: MASTER_USER,
      masterUserAuthenticationType: 'iam-db-auth',
      enableIamDatabaseAuthentication: true,
      storageEncrypted: true,
      kmsKeyId: keys.database.keyArn,
      dbSubnetGroupName: subnets.ref,
      dbClusterParameterGroupName: parameters.ref,
      vpcSecurityGroupIds: [this.securityGroup.securityGroupId],
      serverlessV2ScalingConfiguration: { minCapacity: settings.minCapacity, maxCapacity: settings.maxCapacity },
      backupRetentionPeriod: settings.backupRetentionDays,
      preferredBackupWindow: '01:00-02:00',
      preferredMaintenanceWindow: 'sun:03:00-sun:04:00',
      copyTagsToSnapshot: true,
      deletionProtection: settings.deletionProtection.enabled,
      deleteAutomatedBackups: false,
      enableCloudwatchLogsExports: LOGS,
      autoMinorVersionUpgrade: true,
    });
    cluster.applyRemovalPolicy(RemovalPolicy.SNAPSHOT, { applyToUpdateReplacePolicy: true });
    for (const log of logs) cluster.node.addDependency(log);
    this.subnetGroup = subnets.ref;
    this.parameterGroup = parameters.ref;
    this.identifier = cluster.ref;
    this.resourceId = cluster.attrDbClusterResourceId;
    this.host = cluster.attrEndpointAddress;
    this.arn = Stack.of(this).formatArn({
      service: 'rds',
      resource: 'cluster',
      resourceName: cluster.ref,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.#instances(cluster, keys.database, props);
  }

  /** The writer, then the readers, each in the next zone; the first reader takes over within seconds. */
  #instances(cluster: CfnDBCluster, key: IKey, { network, settings }: PostgresClusterProps): void {
    const monitoring = new MonitoringRole(this, 'Monitoring');
    const names = ['Writer', ...Array.from({ length: settings.readers }, (_, index) => `Reader${index + 1}`)];
    names.forEach((name, index) => {
      const zone = network.databaseZones[index];
      if (zone === undefined) throw new Error(`${this.node.path}: no zone is left for ${name}`);
      const instance = new CfnDBInstance(this, name, {
        ...ENGINE,
        dbClusterIdentifier: cluster.ref,
        dbInstanceClass: 'db.serverless',
        availabilityZone: zone,
        promotionTier: index,
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
        caCertificateIdentifier: 'rds-ca-rsa2048-g1',
        enablePerformanceInsights: true,
        performanceInsightsKmsKeyId: key.keyArn,
        performanceInsightsRetentionPeriod: INSIGHTS_DAYS,
        monitoringInterval: 60,
        monitoringRoleArn: monitoring.roleArn,
      });
      instance.node.addDependency(monitoring);
    });
  }

  #logGroups(identifier: string, key: IKey, { logRetentionDays }: Settings['data']): EncryptedLogGroup[] {
    return LOGS.map(
      (kind) =>
        new EncryptedLogGroup(this, `Log-${kind}`, {
          key,
          retentionDays: logRetentionDays,
          name: `/aws/rds/cluster/${identifier}/${kind}`,
        }),
    );
  }
}
