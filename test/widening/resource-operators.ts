import type { ResourceDeclaration } from '../../packages/gate/src/templates/template';
import {
  changeProperties,
  nameSubject,
  type Operator,
  type Subject,
  toList,
  toRecord,
  type Widening,
} from './widening';

/** Resources that protect, by the kind of their protection. */
const PROTECTING: Readonly<Record<string, string>> = {
  'AWS::AccessAnalyzer::Analyzer': 'detection',
  'AWS::Backup::BackupPlan': 'retention',
  'AWS::Backup::BackupSelection': 'retention',
  'AWS::CloudTrail::Trail': 'logs',
  'AWS::CloudWatch::Alarm': 'alarm',
  'AWS::Cognito::LogDeliveryConfiguration': 'logs',
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': 'sign-in',
  'AWS::Config::ConfigurationRecorder': 'detection',
  'AWS::Config::ConformancePack': 'detection',
  'AWS::EC2::FlowLog': 'logs',
  'AWS::Events::Rule': 'alarm',
  'AWS::GuardDuty::Detector': 'detection',
  'AWS::Logs::MetricFilter': 'alarm',
  'AWS::RDS::EventSubscription': 'alarm',
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': 'network',
  'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation': 'logs',
  'AWS::SecurityHub::Hub': 'detection',
  'AWS::SecurityHub::Standard': 'detection',
  'AWS::WAFv2::LoggingConfiguration': 'logs',
  'AWS::WAFv2::WebACL': 'web firewall',
};

const removeProtection: Operator = (subject) => {
  const kind = PROTECTING[subject.resource.Type];
  return kind === undefined
    ? []
    : [
        {
          kind,
          what: `${nameSubject(subject)} removed`,
          resources: { [subject.logicalId]: undefined },
          words: [nameSubject(subject), 'was removed'],
        },
      ];
};

const removeAssociation: Operator = (subject) =>
  subject.resource.Type === 'AWS::WAFv2::WebACLAssociation'
    ? [
        {
          kind: 'web firewall',
          what: `${nameSubject(subject)} removed`,
          resources: { [subject.logicalId]: undefined },
          words: ['no longer protects'],
        },
      ]
    : [];

const removeWebRule: Operator = (subject) =>
  subject.resource.Type !== 'AWS::WAFv2::WebACL'
    ? []
    : toList(subject.resource.Properties?.['Rules']).map((rule, index) => ({
        kind: 'web firewall',
        what: `rule ${index} of ${nameSubject(subject)} removed`,
        resources: { [subject.logicalId]: changeProperties(subject, ['Rules', String(index)], undefined) },
        words: [`"${String(toRecord(rule)['Name'])}"`, nameSubject(subject), 'was removed'],
      }));

const widenThreshold: Operator = (subject) => {
  const { Threshold, ComparisonOperator } = subject.resource.Properties ?? {};
  if (subject.resource.Type !== 'AWS::CloudWatch::Alarm' || typeof Threshold !== 'number') return [];
  const now = /^Greater/.test(String(ComparisonOperator)) ? Threshold * 100 + 1 : Threshold - 1;
  return [
    {
      kind: 'alarm',
      what: `threshold of ${nameSubject(subject)}`,
      resources: { [subject.logicalId]: changeProperties(subject, ['Threshold'], now) },
      words: ['Threshold', nameSubject(subject), String(now)],
    },
  ];
};

const weakenDeletion: Operator = ({ resource, ...subject }) =>
  (['DeletionPolicy', 'UpdateReplacePolicy'] as const).flatMap((name): Widening[] => {
    if (resource[name] !== 'Retain' && resource[name] !== 'Snapshot') return [];
    return [
      {
        kind: 'deletion',
        what: `${name} of ${subject.logicalId}`,
        resources: { [subject.logicalId]: { ...resource, [name]: 'Delete' } },
        words: [name, nameSubject({ resource, ...subject }), 'is Delete'],
      },
    ];
  });

