import { acknowledge } from '../compliance/acknowledgement';
import { AccountLogging } from './account-logging';

export const accountLoggingAcks = acknowledge(AccountLogging, ({ logGroups }) => [
  {
    rule: 'AwsSolutions-IAM5',
    at: 'Role/Policy/Resource',
    details: [`Resource::${logGroups}`],
    reason:
      'One role writes the logs of every API of the account, in groups whose names hold generated ids; it reaches log groups of this account and region, and nothing else.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
