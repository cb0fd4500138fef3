import { Logger } from '@aws-lambda-powertools/logger';
import { functionDatabase } from '../database/function-database';
import { eraseService } from './erase-service';

/** A person may have thousands of records; they go in one transaction. */
const STATEMENT_MS = 8_000;

export const handler = eraseService({
  call: functionDatabase({ statementMs: STATEMENT_MS }),
  logger: new Logger({ serviceName: 'records-erase' }),
});
