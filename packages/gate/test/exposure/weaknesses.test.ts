import { describe, expect, test } from '@jest/globals';
import type { ExposureRecord } from '../../src/exposure/exposure-record';
import { arn, declare, declareFunction, expose, join, type Resources, ref } from './exposed';
import { admit, group, NETWORK } from './small-network';

function listWeaknesses({ attackPaths }: ExposureRecord): readonly string[] {
  const all = attackPaths.flatMap(({ steps }) => steps.flatMap(({ weaknesses = [] }) => weaknesses));
  return [...new Set(all.map(({ what }) => what))].sort();
}

function listAllControls({ attackPaths }: ExposureRecord): readonly string[] {
  return attackPaths.flatMap(({ steps }) => steps.flatMap(({ controls }) => controls.map(({ what }) => what)));
}

/** A function that anybody calls, which connects to a database through a proxy. */
function withDatabase(source: unknown, requireTls: boolean, authType = 'AWS_IAM'): Resources {
  return {
    ...NETWORK,
    ...declareFunction('Hook', 'rds-db:connect', '*'),
    Hook: declare('Lambda::Function', {
      Role: arn('HookRole'),
      VpcConfig: { SecurityGroupIds: [ref('Clients')], SubnetIds: [ref('Private')] },
    }),
    Url: declare('Lambda::Url', { AuthType: authType, TargetFunctionArn: arn('Hook') }),
    Clients: group(),
    Servers: group(admit(source, 5432)),
    Inner: group(admit(ref('Servers'), 5432)),
    Cluster: declare('RDS::DBCluster', { Engine: 'aurora-postgresql', VpcSecurityGroupIds: [ref('Inner')] }),
    Proxy: declare('RDS::DBProxy', {
      EngineFamily: 'POSTGRESQL',
      RequireTLS: requireTls,
      VpcSecurityGroupIds: [ref('Servers')],
      VpcSubnetIds: [ref('Private')],
    }),
    Targets: declare('RDS::DBProxyTargetGroup', {
      DBProxyName: ref('Proxy'),
      TargetGroupName: 'default',
      DBClusterIdentifiers: [ref('Cluster')],
    }),
  };
}

describe('a step has', () => {
  test('no weakness where the safeguards are there', () => {
    expect(listWeaknesses(expose(withDatabase(ref('Clients'), true)))).toEqual([]);
  });

  test.each([
    ['0.0.0.0/0', 'any address'],
    ['::/0', 'any address'],
    ['0.0.0.0/1', '0.0.0.0/1'],
  ])('a security group that admits %s', (range, name) => {
    const open = listWeaknesses(expose(withDatabase(range, true)));
    expect(open).toContain(`Security group admits ${name} on tcp 5432`);
  });

  test('no such weakness for the range of a VPC, and for another port', () => {
    expect(listWeaknesses(expose(withDatabase('10.0.0.0/16', true)))).toEqual([]);
    const resources = withDatabase(ref('Clients'), true);
    const other = { ...resources, Servers: group(admit(ref('Clients'), 5432), admit('0.0.0.0/0', 9100)) };
    expect(listWeaknesses(expose(other))).toEqual([]);
  });

  test('a function URL without authorization', () => {
    expect(listWeaknesses(expose(withDatabase(ref('Clients'), true, 'NONE')))).toEqual(['no authorization']);
  });

  test('a proxy and a database that do not require TLS', () => {
    expect(listWeaknesses(expose(withDatabase('0.0.0.0/0', false)))).toContain('no TLS required');
    const database = (value: string | undefined): Resources => ({
      ...withDatabase(ref('Clients'), true),
      Cluster: declare('RDS::DBCluster', {
        Engine: 'aurora-postgresql',
        VpcSecurityGroupIds: [ref('Inner')],
        DBClusterParameterGroupName: ref('Parameters'),
      }),
      Parameters: declare('RDS::DBClusterParameterGroup', {
        Family: 'aurora-postgresql17',
        Parameters: value === undefined ? {} : { 'rds.force_ssl': value },
      }),
    });
    expect(listWeaknesses(expose(database('0')))).toEqual(['no TLS required']);
    expect(listWeaknesses(expose(database('1')))).toEqual([]);
    // The default of the engine decides, which the template does not have.
    expect(listWeaknesses(expose(database(undefined)))).toEqual([]);
  });

  test('methods of an API without authorization, by name', () => {
    const method = (HttpMethod: string, AuthorizationType: string) =>
      declare('ApiGateway::Method', {
        RestApiId: ref('Api'),
        ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        HttpMethod,
        AuthorizationType,
        Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: arn('Handler') },
      });
    const api = (get: string): Resources => ({
      Api: declare('ApiGateway::RestApi', { Name: 'api' }),
      ...declareFunction('Handler', 'dynamodb:GetItem', arn('Table')),
      Table: declare('DynamoDB::Table'),
      Get: method('GET', get),
      Post: method('POST', 'AWS_IAM'),
    });
    expect(listWeaknesses(expose(api('AWS_IAM')))).toEqual([]);
    expect(listWeaknesses(expose(api('NONE')))).toEqual(['no authorization for GET /']);
  });
});

