import { Logger } from '@aws-lambda-powertools/logger';
import { Client } from 'pg';
import { databaseSettings } from '../records/database/database-settings';
import { columnTypes } from '../shared/column-types';
import { customResource } from '../shared/custom-resource';
import { databaseToken } from '../shared/database-token';
import { defaultProvider } from '../shared/environment-credentials';
import { migrations } from './migrations';
import { migrate } from './migrator';

const CONNECT_MS = 10_000;
const logger = new Logger({ serviceName: 'migrate' });

/**
 * The custom resource behind every deployment that changes the schema. Deleting it leaves schema and data alone: both go with
 * the cluster, which keeps a last snapshot.
 */
export const handler = customResource(async ({ type }, deadline) => {
  if (type === 'Delete') return {};
  const settings = databaseSettings(process.env);
  const client = new Client({
    host: settings.host,
    port: settings.port,
    database: settings.name,
    user: settings.user,
    password: databaseToken(settings, await defaultProvider()(), new Date()),
    // The authority that signed the server is among those of NODE_EXTRA_CA_CERTS.
    ssl: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    types: columnTypes,
    connectionTimeoutMillis: CONNECT_MS,
  });
  // A connection cut off in a migration takes the migration back; nothing may be applied once the deployment was told it failed.
  client.on('error', (error) => logger.warn('the connection was lost', { error }));
  deadline.addEventListener('abort', () => void client.end());
  await client.connect();
  try {
    const applied = await migrate(client, migrations);
    logger.info('the schema is up to date', { applied });
    return { Applied: applied.join(',') };
  } finally {
    await client.end();
  }
});
