import { Logger } from '@aws-lambda-powertools/logger';
import { functionDatabase } from '../database/function-database';
import { functionKeys } from '../encryption/function-keys';
import { writeService } from './write-service';

const call = functionDatabase();

export const handler = writeService({
  call,
  keys: functionKeys(call),
  logger: new Logger({ serviceName: 'records-write' }),
});
