import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::EC2::Instance'];
const GUIDE = 'AWSEC2/latest/UserGuide';

/** Rules for EC2 instances. cdk-nag has rules for their volumes, monitoring and termination protection. */
export const ec2InstanceRules: readonly Rule[] = createPropertyRules([
  {
    id: 'Ec2InstanceImdsV2',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'EC2 instance requires version 2 of the instance metadata service',
    why: 'With version 1, a server-side request forgery in the application reads the credentials of the instance role.',
    fix: 'Set MetadataOptions.HttpTokens to required.',
    property: 'MetadataOptions.HttpTokens',
    references: [
      securityHub('EC2.8'),
      trivy('AVD-AWS-0028'),
      awsDocs(`${GUIDE}/configuring-instance-metadata-service.html`),
    ],
    expects: { equals: 'required' },
    // The options of a launch template are judged there.
    onlyIf: (instance) => hasMetadataEndpoint(instance) && !instance.at('LaunchTemplate').present,
  },
  {
    id: 'Ec2InstanceMetadataHopLimit',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'EC2 instance limits metadata responses to one network hop',
    why: 'With more hops, a container or a proxy on the instance reads the credentials of the instance role.',
    fix: 'Set MetadataOptions.HttpPutResponseHopLimit to 1, or remove it.',
    property: 'MetadataOptions.HttpPutResponseHopLimit',
    references: [checkov('CKV_AWS_341'), awsDocs(`${GUIDE}/instancedata-data-retrieval.html`)],
    expects: { atMost: 1 },
  },
  {
    id: 'Ec2InstanceNoPublicAddress',
    level: 'required',
    group: 'privateNetwork',
    types: TYPES,
    what: 'EC2 instance does not have a public IP address',
    why: 'An instance with a public address is scanned and attacked directly from the internet.',
    fix: 'Set AssociatePublicIpAddress of each network interface to false. Route requests through a load balancer.',
    property: 'NetworkInterfaces.*.AssociatePublicIpAddress',
    references: [securityHub('EC2.9'), checkov('CKV_AWS_88'), nist('SC-7')],
    expects: { differsFrom: true },
  },
  {
    id: 'Ec2InstanceNoKeyPair',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'EC2 instance is managed through Session Manager and not with an SSH key pair',
    why: 'A private key is copied and shared, and its use appears in no audit log.',
    fix: 'Remove KeyName. Give the instance role the policy AmazonSSMManagedInstanceCore.',
    property: 'KeyName',
    references: [
      awsConfig('ec2-no-amazon-key-pair'),
      awsDocs('systems-manager/latest/userguide/session-manager.html'),
      nist('AC-17'),
    ],
    expects: { absent: true },
  },
]);

function hasMetadataEndpoint(instance: TemplateResource): boolean {
  return instance.at('MetadataOptions.HttpEndpoint').text() !== 'disabled';
}
