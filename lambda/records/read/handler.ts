import { Logger } from '@aws-lambda-powertools/logger';
import { connectFunctionDatabase } from '../database/function-database';
import { createFunctionKeyRing } from '../encryption/function-keys';
import { readClientKeys } from '../http/client-keys';
import { createReadService } from './read-service';

const call = connectFunctionDatabase();

export const handler = createReadService({
  call,
  keys: createFunctionKeyRing(call),
  clientKeys: readClientKeys(process.env),
  logger: new Logger({ serviceName: 'records-read' }),
});
