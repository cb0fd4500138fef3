import { Logger } from '@aws-lambda-powertools/logger';
import { connectFunctionDatabase } from '../database/function-database';
import { createEraseService } from './erase-service';

/** A person may have thousands of records, which are deleted in one transaction. */
const STATEMENT_MS = 8_000;

export const handler = createEraseService({
  call: connectFunctionDatabase({ statementMs: STATEMENT_MS }),
  logger: new Logger({ serviceName: 'records-erase' }),
});
