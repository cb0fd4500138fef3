import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { CLIENT_OPTIONS } from '../client-options';
import { readVariable } from '../environment';
import { createPlaybookHandler } from '../playbooks/playbook-handler';
import { createDisableUser } from './disable-user';

export const handler = createPlaybookHandler(
  createDisableUser(new CognitoIdentityProviderClient(CLIENT_OPTIONS), readVariable('USER_POOL_ID')),
);
