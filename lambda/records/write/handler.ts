import { Logger } from '@aws-lambda-powertools/logger';
import { connectFunctionDatabase } from '../database/function-database';
import { createFunctionKeyRing } from '../encryption/function-keys';
import { createWriteService } from './write-service';

const call = connectFunctionDatabase();

export const handler = createWriteService({
  call,
  keys: createFunctionKeyRing(call),
  logger: new Logger({ serviceName: 'records-write' }),
});
