import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CLIENT_OPTIONS } from '../client-options';
import { readVariable } from '../environment';
import { createPlaybookHandler } from '../playbooks/playbook-handler';
import { createRestoreTrail } from './restore-trail';
import { parseTrailSettings } from './trail-settings';

export const handler = createPlaybookHandler(
  createRestoreTrail(new CloudTrailClient(CLIENT_OPTIONS), parseTrailSettings(readVariable('TRAIL'))),
);
