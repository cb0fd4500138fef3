import { databaseToken } from '../../shared/database-token';
import { defaultProvider } from '../../shared/environment-credentials';
import { type DatabaseCall, databaseCall } from './database-call';
import { connectDatabase } from './database-connection';
import { databaseSettings } from './database-settings';

/** The database of a function in AWS: where its environment says, as the user it names, with a token for each connection. */
export function functionDatabase(options: { readonly statementMs?: number } = {}): DatabaseCall {
  const settings = databaseSettings(process.env);
  const credentials = defaultProvider();
  const password = async () => databaseToken(settings, await credentials(), new Date());
  return databaseCall(connectDatabase(settings, { password, ...options }));
}
