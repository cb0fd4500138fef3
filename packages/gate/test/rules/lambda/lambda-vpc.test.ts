import { lambdaVpcRules } from '../../../src/rules/lambda/lambda-vpc';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::Lambda::Function';
const variables = (Variables: unknown) => ({ Environment: { Variables } });
const zones = (...names: unknown[]) => ({
  resources: {
    Subject: {
      Type: TYPE,
      Properties: {
        VpcConfig: { SubnetIds: names.map((_, index) => ({ Ref: `Subnet${index}` })), SecurityGroupIds: ['sg-1'] },
      },
    },
    ...Object.fromEntries(
      names.map((AvailabilityZone, index) => [
        `Subnet${index}`,
        { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone } },
      ]),
    ),
  },
});
const ofDatabase = (VpcConfig: unknown) => ({
  resources: {
    Subject: { Type: TYPE, Properties: { VpcConfig, ...variables({ HOST: { 'Fn::GetAtt': ['Proxy', 'Endpoint'] } }) } },
    Proxy: { Type: 'AWS::RDS::DBProxy', Properties: {} },
  },
});

rulesDecide('Lambda VPC rules', lambdaVpcRules, {
  LambdaVpcMultiAz: {
    holds: [
      zones('eu-central-1a', 'eu-central-1b'),
      { VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'] } },
      { VpcConfig: { SubnetIds: [{ Ref: 'First' }, { Ref: 'Second' }] } },
      { VpcConfig: { SubnetIds: { Ref: 'Subnets' } } },
    ],
    broken: [
      zones('eu-central-1a'),
      zones('eu-central-1a', 'eu-central-1a'),
      { VpcConfig: { SubnetIds: ['subnet-1'] } },
      { VpcConfig: { SubnetIds: [{ Ref: 'First' }] } },
      { VpcConfig: { SecurityGroupIds: ['sg-1'] } },
    ],
    undecided: [{ VpcConfig: { SubnetIds: [UNKNOWN, 'subnet-2'], SecurityGroupIds: ['sg-1'] } }],
    notApplicable: [{}],
  },
  LambdaVpcForDatabaseClients: {
    holds: [ofDatabase({ SubnetIds: ['subnet-1'] })],
    broken: [ofDatabase(undefined), ofDatabase({ SubnetIds: [] })],
    undecided: [ofDatabase({ SubnetIds: UNKNOWN })],
    notApplicable: [{}],
  },
});
