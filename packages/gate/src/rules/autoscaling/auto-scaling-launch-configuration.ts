import { createPropertyRules } from '../property-rule';
import { checkov, nist, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::AutoScaling::LaunchConfiguration'];

/** Rules for launch configurations. cdk-nag has the rule about their volumes. */
export const autoScalingLaunchConfigurationRules: readonly Rule[] = createPropertyRules([
  {
    id: 'AutoScalingLaunchConfigurationImdsV2',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Auto Scaling launch configuration requires version 2 of the instance metadata service',
    why: 'With version 1, a server-side request forgery in an application reads the credentials of the instance role.',
    fix: 'Set MetadataOptions.HttpTokens to required.',
    property: 'MetadataOptions.HttpTokens',
    references: [securityHub('AutoScaling.3'), checkov('CKV_AWS_79'), trivy('AVD-AWS-0130')],
    expects: { equals: 'required' },
    onlyIf: (configuration) => configuration.at('MetadataOptions.HttpEndpoint').text() !== 'disabled',
  },
  {
    id: 'AutoScalingLaunchConfigurationMetadataHopLimit',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Auto Scaling launch configuration limits metadata responses to one network hop',
    why: 'With more hops, a container or a proxy on the instance reads the credentials of the instance role.',
    fix: 'Set MetadataOptions.HttpPutResponseHopLimit to 1, or remove it.',
    property: 'MetadataOptions.HttpPutResponseHopLimit',
    references: [securityHub('AutoScaling.4'), checkov('CKV_AWS_341')],
    expects: { atMost: 1 },
  },
  {
    id: 'AutoScalingLaunchConfigurationNoPublicAddress',
    level: 'required',
    group: 'privateNetwork',
    types: TYPES,
    what: 'Auto Scaling launch configuration does not assign public IP addresses',
    why: 'Each instance with a public address is scanned and attacked directly from the internet.',
    fix: 'Set AssociatePublicIpAddress to false.',
    property: 'AssociatePublicIpAddress',
    references: [securityHub('AutoScaling.5'), trivy('AVD-AWS-0009'), nist('SC-7')],
    expects: { differsFrom: true },
  },
]);
