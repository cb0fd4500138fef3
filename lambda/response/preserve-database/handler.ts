import { RDSClient } from '@aws-sdk/client-rds';
import { CLIENT_OPTIONS } from '../client-options';
import { readVariable } from '../environment';
import { createPlaybookHandler } from '../playbooks/playbook-handler';
import { createPreserveDatabase } from './preserve-database';

export const handler = createPlaybookHandler(
  createPreserveDatabase(new RDSClient(CLIENT_OPTIONS), readVariable('ISOLATION_GROUP')),
);
