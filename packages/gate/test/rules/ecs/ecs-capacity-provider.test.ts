import { ecsCapacityProviderRules } from '../../../src/rules/ecs/ecs-capacity-provider';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('ECS capacity provider rules', ecsCapacityProviderRules, {
  EcsCapacityProviderTerminationProtection: decideProperty('AutoScalingGroupProvider.ManagedTerminationProtection', {
    holds: ['ENABLED'],
    broken: ['DISABLED', undefined],
    notApplicable: [{ ManagedInstancesProvider: {} }],
  }),
});
