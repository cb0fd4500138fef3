import { acknowledge } from '@bulwark/gate';
import { AccountLogging } from './account-logging';

export const accountLoggingAcks = acknowledge(AccountLogging, ({ logGroupArnPattern }) => [
  {
    rule: 'AwsSolutions-IAM5',
    at: 'Role/Policy/Resource',
    details: [`Resource::${logGroupArnPattern}`],
    reason:
      'One role writes the logs of every API of the account, to log groups with generated ids in their names. API Gateway requires the actions that read logs too. The role reaches only log groups of this account and region.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
