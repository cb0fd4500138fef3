import { ec2VpcEndpointRules } from '../../../src/rules/ec2/ec2-vpc-endpoint';
import { buildPolicy, OWN, STRANGER } from '../resource-policy-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

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
  buildPolicy(allow('kms:Decrypt', { Condition: condition, ...more }));
const ORGANIZATION = { 'aws:PrincipalOrgID': 'o-example', 'aws:ResourceOrgID': 'o-example' };
const PRINCIPAL = { StringEquals: { 'aws:PrincipalAccount': OWN } };
const IF_EXISTS = { ...PRINCIPAL, StringEqualsIfExists: { 'aws:ResourceAccount': OWN } };
const interfaceEndpoint = (properties: object) => ({ VpcEndpointType: 'Interface', ...properties });
const gateway = { VpcEndpointType: 'Gateway' };
const inZone = (AvailabilityZone: string, network = 'Vpc') => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { AvailabilityZone, VpcId: { Ref: network } },
});
/** An endpoint in a VPC with subnets in two zones. A function runs in the first. */
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
const inSubnets = (...SubnetIds: unknown[]) => network(interfaceEndpoint({ SubnetIds }));
const withThirdZone = ({ resources }: ReturnType<typeof network>) => ({
  resources: { ...resources, C: inZone('eu-central-1c') },
});
const serving = (...RouteTableIds: unknown[]) => network({ ...gateway, RouteTableIds });

const statement = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });
const SERVICE = { ServiceName: 'com.amazonaws.eu-central-1.sqs' };
/** An endpoint in a VPC with one function, whose role has the statements and the managed policies. */
const calling = (statements: readonly object[], more: { readonly endpoint?: object; readonly role?: object } = {}) => {
  const { resources } = network(interfaceEndpoint({ ...SERVICE, ...more.endpoint }));
  const Policies = [{ PolicyName: 'Calls', PolicyDocument: { Version: '2012-10-17', Statement: statements } }];
  return {
    resources: {
      ...resources,
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          VpcConfig: { SubnetIds: [{ Ref: 'A' }] },
          DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Failures', 'Arn'] } },
        },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: { Policies, ...more.role } },
      Failures: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
      Key: { Type: 'AWS::KMS::Key' },
    },
  };
};
const ofService = (service: string) => ({ endpoint: { ServiceName: `com.amazonaws.eu-central-1.${service}` } });
const withManagedPolicy = (name: string) => ({ role: { ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] } });

