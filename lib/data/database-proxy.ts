import { Fn, Stack } from 'aws-cdk-lib';
import { type ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnDBProxy, CfnDBProxyTargetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../audit/encrypted-log-group';
import type { DataKeys } from '../encryption/data-keys';
import { ServiceRole } from '../iam/service-role';
import type { Network } from '../network/network';
import { openPath } from '../network/security-group-path';
import type { LogRetentionDays } from '../settings/log-retention';
import { DatabaseRole } from './database-role';
import type { PostgresCluster } from './postgres-cluster';

export interface DatabaseProxyProps {
  readonly prefix: string;
  readonly network: Network;
  readonly keys: DataKeys;
  readonly cluster: PostgresCluster;
  readonly logRetentionDays: LogRetentionDays;
}

/** RDS Proxy listens on the port of its engine; it cannot be changed. */
const PROXY_PORT = 5432;

/**
 * The only way functions reach the database: it keeps connections few, demands TLS, and passes IAM sign-in on from end to end,
 * so that no password exists for it to keep.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-iam-setup.html
 */
export class DatabaseProxy extends Construct {
  readonly securityGroup: ISecurityGroup;
  readonly host: string;
  readonly port = PROXY_PORT;
  readonly #resourceId: string;

  constructor(scope: Construct, id: string, props: DatabaseProxyProps) {
    super(scope, id);
    const { network, keys, cluster } = props;
    const name = `${props.prefix}-records`;
    const log = new EncryptedLogGroup(this, 'Log', {
      key: keys.logs,
      retentionDays: props.logRetentionDays,
      name: `/aws/rds/proxy/${name}`,
    });
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: 'Database proxy',
      allowAllOutbound: false,
    });
    const path = openPath(this, 'ToCluster', {
      from: this.securityGroup,
      to: cluster.securityGroup,
      port: cluster.port,
      purpose: 'Proxy to database',
    });
    const role = new ServiceRole(this, 'Role', {
      purpose: 'The proxy signs in to the database as the role of the function that asked',
      assumedBy: 'rds.amazonaws.com',
    });
    role.allow({
      actions: ['rds-db:connect'],
      resources: Object.values(DatabaseRole).map((user) => databaseUser(this, cluster.resourceId, user)),
    });
    const proxy = new CfnDBProxy(this, 'Resource', {
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
    const targets = new CfnDBProxyTargetGroup(this, 'Targets', {
      dbProxyName: proxy.ref,
      targetGroupName: 'default',
      dbClusterIdentifiers: [cluster.identifier],
      connectionPoolConfigurationInfo: { maxConnectionsPercent: 90, connectionBorrowTimeout: 3 },
    });
    // The cluster has an address, and so a target, once its instances are there.
    targets.node.addDependency(cluster);
    this.host = proxy.attrEndpoint;
    // The last part of arn:aws:rds:region:account:db-proxy:prx-0123456789abcdef0, the name IAM knows the proxy by.
    this.#resourceId = Fn.select(6, Fn.split(':', proxy.attrDbProxyArn));
  }

  /** ARN by which IAM knows one database user behind this proxy. */
  userArn(user: DatabaseRole): string {
    return databaseUser(this, this.#resourceId, user);
  }
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html */
export function databaseUser(scope: Construct, resourceId: string, user: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`;
}
