import { acknowledge } from '@bulwark/gate';
import { Stack } from 'aws-cdk-lib';
import { MonitoringRole } from './monitoring-role';

export const monitoringRoleAcks = acknowledge(MonitoringRole, (role) => {
  const { region, account } = Stack.of(role);
  return [
    {
      rule: 'AwsSolutions-IAM5',
      at: 'Role/Policy/Resource',
      details: ['log-stream:*', '*'].map(
        (streams) => `Resource::arn:aws:logs:${region}:${account}:log-group:RDSOSMetrics:${streams}`,
      ),
      reason:
        'RDS names each log stream after the generated id of an instance. The role reaches only streams of this one log group.',
      owner: 'platform-security',
      until: '2027-10-31',
    },
  ];
});
