import { describe, expect, test } from '@jest/globals';
import { find, inProperties, inText, inVariable, join, letters } from './find-secrets';

const hex = (count: number): string => '0a1b2c3d4e5f6978'.repeat(6).slice(0, count);

describe('a text in the format of a credential is found under any name', () => {
  test.each<[string, string]>([
    ['AWS access key ID', join('AKIA', 'IOSFODNN7EXAMPLE')],
    ['AWS access key ID', `key ${join('ASIA', 'IOSFODNN7EXAMPLE')}:abc`],
    ['AWS secret access key', `aws_secret_access_key = ${letters(40)}`],
    ['private key', join('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE')],
    ['private key', join('-----BEGIN ', 'PRIVATE KEY-----\nMIIE')],
    ['private key', join('-----BEGIN OPENSSH ', 'PRIVATE KEY-----')],
    ['GitHub token', join('ghp_', letters(36))],
    ['GitHub token', join('github_pat_', letters(40))],
    ['GitLab token', join('glpat-', letters(20))],
    ['Slack token', join('xoxb-', '123456789012-', letters(20))],
    ['webhook address', join('https://hooks.slack.com/services/', 'T00000000/B00000000/', letters(24))],
    ['Stripe key', join('sk_live_', letters(24))],
    ['Google key', join('AIza', letters(35))],
    ['Azure storage key', `DefaultEndpointsProtocol=https;AccountKey=${letters(60)}==`],
    ['OpenAI or Anthropic key', join('sk-ant-', letters(40))],
    ['SendGrid key', join('SG.', letters(22), '.', letters(43))],
    ['Twilio key', join('SK', hex(32))],
    ['npm token', join('npm_', letters(36))],
    ['HashiCorp Vault token', join('hvs.', letters(30))],
    ['signed token (JWT)', `${join('eyJ', letters(20))}.${join('eyJ', letters(20))}.${letters(30)}`],
    ['authorization header', `Basic ${letters(24)}==`],
    ['password in a URL', 'postgres://admin:hunter2@db.internal:5432/app'],
    ['password in a URL', 'redis://:hunter2@cache.internal:6379'],
    ['password in a URL', 'mongodb+srv://app:hunter2@cluster.example.com/db'],
    ['password in a URL', 'https://user:hunter2@hooks.example.com/alerts'],
  ])('%s', (kind, text) => {
    expect(inVariable('SETTING', text)).toEqual([`Environment.Variables.SETTING: ${kind}`]);
  });
});

describe('a literal under the name of a credential is found', () => {
  test.each([
    'DB_PASSWORD',
    'dbPassword',
    'PASSWD',
    'API_KEY',
    'apiKey',
    'STRIPE_SECRET',
    'githubToken',
    'JWT_SIGNING_KEY',
    'CLIENT_SECRET',
    'connectionString',
    'DB_CREDENTIALS',
  ])('%s', (name) => {
    expect(inVariable(name, 'hunter2')).toEqual([`Environment.Variables.${name}: literal value of ${name}`]);
  });

  test('in a pair of name and value', () => {
    const Environment = [{ Name: 'DB_PASSWORD', Value: 'hunter2' }];
    expect(inProperties('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Environment }] })).toEqual([
      'ContainerDefinitions.0.Environment.0.Value: literal value of DB_PASSWORD',
    ]);
    expect(inProperties('AWS::SSM::Parameter', { Name: '/app/db/password', Value: 'hunter2' })).toHaveLength(1);
  });

  test('in a property of any type, also an unknown one', () => {
    expect(inProperties('AWS::RDS::DBInstance', { MasterUserPassword: 'hunter2' })).toHaveLength(1);
    expect(inProperties('AWS::SecretsManager::Secret', { SecretString: 'hunter2' })).toHaveLength(1);
    expect(inProperties('AWS::ElastiCache::ReplicationGroup', { AuthToken: 'hunter2hunter2' })).toHaveLength(1);
    expect(inProperties('Acme::Things::Thing', { Deep: [{ clientSecret: 'hunter2' }] })).toHaveLength(1);
    expect(inProperties('AWS::SecretsManager::Secret', { SecretString: '{"password":"hunter2"}' })).toHaveLength(1);
  });

  test('in the default of a parameter that a property uses', () => {
    const Resources = { Db: { Type: 'AWS::RDS::DBInstance', Properties: { MasterUserPassword: { Ref: 'Given' } } } };
    expect(find({ Parameters: { Given: { Default: 'hunter2' } }, Resources })).toEqual([
      'MasterUserPassword: literal value of MasterUserPassword',
    ]);
  });
});

