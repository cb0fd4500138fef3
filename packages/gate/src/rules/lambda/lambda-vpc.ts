import { isPassedParameter } from '../../templates/known-values';
import type { Value } from '../../templates/template-resource';
import { nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::Lambda::Function'];
const PROPERTY = 'Properties.VpcConfig';

/** Rules for the network of functions. */
export const lambdaVpcRules: readonly Rule[] = [
  {
    id: 'LambdaVpcMultiAz',
    level: 'required',
    group: 'resilience',
    types: TYPES,
    what: 'Lambda function in a VPC has subnets in at least two Availability Zones',
    why: 'A function in one zone is unavailable for as long as the zone is.',
    fix: 'Add subnets of two or more Availability Zones to VpcConfig.SubnetIds.',
    property: PROPERTY,
    references: [securityHub('Lambda.5'), nist('CP-10')],
    check: (fn) => {
      // A list that whoever deploys the template passes has the subnets that this person chose.
      if (isPassedParameter(fn.at('VpcConfig.SubnetIds'))) return true;
      const subnets = fn.at('VpcConfig.SubnetIds').items();
      if (subnets.length + fn.at('VpcConfig.SecurityGroupIds').items().length === 0) return 'not applicable';
      const zones = subnets.map((subnet) => subnet.target()?.at('AvailabilityZone').display() ?? readSubnet(subnet));
      return new Set(zones).size >= 2;
    },
  },
  {
    id: 'LambdaVpcForDatabaseClients',
    level: 'required',
    group: 'privateNetwork',
    types: TYPES,
    what: 'Lambda function that connects to an RDS database is in a VPC',
    why: 'A function outside the VPC can reach the database only when the database is open to the internet.',
    fix: 'Set VpcConfig of the function that has the address of the database in its environment.',
    property: PROPERTY,
    references: [securityHub('Lambda.3'), nist('SC-7')],
    check: (fn) => {
      const isClient = fn
        .at('Environment.Variables')
        .entries()
        .some(([, value]) => /^AWS::RDS::/.test(value.target()?.type ?? ''));
      return isClient ? fn.at('VpcConfig.SubnetIds').items().length > 0 : 'not applicable';
    },
  },
];

/** Each parameter is another subnet. */
function readSubnet(subnet: Value): string | undefined {
  return isPassedParameter(subnet) ? subnet.display() : subnet.text();
}
