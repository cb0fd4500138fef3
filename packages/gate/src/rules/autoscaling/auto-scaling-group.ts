import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, type Rule, securityHub } from '../rule';

/** Rules for Auto Scaling groups. cdk-nag has rules about their notifications and health checks. */
export const autoScalingGroupRules: readonly Rule[] = createPropertyRules([
  {
    id: 'AutoScalingGroupLaunchTemplate',
    level: 'required',
    group: 'patched',
    types: ['AWS::AutoScaling::AutoScalingGroup'],
    what: 'Auto Scaling group uses a launch template',
    why: 'Launch configurations get no new features, such as defaults of the instance metadata service.',
    fix: 'Replace LaunchConfigurationName with LaunchTemplate.',
    property: 'LaunchConfigurationName',
    references: [
      securityHub('AutoScaling.9'),
      checkov('CKV_AWS_315'),
      awsDocs('autoscaling/ec2/userguide/launch-configurations.html'),
    ],
    expects: { absent: true },
  },
]);
