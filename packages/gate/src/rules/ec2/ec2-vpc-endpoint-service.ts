import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule } from '../rule';

/** Rules for endpoint services, through which other accounts reach a load balancer. */
export const ec2VpcEndpointServiceRules: readonly Rule[] = createPropertyRules([
  {
    id: 'Ec2VpcEndpointServiceAcceptance',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::EC2::VPCEndpointService'],
    what: 'VPC endpoint service accepts each connection manually',
    why: 'Every principal that may see the service connects to it, and no review takes place.',
    fix: 'Set AcceptanceRequired to true.',
    property: 'AcceptanceRequired',
    references: [
      checkov('CKV_AWS_123'),
      awsDocs('vpc/latest/privatelink/configure-endpoint-service.html'),
      nist('AC-4'),
    ],
    expects: { equals: true },
  },
]);
