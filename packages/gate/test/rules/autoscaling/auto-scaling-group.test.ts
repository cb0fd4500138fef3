import { autoScalingGroupRules } from '../../../src/rules/autoscaling/auto-scaling-group';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('Auto Scaling group rules', autoScalingGroupRules, {
  AutoScalingGroupLaunchTemplate: {
    holds: [{ LaunchTemplate: { LaunchTemplateId: 'lt-0abc', Version: '1' } }],
    broken: [{ LaunchConfigurationName: { Ref: 'Configuration' } }],
    undecided: [{ resources: { Group: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: UNKNOWN } } }],
  },
});