describe('nothing is found in', () => {
  test.each<[string, unknown]>([
    ['DB_SECRET_ARN', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf'],
    ['DB_PASSWORD', '{{resolve:secretsmanager:db:SecretString:password}}'],
    ['DB_PASSWORD', { Ref: 'Secret' }],
    ['DB_PASSWORD', { 'Fn::GetAtt': ['Secret', 'Value'] }],
    ['SECRET_NAME', 'production/db'],
    ['TOKEN_ENDPOINT', 'https://sign-in.example.com/oauth2/token'],
    ['TOKEN_USE', 'access'],
    ['PASSWORD_MIN_LENGTH', '14'],
    ['API_KEY_HEADER', 'x-api-key'],
    ['TOKENS_PER_MINUTE', '100'],
    ['PASSWORD', ''],
    ['KEY_ID', '01234567-89ab-cdef-0123-456789abcdef'],
    ['URL', 'https://db.example.com:5432/app@latest'],
    ['TABLE', 'secrets-table'],
  ])('%s %j', (name, value) => expect(inVariable(name, value)).toEqual([]));

  test.each([
    'const token = event.headers.authorization;',
    'password=$(aws secretsmanager get-secret-value --secret-id db)',
    'export PASSWORD=$DB_PASSWORD',
    'client = connect(password=config.password)',
    'print("no secret here")',
    'the password: required for every user',
    'connect({ password: config.password1 })',
    'login({ password: dbPassword2 })',
    'pass',
  ])('the program %s', (text) => expect(inText(text)).toEqual([]));

  test.each<[string, object]>([
    ['AWS::Cognito::UserPoolClient', { TokenValidityUnits: { AccessToken: 'hours', RefreshToken: 'days' } }],
    ['AWS::Cognito::UserPool', { Policies: { PasswordPolicy: { MinimumLength: 14 } }, PasswordlessLogin: 'OFF' }],
    [
      'AWS::SecretsManager::Secret',
      { GenerateSecretString: { SecretStringTemplate: '{"username":"admin"}', GenerateStringKey: 'password' } },
    ],
    ['AWS::RDS::DBProxy', { Auth: [{ AuthScheme: 'SECRETS', ClientPasswordAuthType: 'POSTGRES_SCRAM_SHA_256' }] }],
    ['AWS::ApiGateway::RestApi', { ApiKeySourceType: 'AUTHORIZER' }],
    [
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ Secrets: [{ Name: 'DB_PASSWORD', ValueFrom: '/app/db/password' }] }] },
    ],
    [
      'AWS::ApiGateway::Method',
      {
        Integration: {
          RequestParameters: { 'integration.request.header.x-api-key': 'method.request.header.x-api-key' },
        },
      },
    ],
  ])('%s %j', (type, properties) => expect(inProperties(type, properties)).toEqual([]));
});

