import { Fn } from 'aws-cdk-lib';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnDBProxy, CfnDBProxyTargetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import { ServiceRole } from '../iam/service-role';
import type { Network } from '../network/network';
import { allowTcp } from '../network/tcp-access';
import type { LogRetentionDays } from '../settings/log-retention';
import { buildDatabaseUserArn, type DatabaseEndpoint, referTo } from './database-endpoint';
import { DatabaseRole } from './database-role';
import type { PostgresCluster } from './postgres-cluster';

export interface DatabaseProxyProps {
  readonly prefix: string;
  readonly network: Network;
  readonly keys: EnvironmentKeys;
  readonly cluster: PostgresCluster;
  readonly securityGroup: ISecurityGroup;
  /** The zones of the network. */
  readonly zones: readonly string[];
  readonly logRetentionDays: LogRetentionDays;
}

/** RDS Proxy listens on the default port of its engine; the port cannot be changed. */
const PROXY_PORT = 5432;

/**
 * The only path from functions to the database. It pools connections, requires TLS, and passes IAM authentication
 * through to the cluster, so that no password exists. A new generation of the cluster becomes the target of the same
 * proxy, so that no function notices.
 *
 * The subnets of a proxy cannot be changed. So the zones are part of its name and of its logical ids: with another zone
 * CloudFormation creates another proxy, and then deletes this one.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-iam-setup.html
 */
export class DatabaseProxy extends Construct implements DatabaseEndpoint {
  readonly securityGroup: ISecurityGroup;
  readonly port = PROXY_PORT;
  readonly #proxy: CfnDBProxy;

  constructor(scope: Construct, id: string, props: DatabaseProxyProps) {
    super(scope, id);
    const { network, keys, cluster } = props;
    const zones = formatZones(props.zones);
    const name = buildProxyName(props.prefix, props.zones);
    const inZones = new Construct(this, `Zones-${zones}`);
    const log = new EncryptedLogGroup(inZones, 'Log', {
      key: keys.logs,
      retentionDays: props.logRetentionDays,
      name: `/aws/rds/proxy/${name}`,
    });
    this.securityGroup = props.securityGroup;
    const path = allowTcp(this, 'ToCluster', {
      from: this.securityGroup,
      to: cluster.securityGroup,
      port: cluster.port,
      purpose: 'Proxy to database',
    });
    const role = new ServiceRole(this, 'Role', {
      purpose: 'RDS Proxy signs in to the database with the database user of the calling function',
      assumedBy: 'rds.amazonaws.com',
    });
    role.allow({
      actions: ['rds-db:connect'],
      resources: Object.values(DatabaseRole).map((user) => buildDatabaseUserArn(this, cluster.resourceId, user)),
    });
    const proxy = new CfnDBProxy(inZones, 'Resource', {
      dbProxyName: name,
      engineFamily: 'POSTGRESQL',
      requireTls: true,
      defaultAuthScheme: 'IAM_AUTH',
      roleArn: role.role.roleArn,
      vpcSubnetIds: network.vpc.selectSubnets(network.workloadSubnets).subnetIds,
      vpcSecurityGroupIds: [this.securityGroup.securityGroupId],
      idleClientTimeout: 1800,
      debugLogging: false,
    });
    proxy.node.addDependency(role, log, path);
    const targets = new CfnDBProxyTargetGroup(inZones, 'TargetGroup', {
      dbProxyName: proxy.ref,
      targetGroupName: 'default',
      dbClusterIdentifiers: [cluster.identifier],
      connectionPoolConfigurationInfo: { maxConnectionsPercent: 90, connectionBorrowTimeout: 3 },
    });
    // The cluster is a valid target only when its instances exist.
    targets.node.addDependency(cluster);
    this.#proxy = proxy;
  }

  getHost(client: Construct): string {
    return referTo(this.#proxy.attrEndpoint, this, client);
  }

  /** The last part of arn:aws:rds:region:account:db-proxy:prx-0123456789abcdef0, which IAM policies use. */
  getResourceId(client: Construct): string {
    return Fn.select(6, Fn.split(':', referTo(this.#proxy.attrDbProxyArn, this, client)));
  }
}

/** The name of the proxy, which its metrics have as well. */
export function buildProxyName(prefix: string, zones: readonly string[]): string {
  return `${prefix}-records-${formatZones(zones)}`;
}

/** `["eu-central-1a", "eu-central-1b"]` becomes `ab`. */
function formatZones(zones: readonly string[]): string {
  return zones.map((zone) => zone.slice(-1)).join('');
}
