import { describe, expect, test } from '@jest/globals';
import { find, inProperties, inText, inVariable, letters } from './find-secrets';

describe('a header by which an origin recognises a distribution', () => {
  const random = letters(32);
  const origin = (HeaderName: string, HeaderValue: unknown) =>
    inProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Origins: [{ OriginCustomHeaders: [{ HeaderName, HeaderValue }] }] },
    });

  test('is a secret when its value looks generated', () => {
    expect(origin('X-Origin-Verify', random)).toHaveLength(1);
    expect(origin('X-Custom', '6f9a2c11-58d0-4a7e-9d53-0b6c1f4e7a92')).toHaveLength(1);
    expect(
      inProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
        Conditions: [{ HttpHeaderConfig: { HttpHeaderName: 'X-Origin-Verify', Values: [random] } }],
      }),
    ).toHaveLength(1);
    expect(
      inProperties('AWS::WAFv2::RuleGroup', {
        Rules: [{ Statement: { ByteMatchStatement: { SearchString: random } } }],
      }),
    ).toHaveLength(1);
  });

  test('is none when it names something or is resolved', () => {
    expect(origin('X-Origin-Verify', '{{resolve:secretsmanager:origin}}')).toEqual([]);
    expect(origin('X-Tenant-Id', '6f9a2c11-58d0-4a7e-9d53-0b6c1f4e7a92')).toEqual([]);
    expect(origin('X-Stage', 'production-eu-central-1')).toEqual([]);
  });
});

test('a secret in user data is found in Base64 as well', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64');
  const userData = (script: string) => inProperties('AWS::EC2::Instance', { UserData: encode(script) });
  expect(userData('#!/bin/bash\nexport DB_PASSWORD=hunter2x9Kq\n./start.sh\n')).toHaveLength(1);
  expect(userData('#!/bin/bash\nexport DB_PASSWORD="$(read-secret)"\n./start.sh\n')).toEqual([]);
});

