import { Stack } from 'aws-cdk-lib';
import { acknowledge } from '../compliance/acknowledgement';
import { MonitoringRole } from './monitoring-role';

export const monitoringRoleAcks = acknowledge(MonitoringRole, (role) => {
  const { region, account } = Stack.of(role);
  return [
    {
      rule: 'AwsSolutions-IAM5',
      at: 'Role/Policy/Resource',
      details: [`Resource::arn:aws:logs:${region}:${account}:log-group:RDSOSMetrics:log-stream:*`],
      reason:
        'RDS names a stream after the generated id of each instance; the role reaches streams of this one log group.',
      owner: 'platform-security',
      until: '2027-10-31',
    },
  ];
});
