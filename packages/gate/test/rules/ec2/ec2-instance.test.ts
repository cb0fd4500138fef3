import { ec2InstanceRules } from '../../../src/rules/ec2/ec2-instance';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TEMPLATE = { LaunchTemplateId: 'lt-0abc', Version: '1' };
const TYPE = 'AWS::EC2::Instance';

rulesDecide('EC2 instance rules', ec2InstanceRules, {
  Ec2InstanceImdsV2: {
    holds: [{ MetadataOptions: { HttpTokens: 'required' } }],
    broken: [{}, { MetadataOptions: { HttpTokens: 'optional' } }, { MetadataOptions: { HttpEndpoint: 'enabled' } }],
    undecided: [{ MetadataOptions: { HttpTokens: UNKNOWN } }, { MetadataOptions: UNKNOWN }],
    notApplicable: [{ LaunchTemplate: TEMPLATE }, { MetadataOptions: { HttpEndpoint: 'disabled' } }],
  },
  Ec2InstanceMetadataHopLimit: {
    holds: [{}, { MetadataOptions: { HttpPutResponseHopLimit: 1 } }],
    broken: [{ MetadataOptions: { HttpPutResponseHopLimit: 2 } }],
    undecided: [{ MetadataOptions: { HttpPutResponseHopLimit: UNKNOWN } }],
  },
  Ec2InstanceNoPublicAddress: {
    holds: [{}, { NetworkInterfaces: [{ DeviceIndex: '0' }, { AssociatePublicIpAddress: false }] }],
    broken: [{ NetworkInterfaces: [{ AssociatePublicIpAddress: false }, { AssociatePublicIpAddress: 'true' }] }],
    undecided: [{ NetworkInterfaces: [{ AssociatePublicIpAddress: UNKNOWN }] }],
  },
  Ec2InstanceNoKeyPair: {
    holds: [{}],
    broken: [{ KeyName: 'admin' }],
    undecided: [{ resources: { Instance: { Type: TYPE, Properties: UNKNOWN } } }],
  },
});
