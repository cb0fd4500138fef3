import { Logger } from '@aws-lambda-powertools/logger';
import { Client } from 'pg';
import { type DatabaseSettings, parseDatabaseSettings } from '../records/database/database-settings';
import { columnTypes } from '../shared/column-types';
import { createCustomResourceHandler } from '../shared/custom-resource';
import { createDatabaseToken } from '../shared/database-token';
import { defaultProvider } from '../shared/environment-credentials';
import { migrations } from './migrations';
import { migrate } from './migrator';
import { waitForDatabase } from './wait-for-database';

const logger = new Logger({ serviceName: 'migrate' });

/**
 * The custom resource that applies migrations during a deployment. Its deletion changes nothing: schema and data are
 * deleted with the cluster, which takes a final snapshot.
 */
export const handler = createCustomResourceHandler(async ({ type }, deadline) => {
  if (type === 'Delete') return {};
  const settings = parseDatabaseSettings(process.env);
  const client = await waitForDatabase(() => connect(settings, deadline), { deadline, logger });
  try {
    const applied = await migrate(client, migrations);
    logger.info('the schema is up to date', { applied });
    return { Applied: applied.join(',') };
  } finally {
    await client.end();
  }
});

async function connect(settings: DatabaseSettings, deadline: AbortSignal): Promise<Client> {
  const client = new Client({
    host: settings.host,
    port: settings.port,
    database: settings.name,
    user: settings.user,
    password: createDatabaseToken(settings, await defaultProvider()(), new Date()),
    // NODE_EXTRA_CA_CERTS contains the authority that signed the certificate of the server.
    ssl: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    types: columnTypes,
    connectionTimeoutMillis: settings.connectMs,
  });
  // PostgreSQL rolls back a migration whose connection ends. Nothing may be applied after CloudFormation received a
  // failure.
  client.on('error', (error) => logger.warn('the connection was lost', { error }));
  deadline.addEventListener('abort', () => void client.end());
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}