describe('the template itself', () => {
  const Resources = { Subject: { Type: 'AWS::SNS::Topic' }, Other: { Type: 'AWS::SNS::Topic' } };

  test('shows no secret in outputs, defaults, mappings and metadata, each told once', () => {
    const token = join('ghp_', letters(36));
    expect(
      find({
        Resources: {
          ...Resources,
          Server: { Type: 'AWS::EC2::Instance', Metadata: { Init: { password: 'hunter2' } } },
        },
        Outputs: { Token: { Value: token } },
        Parameters: { DbPassword: { Default: 'hunter2', NoEcho: true } },
        Mappings: { Stage: { prod: { apiKey: 'hunter2' } } },
        Metadata: { Note: token },
      }),
    ).toEqual([
      'Outputs.Token: GitHub token',
      'Parameters.DbPassword: literal value of DbPassword',
      'Mappings.Stage.prod.apiKey: literal value of apiKey',
      'Metadata.Note: GitHub token',
      'Metadata of resources.Server.Init.password: literal value of password',
    ]);
  });

  test('shows no key of an IAM user and no resolved secret in an output', () => {
    const Key = { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'ci' } };
    const outputs = (value: unknown) => find({ Resources: { Key }, Outputs: { Out: { Value: value } } });
    expect(outputs({ 'Fn::GetAtt': ['Key', 'SecretAccessKey'] })).toContain(
      'Outputs.Out: secret that every reader of the stack sees',
    );
    expect(outputs('{{resolve:secretsmanager:db:SecretString:password}}')).toHaveLength(1);
    expect(outputs({ Ref: 'Key' })).toEqual([]);
  });

  test('hides the parameters of secrets', () => {
    const parameter = (name: string, more: object = {}) =>
      find({ Resources, Parameters: { [name]: { Type: 'String', ...more } } });
    expect(parameter('DbPassword')).toEqual(['DbPassword']);
    expect(parameter('DbPassword', { NoEcho: 'true' })).toEqual([]);
    expect(parameter('SecretArn')).toEqual([]);
    expect(parameter('DbPassword', { Type: 'AWS::SSM::Parameter::Value<String>' })).toEqual([]);
  });

  test('hides a parameter that a property for a secret uses, whatever its name', () => {
    const use = (more: object, Password: unknown = { Ref: 'Given' }) =>
      find({
        Resources: { Directory: { Type: 'AWS::DirectoryService::SimpleAD', Properties: { Password } } },
        Parameters: { Given: { Type: 'String', ...more } },
      });
    expect(use({})).toEqual(['Given']);
    expect(use({ NoEcho: false })).toEqual(['Given']);
    expect(use({ NoEcho: true })).toEqual([]);
    expect(use({}, '{{resolve:secretsmanager:directory}}')).toEqual([]);
    expect(use({ NoEcho: true, Default: 'plaintext' })).toEqual([
      'Parameters.Given: literal value of a parameter for a secret',
    ]);
  });
});

describe('a secret is not read from a parameter in plain text', () => {
  const password = (MasterUserPassword: unknown) => inProperties('AWS::RDS::DBInstance', { MasterUserPassword });

  test('by a dynamic reference', () => {
    expect(password('{{resolve:ssm:/db/password:1}}')).toEqual(['MasterUserPassword']);
    expect(password({ 'Fn::Sub': `{{resolve:ssm:/\${AWS::StackName}/password}}` })).toEqual(['MasterUserPassword']);
    expect(inVariable('DB_PASSWORD', '{{resolve:ssm:/db/password}}')).toEqual(['Environment.Variables.DB_PASSWORD']);
    expect(password('{{resolve:ssm-secure:/db/password}}')).toEqual([]);
    expect(password('{{resolve:secretsmanager:db:SecretString:password}}')).toEqual([]);
    expect(inVariable('STAGE', '{{resolve:ssm:/stage}}')).toEqual([]);
    expect(inVariable('TOKEN_URL', '{{resolve:ssm:/token-url}}')).toEqual([]);
  });

  test('by the type of a template parameter', () => {
    const read = (Type: string) =>
      find({
        Resources: { Db: { Type: 'AWS::RDS::DBInstance', Properties: { MasterUserPassword: { Ref: 'Given' } } } },
        Parameters: { Given: { Type, NoEcho: true } },
      });
    expect(read('AWS::SSM::Parameter::Value<String>')).toEqual(['MasterUserPassword']);
    expect(read('String')).toEqual([]);
  });
});

test('a hostile text of 200,000 characters takes no more than linear time', () => {
  for (const unit of [
    'password=',
    '"password": "',
    '://a:',
    'eyJ',
    '-----BEGIN ',
    'A',
    ' =',
    '--password-',
    'secret_',
  ]) {
    expect(Array.isArray(inText(unit.repeat(Math.ceil(200_000 / unit.length))))).toBe(true);
  }
});
