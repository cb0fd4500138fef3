import { acknowledge } from '../compliance/acknowledgement';
import { CanaryDeployment } from './canary-deployment';

export const canaryDeploymentAcks = acknowledge(CanaryDeployment, ({ alarms }) => [
  {
    rule: 'AwsSolutions-IAM5',
    at: 'Role/Policy/Resource',
    details: [`Resource::${alarms}`],
    reason:
      'CodeDeploy lists alarms to find those that take a deployment back; it may read their state in this account and region, and change none.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
