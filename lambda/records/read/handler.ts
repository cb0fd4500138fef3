import { Logger } from '@aws-lambda-powertools/logger';
import { functionDatabase } from '../database/function-database';
import { functionKeys } from '../encryption/function-keys';
import { readService } from './read-service';

const call = functionDatabase();

export const handler = readService({
  call,
  keys: functionKeys(call),
  logger: new Logger({ serviceName: 'records-read' }),
});
