import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

/** Rules for the instances of clusters. */
export const ecsCapacityProviderRules: readonly Rule[] = createPropertyRules([
  {
    id: 'EcsCapacityProviderTerminationProtection',
    level: 'required',
    group: 'resilience',
    types: ['AWS::ECS::CapacityProvider'],
    what: 'ECS capacity provider has managed termination protection enabled',
    why: 'A scale-in otherwise ends instances on which tasks still work.',
    fix: 'Set AutoScalingGroupProvider.ManagedTerminationProtection to ENABLED.',
    property: 'AutoScalingGroupProvider.ManagedTerminationProtection',
    references: [
      securityHub('ECS.19'),
      awsDocs('AmazonECS/latest/developerguide/managed-termination-protection.html'),
      nist('CP-10'),
    ],
    expects: { equals: 'ENABLED' },
    onlyIf: (provider) => provider.at('AutoScalingGroupProvider').present,
  },
]);
