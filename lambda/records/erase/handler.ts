import { Logger } from '@aws-lambda-powertools/logger';
import { connectFunctionDatabase } from '../database/function-database';
import { readClientKeys } from '../http/client-keys';
import { createEraseService } from './erase-service';

export const handler = createEraseService({
  call: connectFunctionDatabase(),
  clientKeys: readClientKeys(process.env),
  logger: new Logger({ serviceName: 'records-erase' }),
  now: Date.now,
});
