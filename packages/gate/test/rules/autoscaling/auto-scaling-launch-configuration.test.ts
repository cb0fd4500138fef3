import { autoScalingLaunchConfigurationRules } from '../../../src/rules/autoscaling/auto-scaling-launch-configuration';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('Auto Scaling launch configuration rules', autoScalingLaunchConfigurationRules, {
  AutoScalingLaunchConfigurationImdsV2: {
    holds: [{ MetadataOptions: { HttpTokens: 'required' } }],
    broken: [{}, { MetadataOptions: { HttpTokens: 'optional' } }],
    undecided: [{ MetadataOptions: { HttpTokens: UNKNOWN } }],
    notApplicable: [{ MetadataOptions: { HttpEndpoint: 'disabled' } }],
  },
  AutoScalingLaunchConfigurationMetadataHopLimit: {
    holds: [{}, { MetadataOptions: { HttpPutResponseHopLimit: 1 } }],
    broken: [{ MetadataOptions: { HttpPutResponseHopLimit: 3 } }],
    undecided: [{ MetadataOptions: { HttpPutResponseHopLimit: UNKNOWN } }],
  },
  AutoScalingLaunchConfigurationNoPublicAddress: {
    holds: [{}, { AssociatePublicIpAddress: false }],
    broken: [{ AssociatePublicIpAddress: true }],
    undecided: [{ AssociatePublicIpAddress: UNKNOWN }],
  },
});
