import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnCluster } from 'aws-cdk-lib/aws-eks';
import { CfnApplicationV2 } from 'aws-cdk-lib/aws-kinesisanalytics';
import { AwsSolutionsChecks, type NagPack, NagRuleCompliance, rules } from 'cdk-nag';
import { evaluatePacks } from '../../src/engine/evaluate-packs';
import { listJudgedResources } from '../../src/engine/judged-resource';
import { findResourceClass, isCheckFor, isSeenByNag } from '../../src/engine/nag-classes';
import { loadClass, type ResourceClass } from '../../src/engine/resource-classes';
import { ShadowApp } from '../../src/engine/shadow-app';
import { runQuietly } from '../../src/runtime/run-quietly';
import type { ResourceDeclaration } from '../../src/templates/template';
import { TemplateSet } from '../../src/templates/template-set';
import { createTemplateSet } from '../rules/rule-cases';

type Resources = Readonly<Record<string, ResourceDeclaration>>;

/** Creates the constructs of a template, in the order of its resources. */
function createShadows(resources: Resources): CfnResource[] {
  const judged = listJudgedResources(createTemplateSet({ Resources: resources }));
  const shadow = new ShadowApp(judged, 'written');
  return runQuietly(() => judged.map((one) => shadow.getNode(one)));
}

function createShadow(Type: string, Properties?: Readonly<Record<string, unknown>>): CfnResource {
  const [shadow] = createShadows({ Subject: { Type, ...(Properties && { Properties }) } });
  if (shadow === undefined) throw new Error('there is no resource');
  return shadow;
}

function readTyped(node: CfnResource, property: string): unknown {
  return Stack.of(node).resolve(Reflect.get(node, property));
}

function listFindings(resources: Resources, pack: NagPack = new AwsSolutionsChecks()): string[] {
  const { packs } = evaluatePacks([pack], createTemplateSet({ Resources: resources }));
  return packs.flatMap(({ findings }) => findings).map(({ id, path }) => `${id} ${path}`);
}

/** Every comparison with a class in the files of the rules of cdk-nag. */
const named: readonly { readonly name: string; readonly resourceClass: ResourceClass }[] = listRuleFiles()
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/ instanceof (\w+)_1\.(Cfn\w+)/g)])
  .map(([, module = '', className = '']) => `aws-cdk-lib/${module.replaceAll('_', '-')}.${className}`)
  .filter((name, index, all) => all.indexOf(name) === index)
  .map((name) => ({ name, resourceClass: loadClass(name) }));

function listRuleFiles(): string[] {
  const folder = join(dirname(require.resolve('cdk-nag')), 'rules');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, file));
}

describe('a resource has the class that the rules of cdk-nag compare with', () => {
  test('more than a hundred classes are named', () => expect(named.length).toBeGreaterThan(100));

  test.each(named)('$name', ({ resourceClass }) => {
    const type = resourceClass.CFN_RESOURCE_TYPE_NAME;
    expect(isSeenByNag(type)).toBe(true);
    expect(findResourceClass(type)).toBe(resourceClass);
    expect(createShadow(type)).toBeInstanceOf(resourceClass);
    expect(createShadow(type, { Unheard: [{ of: 1 }], Tags: 'none' })).toBeInstanceOf(resourceClass);
  });

  test('where CloudFormationInclude would choose another class', () => {
    expect(findResourceClass('AWS::EKS::Cluster')).toBe(CfnCluster);
    expect(findResourceClass('AWS::KinesisAnalyticsV2::Application')).toBe(CfnApplicationV2);
  });

  test('and a construct, also if a nested stack has its path', () => {
    const nestedIn = { path: 'Stack', logicalId: 'Inner' };
    const templates = new TemplateSet([
      { path: 'Stack', file: 'a.json', template: { Resources: { Inner: { Type: 'AWS::CloudFormation::Stack' } } } },
      {
        path: 'Stack/Inner',
        file: 'b.json',
        nestedIn,
        template: { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } },
      },
    ]);
    const judged = listJudgedResources(templates);
    const shadow = new ShadowApp(judged, 'written');
    const nodes = judged.map((one) => shadow.getNode(one));
    expect(nodes.map(({ cfnResourceType }) => cfnResourceType)).toEqual([
      'AWS::CloudFormation::Stack',
      'AWS::SQS::Queue',
    ]);
    expect(nodes.map(({ stack }) => stack.node.path)).toEqual(['Stack', 'Stack/Inner']);
  });

  test('and its own logical id, also if its type is unknown', () => {
    const node = createShadow('Custom::Unheard', { Value: { Ref: 'AWS::Region' }, List: [1] });
    expect(Stack.of(node).resolve(node.ref)).toEqual({ Ref: 'Subject' });
    expect(readTyped(node, '_cfnProperties')).toEqual({ Value: { Ref: 'AWS::Region' }, List: [1] });
  });
});

describe('a rule of cdk-nag is asked about the types that it compares with', () => {
  const { EKSClusterNoEndpointPublicAccess: endpoint } = rules.eks;

  test('by class or by type, and no others', () => {
    const types = ['AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster', 'AWS::ECS::Cluster', 'AWS::EKS::Nodegroup'];
    expect(types.map((type) => isCheckFor(endpoint, type))).toEqual([true, true, false, false]);
  });

  test('every other function is asked about all types', () => {
    expect(isCheckFor(() => NagRuleCompliance.COMPLIANT, 'AWS::ECS::Cluster')).toBe(true);
  });
});

