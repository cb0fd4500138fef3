import { IAMClient } from '@aws-sdk/client-iam';
import { CLIENT_OPTIONS } from '../client-options';
import { createPlaybookHandler } from '../playbooks/playbook-handler';
import { createQuarantineCredential } from './quarantine-credential';

export const handler = createPlaybookHandler(createQuarantineCredential(new IAMClient(CLIENT_OPTIONS)));
