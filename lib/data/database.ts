import { Duration, Stack } from 'aws-cdk-lib';
import { type ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { Network } from '../network/network';
import { allowTcp } from '../network/tcp-access';
import type { Settings } from '../settings/settings';
import { AMAZON_AUTHORITIES } from './amazon-authorities';
import type { DatabaseClient } from './database-client';
import { buildDatabaseUserArn, type DatabaseEndpoint, referTo } from './database-endpoint';
import { DatabaseProxy } from './database-proxy';
import { DATABASE_NAME, type DatabaseRole } from './database-role';
import { PostgresCluster } from './postgres-cluster';

export interface DatabaseProps {
  readonly prefix: string;
  readonly network: Network;
  readonly keys: EnvironmentKeys;
  readonly settings: Settings;
}

/** Seconds that a connection may take: of a database that runs, and of one that first resumes. */
const CONNECT = { running: 2, paused: 20 };

/**
 * The cluster, and the proxy before it unless the settings switch it off. Clients reach only one of the two, each as one
 * database role.
 */
export class Database extends Construct {
  readonly cluster: PostgresCluster;
  /**
   * Time that a function needs in addition when the database has to resume. Aurora resumes within about 15 seconds; after
   * a pause of more than a day it takes longer, and the function answers 503. API Gateway waits for 29 seconds.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html
   */
  readonly resumeTime: Duration;
  readonly #endpoint: DatabaseEndpoint;
  readonly #connectSeconds: number;
  readonly #authorities: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { prefix, network, keys, settings }: DatabaseProps) {
    super(scope, id);
    const shared = { prefix, network, keys };
    this.cluster = new PostgresCluster(this, 'Cluster', { ...shared, settings });
    const { minCapacity, proxy, logRetentionDays } = settings.data;
    this.#connectSeconds = minCapacity === 0 ? CONNECT.paused : CONNECT.running;
    this.resumeTime = Duration.seconds(this.#connectSeconds - CONNECT.running);
    this.#authorities = proxy.enabled ? {} : AMAZON_AUTHORITIES;
    const securityGroup = this.#createProxyGroup(network);
    this.#endpoint = proxy.enabled
      ? new DatabaseProxy(this, 'Proxy', {
          ...shared,
          cluster: this.cluster,
          securityGroup,
          zones: settings.network.zones,
          logRetentionDays,
        })
      : {
          securityGroup: this.cluster.securityGroup,
          getHost: (client) => referTo(this.cluster.host, this, client),
          port: this.cluster.port,
          getResourceId: (client) => referTo(this.cluster.resourceId, this, client),
        };
  }

  /**
   * Lets a client reach the database and sign in as one database role; the rules are created in the stack of the
   * client.
   */
  grantConnect(client: DatabaseClient, role: DatabaseRole): void {
    const { securityGroup, port } = this.#endpoint;
    allowTcp(client, 'Database', {
      from: client.securityGroup,
      to: securityGroup,
      port,
      purpose: 'Function to database',
    });
    const user = buildDatabaseUserArn(this, this.#endpoint.getResourceId(client), role);
    client.role.allow({ actions: ['rds-db:connect'], resources: [user] });
  }

  /** The environment variables that a client in the stack of `client` needs to connect. There is no password. */
  buildConnectionEnvironment(role: DatabaseRole, client: Construct): Record<string, string> {
    const { port } = this.#endpoint;
    return {
      DATABASE_HOST: this.#endpoint.getHost(client),
      DATABASE_PORT: `${port}`,
      DATABASE_NAME,
      DATABASE_USER: role,
      DATABASE_CONNECT_MS: `${this.#connectSeconds * 1000}`,
      ...this.#authorities,
    };
  }

  /**
   * Creates the security group of the proxy, without a proxy as well. The stacks of clients import one of the two groups.
   * CloudFormation removes no export that is imported, so both are always exported. Otherwise the setting `data.proxy`
   * could not be changed.
   */
  #createProxyGroup({ vpc }: Network): ISecurityGroup {
    const group = new SecurityGroup(this, 'ProxySecurityGroup', {
      vpc,
      description: 'Database proxy',
      allowAllOutbound: false,
    });
    for (const { securityGroupId } of [group, this.cluster.securityGroup]) Stack.of(this).exportValue(securityGroupId);
    return group;
  }
}