describe('cdk-nag finds what it is deaf to, or the gate was', () => {
  test('a public EKS cluster, as CloudFormation and as the custom resource of CDK', () => {
    const config = { ResourcesVpcConfig: { SubnetIds: ['subnet-1'], EndpointPublicAccess: true } };
    const Config = { resourcesVpcConfig: { endpointPublicAccess: true } };
    const found = listFindings({
      Plain: { Type: 'AWS::EKS::Cluster', Properties: { RoleArn: 'arn:aws:iam::111122223333:role/eks', ...config } },
      Custom: { Type: 'Custom::AWSCDK-EKS-Cluster', Properties: { Config } },
    });
    expect(found).toEqual(expect.arrayContaining(['AwsSolutions-EKS1 Stack/Plain', 'AwsSolutions-EKS1 Stack/Custom']));
    expect(found).toContain('AwsSolutions-EKS2[LogExport::api] Stack/Custom');
  });

  test('a Kinesis application without checkpoints', () => {
    const Properties = { RuntimeEnvironment: 'FLINK-1_20', ServiceExecutionRole: 'arn:aws:iam::111122223333:role/x' };
    expect(listFindings({ Flink: { Type: 'AWS::KinesisAnalyticsV2::Application', Properties } })).toEqual([
      'AwsSolutions-KDA3 Stack/Flink',
    ]);
  });

  test('a default security group that a custom resource closes is closed, by the paths of the constructs', () => {
    const place = (Type: string, path: string): ResourceDeclaration => ({
      Type,
      Metadata: { 'aws:cdk:path': `Stack/${path}` },
    });
    const closing = place('Custom::VpcRestrictDefaultSG', 'Vpc/RestrictDefaultSecurityGroupCustomResource/Default');
    const check = (resources: Resources): NagRuleCompliance[] =>
      createShadows(resources)
        .map((node) => rules.vpc.VPCDefaultSecurityGroupClosed(node))
        .filter((result): result is NagRuleCompliance => !Array.isArray(result));
    const Vpc = place('AWS::EC2::VPC', 'Vpc/Resource');
    expect(check({ Vpc, Closing: closing })[0]).toBe(NagRuleCompliance.COMPLIANT);
    expect(check({ Vpc })[0]).toBe(NagRuleCompliance.NON_COMPLIANT);
  });
});

describe('properties are read as far as possible', () => {
  test('a missing property that is required is undefined', () => {
    const method = createShadow('AWS::ApiGateway::Method', { AuthorizationType: 'NONE' });
    expect(['authorizationType', 'httpMethod', 'restApiId'].map((name) => readTyped(method, name))).toEqual([
      'NONE',
      undefined,
      undefined,
    ]);
  });

  test('a part that has another shape is a token, and the others are read', () => {
    const bucket = createShadow('AWS::S3::Bucket', {
      BucketName: 'example',
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: 'yes',
        BlockPublicPolicy: 'true',
        RestrictPublicBuckets: true,
      },
    });
    expect(readTyped(bucket, 'bucketName')).toBe('example');
    expect(readTyped(bucket, 'publicAccessBlockConfiguration')).toEqual({
      blockPublicAcls: 'yes',
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    });
  });

  test('a part of an element of a list is a token', () => {
    const instance = createShadow('AWS::EC2::Instance', {
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { Encrypted: 'perhaps', VolumeSize: 8 } },
        { DeviceName: '/dev/xvdb', Ebs: { Encrypted: false } },
      ],
    });
    expect(readTyped(instance, 'blockDeviceMappings')).toEqual([
      { deviceName: '/dev/xvda', ebs: { encrypted: 'perhaps', volumeSize: 8 } },
      { deviceName: '/dev/xvdb', ebs: { encrypted: false } },
    ]);
  });

  test('an intrinsic function in place of all properties is a token for each', () => {
    const transform = { 'Fn::Transform': { Name: 'Example' } };
    expect(readTyped(createShadow('AWS::EC2::Volume', transform), 'encrypted')).toEqual(transform);
  });

  test('AWS::NoValue is absent, in an object and in a list', () => {
    const none = { Ref: 'AWS::NoValue' };
    const user = createShadow('AWS::IAM::User', { UserName: none, Groups: [none, 'readers'] });
    expect(['userName', 'groups'].map((name) => readTyped(user, name))).toEqual([undefined, ['readers']]);
  });
});

describe('a rule of cdk-nag that takes a property for a list', () => {
  const open = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0', Description: 'SSH' };
  const logging = { HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR' };

  test.each<[what: string, type: string, properties: Readonly<Record<string, unknown>>, found: string[]]>([
    [
      'finds a load balancer without attributes',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      {},
      ['AwsSolutions-ELB2'],
    ],
    ['finds one open entry', 'AWS::EC2::SecurityGroup', { SecurityGroupIngress: open }, ['AwsSolutions-EC23']],
    ['finds no entry', 'AWS::EC2::SecurityGroup', { GroupDescription: 'none' }, []],
    ['accepts one setting', 'AWS::ApiGateway::Stage', { MethodSettings: logging }, []],
    ['finds another setting', 'AWS::ApiGateway::Stage', { MethodSettings: {} }, ['AwsSolutions-APIG6']],
    ['finds no setting', 'AWS::ApiGateway::Stage', {}, ['AwsSolutions-APIG6']],
  ])('%s', (_, Type, Properties, found) => {
    const asked = /^AwsSolutions-(ELB2|EC23|APIG6)/;
    const ids = listFindings({ Subject: { Type, Properties } }).map((line) => line.split(' ')[0] ?? '');
    expect(ids.filter((id) => asked.test(id))).toEqual(found);
  });
});
