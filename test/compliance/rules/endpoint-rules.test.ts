import { endpointRules } from '../../../lib/compliance/rules/endpoint-rules';
import { OWN, policyOf, STRANGER } from './resource-policy-cases';
import { rulesDecide, UNKNOWN } from './rule-cases';

const KEYS = `arn:aws:kms:eu-central-1:${OWN}:key/*`;
const BOTH = { 'aws:PrincipalAccount': OWN, 'aws:ResourceAccount': OWN };
const allow = (Action: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal: '*',
  Action,
  Resource: KEYS,
  Condition: { StringEquals: BOTH },
  ...more,
});
const where = (condition: object, more: object = {}) =>
  policyOf(allow('kms:Decrypt', { Condition: condition, ...more }));
const PRINCIPAL = { StringEquals: { 'aws:PrincipalAccount': OWN } };
const WHERE_TOLD = { ...PRINCIPAL, StringEqualsIfExists: { 'aws:ResourceAccount': OWN } };
const door = (properties: object) => ({ VpcEndpointType: 'Interface', ...properties });
const gateway = { VpcEndpointType: 'Gateway' };
const inZone = (AvailabilityZone: string, network = 'Vpc') => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { AvailabilityZone, VpcId: { Ref: network } },
});
/** An endpoint among subnets of two zones, in the first of which a function runs. */
const network = (properties: object) => ({
  resources: {
    Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcId: { Ref: 'Vpc' }, ...properties } },
    Vpc: { Type: 'AWS::EC2::VPC' },
    A: inZone('eu-central-1a'),
    A2: inZone('eu-central-1a'),
    B: inZone('eu-central-1b'),
    TableA: { Type: 'AWS::EC2::RouteTable' },
    TableB: { Type: 'AWS::EC2::RouteTable' },
    OfA: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: 'A' }, RouteTableId: { Ref: 'TableA' } },
    },
    Function: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SubnetIds: [{ Ref: 'A' }] } } },
  },
});
const inSubnets = (...SubnetIds: unknown[]) => network(door({ SubnetIds }));
const serving = (...RouteTableIds: unknown[]) => network({ ...gateway, RouteTableIds });

rulesDecide('endpoint rules', endpointRules, {
  Ec2EndpointHasPolicy: {
    holds: [policyOf(allow('kms:Decrypt'))],
    broken: [{}, policyOf()],
    undecided: [{ PolicyDocument: UNKNOWN }],
  },
  Ec2EndpointExactActions: {
    holds: [policyOf(allow(['kms:Decrypt', 'kms:Encrypt']))],
    broken: [policyOf(allow('kms:*')), policyOf(allow('*'))],
    undecided: [policyOf(allow(UNKNOWN))],
  },
  Ec2EndpointOfThisAccount: {
    holds: [
      policyOf(allow('kms:Decrypt')),
      where(WHERE_TOLD),
      where({}, { Action: 's3:PutObject', Resource: 'arn:aws:s3:::answers-example/*' }),
    ],
    broken: [
      where({}),
      where(PRINCIPAL),
      where({ StringEquals: { 'aws:ResourceAccount': OWN } }),
      where({ StringEquals: { ...BOTH, 'aws:PrincipalAccount': STRANGER } }),
      where({ StringEquals: { ...BOTH, 'aws:ResourceAccount': STRANGER } }),
      where({}, { Action: 's3:PutObject', Resource: '*' }),
      where({}, { Action: 's3:PutObject', Resource: 'arn:aws:s3:::*' }),
    ],
    undecided: [{ PolicyDocument: UNKNOWN }],
  },
  Ec2EndpointExactResources: {
    holds: [
      where(WHERE_TOLD),
      where({ StringEquals: BOTH }, { Resource: '*' }),
      where(WHERE_TOLD, { Action: ['sts:GetCallerIdentity', 'cloudwatch:PutMetricData'], Resource: '*' }),
    ],
    broken: [where(WHERE_TOLD, { Resource: '*' }), where(WHERE_TOLD, { Resource: [KEYS, '*'] })],
    undecided: [{ PolicyDocument: UNKNOWN }],
  },
  Ec2EndpointAnswersToItsName: {
    holds: [door({ PrivateDnsEnabled: true })],
    broken: [door({}), door({ PrivateDnsEnabled: false })],
    undecided: [door({ PrivateDnsEnabled: UNKNOWN })],
    notApplicable: [{}, gateway],
  },
  Ec2EndpointOwnGroup: {
    holds: [door({ SecurityGroupIds: ['sg-example'] })],
    broken: [door({}), door({ SecurityGroupIds: [] })],
    undecided: [door({ SecurityGroupIds: UNKNOWN })],
    notApplicable: [gateway],
  },
  Ec2EndpointInEveryZone: {
    holds: [inSubnets({ Ref: 'A' }, { Ref: 'B' }), door({ SubnetIds: ['subnet-1', 'subnet-2'] })],
    broken: [
      inSubnets({ Ref: 'A' }),
      inSubnets({ Ref: 'A' }, { Ref: 'A2' }),
      inSubnets(),
      door({ SubnetIds: ['subnet-1'] }),
    ],
    undecided: [inSubnets(UNKNOWN, UNKNOWN)],
    notApplicable: [gateway],
  },
  Ec2GatewayServesFunctions: {
    holds: [serving({ Ref: 'TableA' }), serving({ Ref: 'TableA' }, { Ref: 'TableB' }), serving('rtb-example')],
    broken: [serving({ Ref: 'TableB' }), serving()],
    undecided: [serving(UNKNOWN)],
    notApplicable: [door({})],
  },
});
