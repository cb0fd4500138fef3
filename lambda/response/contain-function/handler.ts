import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CLIENT_OPTIONS } from '../client-options';
import { createPlaybookHandler } from '../playbooks/playbook-handler';
import { createContainFunction } from './contain-function';

export const handler = createPlaybookHandler(
  createContainFunction(new LambdaClient(CLIENT_OPTIONS), new IAMClient(CLIENT_OPTIONS)),
);