describe('the name of a text', () => {
  test('is the option before it in a command', () => {
    const command = (...Command: readonly string[]) =>
      inProperties('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Command }] });
    expect(command('app', '--db-password', 'hunter2x')).toHaveLength(1);
    expect(command('app', '--db-password', '$DB_PASSWORD')).toEqual([]);
    expect(command('app', '--password-file', '/run/secrets/db')).toEqual([]);
    expect(command('--db-password', 'app', 'hunter2x')).toHaveLength(1);
  });

  test.each([
    ['Variable', 'Value'],
    ['VariableName', 'Value'],
    ['Header', 'Value'],
    ['Id', 'StringValue'],
  ])('is the other half of the pair %s and %s', (name, value) => {
    expect(inProperties('Acme::Any::Type', { Pairs: [{ [name]: 'dbPassword', [value]: 'hunter2x' }] })).toHaveLength(1);
  });
});

describe('the description of a template', () => {
  test('is searched', () => {
    const Resources = { Subject: { Type: 'AWS::SNS::Topic' } };
    expect(find({ Description: 'Sign in with password=hunter2x-y', Resources })).toHaveLength(1);
    expect(find({ Description: 'Records of one tenant', Resources })).toEqual([]);
  });
});

describe('a tag', () => {
  const tag = (Key: string, Value: string) => inProperties('AWS::S3::Bucket', { Tags: [{ Key, Value }] });

  test('holds a secret only when its value looks like one', () => {
    expect(tag('db-password', 'hunter2x-y')).toHaveLength(1);
    expect(tag('secret-rotation', 'every-90-days')).toEqual([]);
    expect(tag('token', 'billing')).toEqual([]);
  });
});

describe('a longer text is searched', () => {
  test.each([
    'export DB_PASSWORD=hunter2x\nstart',
    'mysql --password=hunter2x -u root',
    'psql --password hunter2x',
    "const password = 'hunter2x';",
    'Server=db;Database=app;User Id=admin;Password=hunter2x!;',
    'jdbc:postgresql://db:5432/app?user=admin&password=hunter2x1',
    '{ "db": { "password": "hunter2x" } } trailing',
    'users:\n  - name: app\n    password: hunter2x-y\n',
    'Sign in as admin, password: hunter2x-y',
    'https://events.example.com/in?api_key=8sKq2LmN4pRs6TuVw',
  ])('%s', (text) => expect(inText(text)).not.toEqual([]));

  test('in user data, plain, by Fn::Base64 and in Base64', () => {
    const script = '#!/bin/bash\nexport DB_PASSWORD=hunter2x\n';
    const userData = (UserData: unknown) => inProperties('AWS::EC2::Instance', { UserData });
    expect(userData({ 'Fn::Base64': script })).not.toEqual([]);
    expect(
      userData({
        'Fn::Base64': { 'Fn::Join': ['', ['#!/bin/bash\nexport DB_PASSWORD=hunter2x # ', { Ref: 'AWS::Region' }]] },
      }),
    ).not.toEqual([]);
    expect(userData(Buffer.from(script).toString('base64'))).not.toEqual([]);
  });
});

describe('a variable of CodeBuild', () => {
  const variable = (Type: string, Value: string) =>
    inProperties('AWS::CodeBuild::Project', {
      Environment: { EnvironmentVariables: [{ Name: 'NPM_TOKEN', Type, Value }] },
    });

  test('is a secret when its value is the secret itself', () => {
    expect(variable('PLAINTEXT', letters(32))).toHaveLength(1);
  });

  test('is none when its value is the name of a secret or a parameter', () => {
    expect(variable('SECRETS_MANAGER', 'ci/npm-token')).toEqual([]);
    expect(variable('PARAMETER_STORE', '/ci/npm-token')).toEqual([]);
  });
});

test('the hash by which CDK reads a parameter of another region again is no token', () => {
  const RefreshToken = letters(32);
  expect(inProperties('Custom::CrossRegionStringParameterReader', { RefreshToken })).toEqual([]);
  expect(inProperties('Custom::Partner', { RefreshToken })).toHaveLength(1);
});

test('the key of a CodeBuild project is the id of a KMS key', () => {
  const build = (EncryptionKey: unknown) => ({
    Build: { Type: 'AWS::CodeBuild::Project', Properties: { EncryptionKey } },
  });
  expect(find({ Resources: build('6f9a2c11-58d0-4a7e-9d53-0b6c1f4e7a92') })).toEqual([]);
  expect(find({ Parameters: { KeyArn: { Type: 'String' } }, Resources: build({ Ref: 'KeyArn' }) })).toEqual([]);
});

describe('a key or a salt of a variable', () => {
  test.each(['HMAC_KEY', 'COOKIE_SALT', 'APP_KEYS', 'sessionSeed'])(
    '%s is a secret when its value looks random',
    (name) => {
      expect(inVariable(name, letters(32))).toEqual([`Environment.Variables.${name}: literal value of ${name}`]);
      expect(inVariable(name, 'tenantId')).toEqual([]);
    },
  );

  test.each(['SORT_KEY', 'S3_KEY', 'PUBLIC_KEY', 'CACHE_KEY', 'KMS_KEY', 'IDEMPOTENCY_KEY'])(
    '%s is no secret',
    (name) => {
      expect(inVariable(name, letters(32))).toEqual([]);
    },
  );

  test.each(['DB_PASS', 'adminPw'])('%s is a password', (name) => {
    expect(inVariable(name, 'hunter2hunter')).toHaveLength(1);
    expect(inVariable(name, '{{resolve:secretsmanager:db}}')).toEqual([]);
  });
});

test('a property for a key is found by its type', () => {
  expect(inProperties('AWS::ApiGateway::ApiKey', { Value: letters(32) })).toEqual(['Value: literal value of a key']);
  expect(inProperties('AWS::ApiGateway::ApiKey', { Value: '{{resolve:secretsmanager:client}}' })).toEqual([]);
});

describe('a secret in a section of a template', () => {
  const token = letters(36);
  const Resources = { Subject: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } } };
  test.each<[string, object]>([
    ['description of an output', { Outputs: { Address: { Value: 'x', Description: `use ghp_${token}` } } }],
    ['description of a parameter', { Parameters: { Mode: { Type: 'String', Description: `as in ghp_${token}` } } }],
    ['condition', { Conditions: { IsRight: { 'Fn::Equals': [{ Ref: 'Mode' }, `ghp_${token}`] } } }],
    ['rule', { Rules: { Check: { Assertions: [{ Assert: true, AssertDescription: `ghp_${token}` }] } } }],
  ])('%s', (_, sections) => {
    expect(find({ Resources, ...sections })).toHaveLength(1);
  });
});

test('a description is no secret, although its parameter or output holds one', () => {
  const Parameters = {
    DatabasePassword: { Type: 'String', NoEcho: true, Description: 'The password of the master user' },
  };
  const Resources = { Subject: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } } };
  const Outputs = { ApiToken: { Value: 'x', Description: 'Where it is kept' } };
  expect(find({ Resources, Parameters, Outputs })).toEqual([]);
});
