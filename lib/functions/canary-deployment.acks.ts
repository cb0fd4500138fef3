import { acknowledge } from '@bulwark/gate';
import { CanaryDeployment } from './canary-deployment';

export const canaryDeploymentAcks = acknowledge(CanaryDeployment, ({ alarmArnPattern }) => [
  {
    rule: 'AwsSolutions-IAM5',
    at: 'Role/Policy/Resource',
    details: [`Resource::${alarmArnPattern}`],
    reason:
      'CodeDeploy lists alarms to find those that roll a deployment back. It may read alarm states in this account and region, and change none.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