/** Resources that a change adds to a template that has a resource of a type. */
const ADDED: readonly (readonly [
  string,
  string,
  (subject: Subject) => ResourceDeclaration,
  readonly (string | RegExp)[],
])[] = [
  [
    'network',
    'AWS::EC2::RouteTable',
    ({ logicalId }) => ({
      Type: 'AWS::EC2::Route',
      Properties: { RouteTableId: { Ref: logicalId }, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' },
    }),
    ['AWS::EC2::Route', 'was added'],
  ],
  [
    'network',
    'AWS::EC2::SecurityGroup',
    ({ logicalId }) => ({
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: {
        GroupId: { 'Fn::GetAtt': [logicalId, 'GroupId'] },
        IpProtocol: 'tcp',
        FromPort: 22,
        ToPort: 22,
        CidrIp: '0.0.0.0/0',
      },
    }),
    [/now admits tcp on port 22 from 0\.0\.0\.0\/0/],
  ],
  [
    'network',
    'AWS::EC2::VPC',
    () => ({ Type: 'AWS::EC2::InternetGateway', Properties: {} }),
    ['AWS::EC2::InternetGateway', 'was added'],
  ],
  [
    'permission',
    'AWS::Lambda::Function',
    ({ logicalId }) => ({
      Type: 'AWS::Lambda::Permission',
      Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: logicalId }, Principal: '*' },
    }),
    [/Any principal may now call lambda:InvokeFunction/],
  ],
  [
    'permission',
    'AWS::IAM::Role',
    ({ logicalId }) => ({
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'added',
        Roles: [{ Ref: logicalId }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:DeleteBucket', Resource: '*' }],
        },
      },
    }),
    [/may now call s3:DeleteBucket on \*/],
  ],
  [
    'permission',
    'AWS::SNS::Topic',
    ({ logicalId }) => ({
      Type: 'AWS::SNS::Subscription',
      Properties: { TopicArn: { Ref: logicalId }, Protocol: 'https', Endpoint: 'https://other.example.com/' },
    }),
    [/are now sent to https:\/\/other\.example\.com\//],
  ],
  [
    'authorization',
    'AWS::Cognito::UserPool',
    ({ logicalId }) => ({ Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: logicalId } } }),
    ['AWS::Cognito::UserPoolClient', 'was added'],
  ],
  [
    'detection',
    'AWS::SecurityHub::Hub',
    () => ({ Type: 'AWS::SecurityHub::AutomationRule', Properties: { RuleName: 'hide' } }),
    ['AWS::SecurityHub::AutomationRule', 'was added'],
  ],
];

const addBeside: Operator = (subject) =>
  ADDED.filter(([, type]) => subject.resource.Type === type).map(([kind, type, create, words]) => ({
    kind,
    what: `something more beside ${type} ${subject.logicalId}`,
    resources: { AddedByTest: create(subject) },
    words,
  }));

const openGroup: Operator = (subject) => {
  if (!/^AWS::EC2::SecurityGroup(?:In|E)gress$/.test(subject.resource.Type)) return [];
  const { SourceSecurityGroupId, DestinationSecurityGroupId, SourcePrefixListId, DestinationPrefixListId, ...rest } =
    subject.resource.Properties ?? {};
  const isIn = subject.resource.Type.endsWith('Ingress');
  return [
    {
      kind: 'network',
      what: `${subject.resource.Type} ${subject.logicalId} to any address`,
      resources: { [subject.logicalId]: { ...subject.resource, Properties: { ...rest, CidrIp: '0.0.0.0/0' } } },
      words: [isIn ? /now admits .* from 0\.0\.0\.0\/0/ : /may now send .* to 0\.0\.0\.0\/0/],
    },
    {
      kind: 'network',
      what: `${subject.resource.Type} ${subject.logicalId} on all ports`,
      resources: { [subject.logicalId]: changeProperties(subject, ['IpProtocol'], '-1') },
      words: [isIn ? /now admits all traffic from/ : /may now send all traffic to/],
    },
  ];
};

export const resourceOperators: readonly Operator[] = [
  addBeside,
  openGroup,
  removeAssociation,
  removeProtection,
  removeWebRule,
  weakenDeletion,
  widenThreshold,
];
