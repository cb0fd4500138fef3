import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { databaseToken } from '../../shared/database-token';
import { defaultProvider } from '../../shared/environment-credentials';
import { connectDatabase } from '../database-connection';
import { databaseSettings } from '../database-settings';
import { healthStore } from '../health-store';
import { readService } from './read-service';

const settings = databaseSettings(process.env);
const credentials = defaultProvider();
const database = connectDatabase(settings, {
  password: async () => databaseToken(settings, await credentials(), new Date()),
});

export const handler = readService({
  store: healthStore(database),
  logger: new Logger({ serviceName: 'records-read' }),
  metrics: new Metrics({ namespace: 'Bulwark', serviceName: 'records-read' }),
});
