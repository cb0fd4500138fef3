import { describe, expect, test } from '@jest/globals';
import { trustBucketRules } from '../../../src/rules/generic/trust-bucket';
import { trustHostRules } from '../../../src/rules/generic/trust-host';
import { trustImageRules } from '../../../src/rules/generic/trust-image';
import type { Trust } from '../../../src/templates/trust';
import { judge, OWN, one, STRANGER } from './judge';

describe('container images', () => {
  const find = (Image: unknown, trusts: Trust = {}) =>
    judge(
      trustImageRules,
      'TrustImageRegistry',
      {
        ...one('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Image }] }),
        Repository: { Type: 'AWS::ECR::Repository' },
      },
      { trusts, Parameters: { Given: { Type: 'String' } } },
    );

  test.each([
    ['nginx', 'docker.io'],
    ['nginx:1.27', 'docker.io'],
    ['stranger/app@sha256:01', 'docker.io'],
    ['ghcr.io/stranger/app:1', 'ghcr.io'],
    ['localhost:5000/app', 'localhost:5000'],
    ['public.ecr.aws/stranger/app', 'public.ecr.aws'],
    [`${STRANGER}.dkr.ecr.eu-central-1.amazonaws.com/app`, `${STRANGER}.dkr.ecr.eu-central-1.amazonaws.com`],
  ])('%s is told with its registry', (image, registry) => {
    expect(find(image)).toEqual([
      `ContainerDefinitions.0.Image: image of ${registry}, whose owner decides what code runs`,
    ]);
  });

  test.each([
    `${OWN}.dkr.ecr.eu-central-1.amazonaws.com/app:1`,
    { 'Fn::Join': ['', [{ Ref: 'AWS::AccountId' }, '.dkr.ecr.', { Ref: 'AWS::Region' }, '.amazonaws.com/app']] },
    { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Repository', 'RepositoryUri'] }, ':1']] },
    { Ref: 'Given' },
    '602401143452.dkr.ecr.eu-central-1.amazonaws.com/eks/coredns',
    'public.ecr.aws/lambda/nodejs:24',
    'aws/codebuild/standard:7.0',
  ])('an image of the app, of AWS, or known at deployment only is not told: %j', (image) => {
    expect(find(image)).toEqual([]);
  });

  test('a trusted registry or repository is not told', () => {
    expect(find('nginx', { registries: ['docker.io/library/*'] })).toEqual([]);
    expect(find('ghcr.io/example/app:1', { registries: ['ghcr.io/example/*'] })).toEqual([]);
    expect(find('ghcr.io/examples/app:1', { registries: ['ghcr.io/example/*'] })).toHaveLength(1);
  });

  test('a picture and a machine image are no containers', () => {
    expect(
      judge(trustImageRules, 'TrustImageRegistry', one('AWS::Lex::Bot', { ImageUrl: 'https://a.example/b.png' })),
    ).toEqual([]);
    expect(
      judge(trustImageRules, 'TrustImageRegistry', one('AWS::Batch::JobDefinition', { Image: 'ami-0123' })),
    ).toEqual([]);
  });
});

describe('buckets by name', () => {
  const find = (type: string, properties: Readonly<Record<string, unknown>>, trusts: Trust = {}) =>
    judge(
      trustBucketRules,
      'TrustBucketKnown',
      { ...one(type, properties), Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'example-named' } } },
      { trusts, Parameters: { Given: { Type: 'String' } } },
    );
  const code = (S3Bucket: unknown) => ({ Code: { S3Bucket, S3Key: 'code.zip' } });

  test.each([
    [code('free-code'), 'free-code'],
    [code(`cdk-hnb659fds-assets-${STRANGER}-eu-central-1`), `cdk-hnb659fds-assets-${STRANGER}-eu-central-1`],
    [{ ScriptLocation: 's3://free-scripts/job.py' }, 'free-scripts'],
    [{ BucketArn: 'arn:aws:s3:::free-lists' }, 'free-lists'],
    [{ TemplateURL: 'https://s3.amazonaws.com/free-templates/a.json' }, 'free-templates'],
    [{ TemplateURL: 'https://free-templates.s3.eu-central-1.amazonaws.com/a.json' }, 'free-templates'],
    [{ DomainName: 'free-site.s3.eu-central-1.amazonaws.com' }, 'free-site'],
  ])('%j is told by its name', (properties, name) => {
    expect(find('Acme::Any::Type', properties)).toEqual([expect.stringContaining(`bucket ${name} of another owner`)]);
  });

  test.each([
    code('example-named'),
    code({ Ref: 'Named' }),
    code({ Ref: 'Given' }),
    code({ 'Fn::ImportValue': 'bucket' }),
    code(`cdk-hnb659fds-assets-${OWN}-eu-central-1`),
    code({ 'Fn::Join': ['-', ['logs', { Ref: 'AWS::AccountId' }]] }),
    { Environment: { Variables: { BUCKET_NAME: 'free-code', BucketName: 'free-code' } } },
    { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::free/*' }] } },
  ])('a bucket of the app, or known at deployment only, is not told: %j', (properties) => {
    expect(find('AWS::Lambda::Function', properties)).toEqual([]);
  });

  test('the name that a bucket gets is its own; a trusted name is not told', () => {
    expect(find('AWS::S3::Bucket', { BucketName: 'example-other' })).toEqual([]);
    expect(find('AWS::S3::BucketPolicy', { Bucket: 'example-other' })).toEqual([]);
    expect(find('AWS::Lambda::Function', code('example-tools-1'), { buckets: ['example-tools-*'] })).toEqual([]);
  });

  test('what the bucket does is told', () => {
    expect(find('AWS::Lambda::Function', code('free-code'))).toEqual([
      'Code.S3Bucket: bucket free-code of another owner supplies code',
    ]);
    expect(find('AWS::S3::Bucket', { LoggingConfiguration: { DestinationBucketName: 'free-logs' } })).toEqual([
      'LoggingConfiguration.DestinationBucketName: bucket free-logs of another owner receives data',
    ]);
  });
});

describe('buckets that belong to a known owner', () => {
  const find = (type: string, properties: Readonly<Record<string, unknown>>) =>
    judge(trustBucketRules, 'TrustBucketKnown', one(type, properties));

  test('the source of a permission, by its account', () => {
    const permission = { Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::records' };
    expect(find('AWS::Lambda::Permission', { ...permission, SourceAccount: OWN })).toEqual([]);
    expect(find('AWS::Lambda::Permission', permission)).toHaveLength(1);
  });

  test('a bucket of another storage system', () => {
    const location = { ServerHostname: '10.0.0.9', BucketName: 'records' };
    expect(find('AWS::DataSync::LocationObjectStorage', location)).toEqual([]);
  });
});

describe('buckets of a build', () => {
  const find = (properties: Readonly<Record<string, unknown>>) =>
    judge(trustBucketRules, 'TrustBucketKnown', one('AWS::CodeBuild::Project', properties));

  test.each<Readonly<Record<string, unknown>>>([
    { Cache: { Type: 'S3', Location: 'stranger/cache' } },
    { Source: { Type: 'S3', Location: 'stranger/source.zip' } },
    { Artifacts: { Type: 'S3', Location: 'stranger' } },
    { SecondarySources: [{ Type: 'S3', Location: 'stranger/source.zip' }] },
    { LogsConfig: { S3Logs: { Location: 'stranger/logs' } } },
  ])('%j', (properties) => {
    expect(find(properties)).toEqual([expect.stringContaining('bucket stranger of another owner')]);
  });

  test.each<Readonly<Record<string, unknown>>>([
    { Source: { Type: 'GITHUB', Location: 'https://github.com/example/app.git' } },
    { Source: { Type: 'CODECOMMIT', Location: 'stranger/app' } },
    { Cache: { Type: 'S3', Location: `builds-${OWN}/cache` } },
    { Artifacts: { Type: 'S3', Location: { Ref: 'Bucket' } } },
  ])('not %j', (properties) => {
    expect(find(properties)).toEqual([]);
  });
});

describe('hosts', () => {
  const zone = { Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'records.example.com.' } } };
  const find = (properties: Readonly<Record<string, unknown>>, trusts: Trust = {}, type = 'Acme::Any::Type') =>
    judge(trustHostRules, 'TrustHostKnown', { ...one(type, properties), ...zone }, { trusts });

  test.each([
    ['https://stranger.example/hook', 'stranger.example'],
    ['HTTP://user:word@Stranger.Example:8443/', 'stranger.example'],
    ['wss://stranger.example', 'stranger.example'],
    ['jdbc:postgresql://db.stranger.example:5432/records', 'db.stranger.example'],
    ['mongodb+srv://user:word@db.stranger.example/records', 'db.stranger.example'],
    ['https://notexample.com/', 'notexample.com'],
    ['https://a1b2c3.execute-api.eu-central-1.amazonaws.com/prod', 'a1b2c3.execute-api.eu-central-1.amazonaws.com'],
    ['https://a1b2c3.lambda-url.eu-central-1.on.aws/', 'a1b2c3.lambda-url.eu-central-1.on.aws'],
    ['https://d111111abcdef8.cloudfront.net/', 'd111111abcdef8.cloudfront.net'],
  ])('%s is told', (Endpoint, host) => {
    expect(find({ Endpoint })).toEqual([`Endpoint: host ${host} receives the data`]);
  });

  test.each([
    'https://hooks.example.com/',
    'https://sqs.eu-central-1.amazonaws.com/queue',
    'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_1',
    'https://token.actions.githubusercontent.com',
    'http://localhost:3000/',
    'https://10.0.0.7/',
    { 'Fn::Join': ['', ['https://', { Ref: 'Api' }, '.execute-api.eu-central-1.amazonaws.com/prod']] },
    'alerts@stranger.example',
    'spiffe://stranger.example/workload',
    'urn:stranger.example',
  ])('a host of the app, of AWS, inside the network, or known at deployment only is not told: %j', (Endpoint) => {
    expect(find({ Endpoint })).toEqual([]);
  });

  test('a trusted host is not told', () => {
    expect(find({ Endpoint: 'https://api.partner.example/' }, { hosts: ['*.partner.example'] })).toEqual([]);
    expect(find({ Endpoint: 'https://apipartner.example/' }, { hosts: ['*.partner.example'] })).toHaveLength(1);
  });

  test('texts for people, variables of programs and browser origins are not called', () => {
    const url = 'https://stranger.example/';
    const properties = {
      Description: url,
      LogoURL: url,
      Cors: { AllowOrigins: [url] },
      Environment: { Variables: { Url: url } },
    };
    expect(find({ ...properties, Tags: [{ Key: 'docs', Value: url }], Schema: { $schema: url } })).toEqual([]);
  });

  test('names without a protocol are read where a property is known to hold a host', () => {
    const origin = { DistributionConfig: { Origins: [{ DomainName: 'stranger.example' }] } };
    expect(find(origin, {}, 'AWS::CloudFront::Distribution')).toHaveLength(1);
    expect(find({ TargetIps: [{ Ip: '8.8.8.8' }] }, {}, 'AWS::Route53Resolver::ResolverRule')).toHaveLength(1);
    expect(find({ TargetIps: [{ Ip: '10.0.0.2' }] }, {}, 'AWS::Route53Resolver::ResolverRule')).toEqual([]);
    expect(find({ DomainName: 'stranger.example' })).toEqual([]);
    const broker = {
      SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['kafka.stranger.example:9092'] } },
    };
    expect(find(broker, {}, 'AWS::Lambda::EventSourceMapping')).toHaveLength(1);
    expect(find({ ServerName: 'db.stranger.example' }, {}, 'AWS::DMS::Endpoint')).toHaveLength(1);
    const target = (Id: string) => find({ Targets: [{ Id }] }, {}, 'AWS::ElasticLoadBalancingV2::TargetGroup');
    expect(target('198.18.0.1')).toEqual([]);
    expect(target('8.8.8.8')).toHaveLength(1);
    expect(target('i-0a1b2c3d4e5f60718')).toEqual([]);
    const endpoint = (ServiceName: unknown) => find({ ServiceName }, {}, 'AWS::EC2::VPCEndpoint');
    expect(endpoint('com.amazonaws.vpce.eu-central-1.vpce-svc-0123')).toHaveLength(1);
    expect(endpoint('com.amazonaws.eu-central-1.sqs')).toEqual([]);
  });

  test('callbacks of a client belong to one domain, or to the hosts that policy and templates name', () => {
    const client = (...CallbackURLs: readonly string[]) =>
      one('AWS::Cognito::UserPoolClient', { CallbackURLs, LogoutURLs: ['https://app.example.org/out'] });
    const judgeClient = (resources: ReturnType<typeof client>, trusts: Trust = {}) =>
      judge(trustHostRules, 'TrustHostKnown', resources, { trusts });
    expect(judgeClient(client('https://www.example.org/in', 'http://localhost/in'))).toEqual([]);
    expect(judgeClient(client('https://www.stranger.example/in'))).toHaveLength(2);
    expect(judgeClient(client('https://www.stranger.example/in'), { hosts: ['*.example.org'] })).toEqual([
      'CallbackURLs.0: host www.stranger.example receives the codes of signed-in users',
    ]);
  });
});
