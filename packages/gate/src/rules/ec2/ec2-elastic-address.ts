import type { Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

/** Rules for Elastic IP addresses. Those of NAT gateways and load balancers name no instance. */
export const ec2ElasticAddressRules: readonly Rule[] = [
  {
    id: 'Ec2ElasticAddressNotOnInstance',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::EC2::EIP', 'AWS::EC2::EIPAssociation'],
    what: 'Elastic IP address does not give an EC2 instance a public IP address',
    why: 'An instance with a public address is scanned and attacked directly from the internet.',
    fix: 'Remove InstanceId and NetworkInterfaceId. Route requests through a load balancer, and outbound traffic through NAT.',
    property: 'Properties.InstanceId',
    references: [securityHub('EC2.9'), awsDocs('AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html'), nist('SC-7')],
    check: (address) => !['InstanceId', 'NetworkInterfaceId'].some((name) => namesTarget(address.at(name))),
  },
];

/** A reference that only a deployment determines names an instance too. */
function namesTarget({ present, raw }: Value): boolean {
  return present && raw !== '';
}