test('the safeguard of a role names the objects of a bucket that it may use', () => {
  const bucket = (...resources: readonly unknown[]): readonly string[] =>
    listAllControls(
      expose({
        ...declareFunction('Hook', 's3:GetObject', resources),
        Url: declare('Lambda::Url', { AuthType: 'AWS_IAM', TargetFunctionArn: arn('Hook') }),
        Bucket: declare('S3::Bucket', { BucketName: 'records' }),
      }),
    ).filter((what) => what.startsWith('Role grants'));
  expect(bucket(join(arn('Bucket'), '/approvals/*'))).toEqual([
    'Role grants only s3:GetObject on approvals/* of this bucket',
  ]);
  expect(bucket(join(arn('Bucket'), '/a/*'), join(arn('Bucket'), '/b/*'))).toEqual([
    'Role grants only s3:GetObject on a/* and b/* of this bucket',
  ]);
  expect(bucket(join(arn('Bucket'), '/*'))).toEqual(['Role grants only s3:GetObject on this bucket']);
  expect(bucket(join(arn('Bucket'), '/a/*'), join(arn('Bucket'), '/*'))).toEqual([
    'Role grants only s3:GetObject on this bucket',
  ]);
});

test('the validation of several methods names each part once', () => {
  const validate = (...methods: readonly (readonly string[])[]): readonly string[] =>
    listAllControls(
      expose({
        Api: declare('ApiGateway::RestApi', { Name: 'api' }),
        ...declareFunction('Handler', 'dynamodb:GetItem', arn('Table')),
        Table: declare('DynamoDB::Table'),
        Validator: declare('ApiGateway::RequestValidator', {
          RestApiId: ref('Api'),
          ValidateRequestBody: true,
          ValidateRequestParameters: true,
        }),
        ...Object.fromEntries(
          methods.map((parts, number) => [
            `Method${number}`,
            declare('ApiGateway::Method', {
              RestApiId: ref('Api'),
              ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
              HttpMethod: ['GET', 'POST', 'PUT'][number],
              AuthorizationType: 'AWS_IAM',
              RequestValidatorId: ref('Validator'),
              ...(parts.includes('body') ? { RequestModels: { 'application/json': 'Model' } } : {}),
              ...(parts.includes('parameters') ? { RequestParameters: { 'method.request.path.id': true } } : {}),
              Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: arn('Handler') },
            }),
          ]),
        ),
      }),
    ).filter((what) => what.startsWith('Validates'));
  expect(validate(['body', 'parameters'], ['parameters'])).toEqual(['Validates parameters, and for some methods body']);
  expect(validate(['body', 'parameters'], ['parameters', 'body'])).toEqual(['Validates body and parameters']);
  expect(validate(['body'], ['parameters'], ['body', 'parameters'])).toEqual(['Validates body or parameters']);
});

test('a function URL has the limit of its function, and a node the resources that belong to it', () => {
  const { publicMethods, nodes } = expose({
    ...declareFunction('Hook', 's3:GetObject', arn('Bucket')),
    Hook: declare('Lambda::Function', { Role: arn('HookRole'), ReservedConcurrentExecutions: 7 }),
    Url: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn('Hook') }),
    Permission: declare('Lambda::Permission', { FunctionName: arn('Hook'), Action: 'lambda:InvokeFunctionUrl' }),
    Bucket: declare('S3::Bucket'),
    Policy: declare('S3::BucketPolicy', { Bucket: ref('Bucket'), PolicyDocument: { Statement: [] } }),
  });
  expect(publicMethods.map(({ throttle }) => throttle)).toEqual(['7 requests at a time']);
  const parts = Object.fromEntries(nodes.map(({ id, parts = [] }) => [id, parts]));
  expect(parts).toMatchObject({ 'App/Hook': ['App/Permission', 'App/Url'], 'App/Bucket': ['App/Policy'] });
});
