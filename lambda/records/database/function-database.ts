import type { Pool } from 'pg';
import { createDatabaseToken } from '../../shared/database-token';
import { defaultProvider } from '../../shared/environment-credentials';
import { createDatabaseCall, type DatabaseCall } from './database-call';
import { connectDatabase } from './database-connection';
import { parseDatabaseSettings } from './database-settings';

/** Connects a function in AWS to the database of its environment variables, with an IAM token for each connection. */
export function openFunctionDatabase(options: { readonly statementMs?: number } = {}): Pool {
  const settings = parseDatabaseSettings(process.env);
  const credentials = defaultProvider();
  const password = async () => createDatabaseToken(settings, await credentials(), new Date());
  return connectDatabase(settings, { password, ...options });
}

/** The calls of database functions over such a connection. */
export function connectFunctionDatabase(): DatabaseCall {
  return createDatabaseCall(openFunctionDatabase());
}
