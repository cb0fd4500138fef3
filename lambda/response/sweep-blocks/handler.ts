import { Logger } from '@aws-lambda-powertools/logger';
import { WAFV2Client } from '@aws-sdk/client-wafv2';
import { createBlockedAddresses } from '../blocks/blocked-addresses';
import { CLIENT_OPTIONS } from '../client-options';
import { readVariable } from '../environment';
import { createObjectStore } from '../record/object-store';
import { liftEndedBlocks } from './sweep';

const logger = new Logger({ serviceName: 'sweep-blocks' });
const blocked = createBlockedAddresses(new WAFV2Client(CLIENT_OPTIONS), readVariable('IP_SET'));
const store = createObjectStore();

/** Runs on a schedule. */
export async function handler(): Promise<{ readonly lifted: readonly string[] }> {
  const lifted = await liftEndedBlocks(blocked, store, new Date());
  logger.info('swept', { lifted });
  return { lifted };
}