rulesDecide('EC2 VPC endpoint rules', ec2VpcEndpointRules, {
  Ec2VpcEndpointPolicyDefined: {
    holds: [buildPolicy(allow('kms:Decrypt'))],
    broken: [{}, buildPolicy()],
    undecided: [{ PolicyDocument: UNKNOWN }],
  },
  Ec2VpcEndpointPolicyActionsExact: {
    holds: [buildPolicy(allow(['kms:Decrypt', 'kms:Encrypt']))],
    broken: [buildPolicy(allow('kms:*')), buildPolicy(allow('*'))],
    undecided: [buildPolicy(allow(UNKNOWN))],
  },
  Ec2VpcEndpointPolicyOwnAccount: {
    holds: [
      buildPolicy(allow('kms:Decrypt')),
      where(IF_EXISTS),
      where({ StringEquals: ORGANIZATION }),
      where({}, { Action: 's3:PutObject', Resource: 'arn:aws:s3:::answers-example/*' }),
    ],
    broken: [
      where({}),
      where(PRINCIPAL),
      where({ StringEquals: { 'aws:ResourceAccount': OWN } }),
      where({ StringEquals: { ...BOTH, 'aws:PrincipalAccount': STRANGER } }),
      where({ StringLike: { ...ORGANIZATION, 'aws:PrincipalOrgID': 'o-*' } }),
      where({ StringEquals: { ...BOTH, 'aws:ResourceAccount': STRANGER } }),
      where({}, { Action: 's3:PutObject', Resource: '*' }),
      where({}, { Action: 's3:PutObject', Resource: 'arn:aws:s3:::*' }),
    ],
    undecided: [{ PolicyDocument: UNKNOWN }],
  },
  Ec2VpcEndpointPolicyResourcesExact: {
    holds: [
      where(IF_EXISTS),
      where({ StringEquals: BOTH }, { Resource: '*' }),
      where({ StringEquals: ORGANIZATION }, { Resource: '*' }),
      where(IF_EXISTS, { Action: ['sts:GetCallerIdentity', 'cloudwatch:PutMetricData'], Resource: '*' }),
    ],
    broken: [where(IF_EXISTS, { Resource: '*' }), where(IF_EXISTS, { Resource: [KEYS, '*'] })],
    undecided: [{ PolicyDocument: UNKNOWN }],
  },
  Ec2VpcEndpointPrivateDnsEnabled: {
    holds: [interfaceEndpoint({ PrivateDnsEnabled: true })],
    broken: [interfaceEndpoint({}), interfaceEndpoint({ PrivateDnsEnabled: false })],
    undecided: [interfaceEndpoint({ PrivateDnsEnabled: UNKNOWN })],
    notApplicable: [{}, gateway],
  },
  Ec2VpcEndpointSecurityGroup: {
    holds: [interfaceEndpoint({ SecurityGroupIds: ['sg-example'] })],
    broken: [interfaceEndpoint({}), interfaceEndpoint({ SecurityGroupIds: [] })],
    undecided: [interfaceEndpoint({ SecurityGroupIds: UNKNOWN })],
    notApplicable: [gateway],
  },
  Ec2VpcEndpointMultipleZones: {
    holds: [
      inSubnets({ Ref: 'A' }, { Ref: 'B' }),
      withThirdZone(inSubnets({ Ref: 'A' }, { Ref: 'B' })),
      interfaceEndpoint({ SubnetIds: ['subnet-1', 'subnet-2'] }),
    ],
    broken: [
      inSubnets({ Ref: 'A' }),
      inSubnets({ Ref: 'A' }, { Ref: 'A2' }),
      inSubnets(),
      interfaceEndpoint({ SubnetIds: ['subnet-1'] }),
    ],
    undecided: [inSubnets(UNKNOWN, UNKNOWN)],
    notApplicable: [gateway],
  },
  Ec2VpcEndpointServiceCalled: {
    holds: [
      calling([statement('sqs:SendMessage')]),
      calling([statement('*')]),
      calling([statement('sqs:*')]),
      calling([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]),
      calling([statement('cloudwatch:PutMetricData')], ofService('monitoring')),
      calling([statement('kms:Decrypt')], ofService('kms-fips')),
      calling([statement('ecr:BatchGetImage')], {
        endpoint: { ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.ecr.dkr']] } },
      }),
      calling([], withManagedPolicy('AmazonSQSFullAccess')),
      calling([statement('logs:StartQuery')], ofService('logs')),
      calling([], { role: { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/outside'] } }),
      network(interfaceEndpoint(SERVICE)),
    ],
    broken: [
      calling([]),
      calling([statement('sns:Publish')]),
      calling([{ ...statement('sqs:SendMessage'), Effect: 'Deny' }]),
      // Lambda itself sends logs, traces and failed events from outside the VPC.
      calling([statement(['logs:CreateLogStream', 'logs:PutLogEvents'])], ofService('logs')),
      calling([statement('xray:PutTraceSegments')], ofService('xray')),
      calling([statement('ec2:CreateNetworkInterface')], ofService('ec2')),
      calling([statement('sqs:SendMessage', { 'Fn::GetAtt': ['Failures', 'Arn'] })]),
      calling([statement('kms:GenerateDataKey', { 'Fn::GetAtt': ['Key', 'Arn'] })], ofService('kms')),
      calling([], withManagedPolicy('service-role/AWSLambdaVPCAccessExecutionRole')),
    ],
    undecided: [calling([], { endpoint: { ServiceName: UNKNOWN } })],
    notApplicable: [
      gateway,
      calling([], ofService('no-such-service')),
      calling([], { endpoint: { ServiceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0' } }),
      interfaceEndpoint({ ...SERVICE, VpcId: 'vpc-outside' }),
      {
        resources: {
          ...calling([]).resources,
          Instance: { Type: 'AWS::EC2::Instance' },
        },
      },
    ],
  },
  Ec2VpcEndpointGatewayRoutes: {
    holds: [serving({ Ref: 'TableA' }), serving({ Ref: 'TableA' }, { Ref: 'TableB' }), serving('rtb-example')],
    broken: [serving({ Ref: 'TableB' }), serving()],
    undecided: [serving(UNKNOWN)],
    notApplicable: [interfaceEndpoint({})],
  },
});
