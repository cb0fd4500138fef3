import { WAFV2Client } from '@aws-sdk/client-wafv2';
import { createBlockedAddresses } from '../blocks/blocked-addresses';
import { CLIENT_OPTIONS } from '../client-options';
import { readVariable } from '../environment';
import { createPlaybookHandler } from '../playbooks/playbook-handler';
import { createObjectStore } from '../record/object-store';
import { createBlockAddress } from './block-address';

export const handler = createPlaybookHandler(
  createBlockAddress({
    blocked: createBlockedAddresses(new WAFV2Client(CLIENT_OPTIONS), readVariable('IP_SET')),
    store: createObjectStore(),
    hours: Number(readVariable('BLOCK_HOURS')),
    neverBlock: JSON.parse(readVariable('NEVER_BLOCK')),
  }),
);
