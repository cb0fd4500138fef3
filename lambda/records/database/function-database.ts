import { createDatabaseToken } from '../../shared/database-token';
import { defaultProvider } from '../../shared/environment-credentials';
import { createDatabaseCall, type DatabaseCall } from './database-call';
import { connectDatabase } from './database-connection';
import { parseDatabaseSettings } from './database-settings';

/** Connects a function in AWS to the database of its environment variables, with an IAM token for each connection. */
export function connectFunctionDatabase(options: { readonly statementMs?: number } = {}): DatabaseCall {
  const settings = parseDatabaseSettings(process.env);
  const credentials = defaultProvider();
  const password = async () => createDatabaseToken(settings, await credentials(), new Date());
  return createDatabaseCall(connectDatabase(settings, { password, ...options }));
}
