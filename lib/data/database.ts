import { Construct } from 'constructs';
import type { DataKeys } from '../encryption/data-keys';
import type { ServiceFunction } from '../functions/service-function';
import type { Network } from '../network/network';
import { openPath } from '../network/security-group-path';
import type { Settings } from '../settings/settings';
import { DatabaseProxy } from './database-proxy';
import { DATABASE_NAME, type DatabaseRole } from './database-role';
import { PostgresCluster } from './postgres-cluster';

export interface DatabaseProps {
  readonly prefix: string;
  readonly network: Network;
  readonly keys: DataKeys;
  readonly settings: Settings;
}

/** The database as the rest of the backend knows it: something a function may be allowed to sign in to, as one role. */
export class Database extends Construct {
  readonly cluster: PostgresCluster;
  readonly #proxy: DatabaseProxy;

  constructor(scope: Construct, id: string, { prefix, network, keys, settings }: DatabaseProps) {
    super(scope, id);
    const shared = { prefix, network, keys };
    this.cluster = new PostgresCluster(this, 'Cluster', {
      ...shared,
      settings: settings.data,
    });
    this.#proxy = new DatabaseProxy(this, 'Proxy', {
      ...shared,
      cluster: this.cluster,
      logRetentionDays: settings.data.logRetentionDays,
    });
  }

  /** Lets a function reach the proxy and sign in as one role; the rules are made in the function's stack. */
  allowConnection(client: ServiceFunction, role: DatabaseRole): void {
    openPath(client, 'Database', {
      from: client.securityGroup,
      to: this.#proxy.securityGroup,
      port: this.#proxy.port,
      purpose: 'Function to database proxy',
    });
    client.role.allow({ actions: ['rds-db:connect'], resources: [this.#proxy.userArn(role)] });
  }

  /** What a function needs to know to connect; there is no password to tell. */
  connectionEnvironment(role: DatabaseRole): Record<string, string> {
    return {
      DATABASE_HOST: this.#proxy.host,
      DATABASE_PORT: `${this.#proxy.port}`,
      DATABASE_NAME,
      DATABASE_USER: role,
    };
  }
}
