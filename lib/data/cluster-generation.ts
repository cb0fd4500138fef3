import { RemovalPolicy } from 'aws-cdk-lib';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnDBCluster, CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { Network } from '../network/network';
import { isProtected } from '../settings/protections';
import type { ProtectionSettings, Settings } from '../settings/settings';
import { buildClusterOrigin } from './cluster-origin';
import { InstanceMonitoring } from './instance-monitoring';
import { ENGINE, ENGINE_VERSION } from './postgres-parameters';

export interface ClusterGenerationProps {
  readonly prefix: string;
  readonly network: Network;
  readonly keys: EnvironmentKeys;
  readonly securityGroup: ISecurityGroup;
  /** Name of the DB subnet group. */
  readonly subnetGroup: string;
  /** Name of the cluster parameter group. */
  readonly parameterGroup: string;
  readonly protection: ProtectionSettings;
  readonly settings: Settings['data'];
}

/** Log types that Aurora PostgreSQL exports: the server log with pgaudit, and failed IAM authentication. */
const EXPORTED_LOGS = ['postgresql', 'iam-db-auth-error'];

/**
 * One generation of the cluster: the cluster, its instances and its log groups. Its number is part of every name and,
 * through the id of this construct, of every logical id. CloudFormation therefore creates the next generation beside
 * this one, and deletes this one when everything else has moved (docs/decisions/0025-cluster-generations.md).
 */
export class ClusterGeneration extends Construct {
  readonly cluster: CfnDBCluster;
  /** Log group of the server log. */
  readonly serverLog: ILogGroup;
  /** Whether the data came from a backup. */
  readonly isRestored: boolean;
  readonly protection: ProtectionSettings;
  readonly monitoring: Settings['data']['monitoring'];

  constructor(scope: Construct, id: string, props: ClusterGenerationProps) {
    super(scope, id);
    const { keys, settings } = props;
    this.isRestored = settings.restoreFrom !== undefined;
    this.protection = props.protection;
    this.monitoring = settings.monitoring;
    // RDS names the log groups after the cluster. The name is fixed here, so that encrypted groups can be created
    // first.
    const identifier = `${props.prefix}-records-${settings.generation}`;
    const [serverLog, ...others] = EXPORTED_LOGS.map((kind) =>
      this.#createLogGroup(kind, identifier, keys.logs, settings),
    );
    if (serverLog === undefined) throw new Error(`${this.node.path}: exports no log`);
    this.serverLog = serverLog.logGroup;
    this.cluster = new CfnDBCluster(this, 'Cluster', {
      engine: ENGINE,
      engineVersion: ENGINE_VERSION,
      dbClusterIdentifier: identifier,
      ...buildClusterOrigin(settings.restoreFrom),
      port: settings.port,
      enableIamDatabaseAuthentication: true,
      kmsKeyId: keys.database.keyArn,
      dbSubnetGroupName: props.subnetGroup,
      dbClusterParameterGroupName: props.parameterGroup,
      vpcSecurityGroupIds: [props.securityGroup.securityGroupId],
      serverlessV2ScalingConfiguration: buildScaling(settings),
      backupRetentionPeriod: settings.backupRetentionDays,
      preferredBackupWindow: '01:00-02:00',
      preferredMaintenanceWindow: 'sun:03:00-sun:04:00',
      copyTagsToSnapshot: true,
      deletionProtection: isProtected(props.protection.protections),
      deleteAutomatedBackups: false,
      enableCloudwatchLogsExports: EXPORTED_LOGS,
      autoMinorVersionUpgrade: true,
    });
    this.cluster.applyRemovalPolicy(RemovalPolicy.SNAPSHOT, { applyToUpdateReplacePolicy: true });
    for (const log of [serverLog, ...others]) this.cluster.node.addDependency(log);
    this.#addInstances(props);
  }

  /**
   * Adds the writer, then the readers, each in the next zone. The first reader takes over within seconds. An instance
   * has no engine version: RDS refuses to change it anywhere but at the cluster.
   */
  #addInstances({ network, keys, settings }: ClusterGenerationProps): void {
    const monitoring = settings.monitoring.enabled
      ? new InstanceMonitoring(this, 'Monitoring', { key: keys.database })
      : undefined;
    const names = ['Writer', ...Array.from({ length: settings.readers }, (_, index) => `Reader${index + 1}`)];
    names.forEach((name, index) => {
      const zone = network.databaseZones[index];
      if (zone === undefined) throw new Error(`${this.node.path}: expected a zone for ${name}, got only ${index}`);
      const instance = new CfnDBInstance(this, name, {
        engine: ENGINE,
        dbClusterIdentifier: this.cluster.ref,
        dbInstanceClass: 'db.serverless',
        availabilityZone: zone,
        promotionTier: index,
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
        caCertificateIdentifier: 'rds-ca-rsa2048-g1',
        ...monitoring?.instanceProps,
      });
      if (monitoring !== undefined) instance.node.addDependency(monitoring);
    });
  }

  #createLogGroup(
    kind: string,
    identifier: string,
    key: IKey,
    { logRetentionDays }: Settings['data'],
  ): EncryptedLogGroup {
    return new EncryptedLogGroup(this, `Log-${kind}`, {
      key,
      retentionDays: logRetentionDays,
      name: `/aws/rds/cluster/${identifier}/${kind}`,
    });
  }
}

function buildScaling({ minCapacity, maxCapacity, pauseAfterSeconds }: Settings['data']) {
  return { minCapacity, maxCapacity, ...(minCapacity === 0 ? { secondsUntilAutoPause: pauseAfterSeconds } : {}) };
}
