import { describe, expect, test } from '@jest/globals';
import { RESOURCE_POLICIES } from '../../../src/rules/generic/data/resource-policies';
import { publicPolicyRules } from '../../../src/rules/generic/public-policy';
import { judge, OWN, one } from './judge';

const find = (resources: Parameters<typeof judge>[2], options?: Parameters<typeof judge>[3]) =>
  judge(publicPolicyRules, 'PublicPolicyPrincipals', resources, options);
const ORGANIZATION = { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } };
const secret = (statement: Readonly<Record<string, unknown>>, ...others: readonly unknown[]) =>
  one('AWS::SecretsManager::ResourcePolicy', {
    ResourcePolicy: {
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*', ...statement },
        ...others,
      ],
    },
  });
const PUBLIC = ['ResourcePolicy: any principal may use secretsmanager:getsecretvalue'];

describe('policies for any principal', () => {
  test.each([
    {},
    { Principal: { AWS: '*' } },
    { Principal: { AWS: [`arn:aws:iam::${OWN}:root`, '*'] } },
    { Principal: { AWS: 'arn:aws:iam::*:root' } },
    { Principal: undefined, NotPrincipal: { AWS: OWN } },
    { Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorgid' } } },
    { Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-exampleorgid/*' } } },
    { Condition: { StringLike: { 'aws:PrincipalOrgID': ['o-exampleorgid', '*'] } } },
    { Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/reader' } } },
    { Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*/r-1/*' } } },
    { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::example-*' } } },
    { Condition: { StringLike: { 'aws:userid': 'AROA*' } } },
    { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:alerts' } } },
    { Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } },
    { Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } } },
    { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    { Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } } },
    { Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } },
    { Condition: { Null: { 'aws:PrincipalOrgID': 'false' } } },
  ])('is public: %j', (statement) => expect(find(secret(statement))).toEqual(PUBLIC));

  test.each([
    { Principal: { AWS: OWN } },
    { Principal: { Service: '*.amazonaws.com' } },
    { Effect: 'Deny' },
    { Condition: ORGANIZATION },
    { Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-exampleorgid/r-1/*' } } },
    { Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } } },
    { Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/*` } } },
    { Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::example-uploads' } } },
    { Condition: { StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } } },
    { Condition: { StringEquals: { 'aws:SourceVpce': { 'Fn::ImportValue': 'endpoint' } } } },
    { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
    { Condition: { StringEquals: { 'kms:CallerAccount': OWN, 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } },
    { Condition: { StringEquals: { 's3:DataAccessPointAccount': OWN } } },
    { Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } } },
  ])('is limited: %j', (statement) => expect(find(secret(statement))).toEqual([]));

  test('a denial for all but few callers limits what it covers', () => {
    const denial = {
      Effect: 'Deny',
      Principal: '*',
      Action: 'secretsmanager:*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
    };
    expect(find(secret({}, denial))).toEqual([]);
    expect(find(secret({}, { ...denial, Action: 'secretsmanager:PutSecretValue' }))).toEqual(PUBLIC);
    expect(find(secret({}, { ...denial, Resource: 'arn:aws:secretsmanager:*:*:secret:other' }))).toEqual(PUBLIC);
    expect(find(secret({}, { ...denial, Principal: { AWS: OWN } }))).toEqual(PUBLIC);
    expect(find(secret({}, { ...denial, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }))).toEqual(
      PUBLIC,
    );
  });

  test('types that are unknown today are covered, also with JSON text', () => {
    const document = { Statement: { Effect: 'Allow', Principal: '*', Action: 'things:Use' } };
    const expected = ['Any.Access: any principal may use things:use'];
    expect(find(one('Acme::New::Thing', { Any: { Access: document } }))).toEqual(expected);
    expect(find(one('Acme::New::Thing', { Any: { Access: JSON.stringify(document) } }))).toEqual(expected);
  });

  test('a document by Fn::ToJsonString and a statement by Fn::If are read', () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 'dsql:DbConnect', Resource: '*' };
    const expected = ['PolicyDocument: any principal may use dsql:dbconnect'];
    const written = { 'Fn::ToJsonString': { Statement: [statement] } };
    expect(find(one('AWS::DSQL::Cluster', { PolicyDocument: written }))).toEqual(expected);
    const chosen = { Statement: [{ 'Fn::If': ['Always', statement, { Ref: 'AWS::NoValue' }] }] };
    const Conditions = { Always: { 'Fn::Equals': ['a', 'a'] } };
    expect(find(one('AWS::DSQL::Cluster', { PolicyDocument: chosen }), { Conditions })).toEqual(expected);
  });

  test('identity policies and policies of VPC endpoints name no principal that they open', () => {
    const document = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };
    expect(find(one('AWS::EC2::VPCEndpoint', { PolicyDocument: document }))).toEqual([]);
    const identity = { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
    expect(find(one('AWS::IAM::ManagedPolicy', { PolicyDocument: identity }))).toEqual([]);
  });

  test('the policy of an API is judged where the API is private', () => {
    const Policy = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }] };
    const api = (type: string) => one('AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: [type] }, Policy });
    expect(find(api('REGIONAL'))).toEqual([]);
    expect(find(api('PRIVATE'))).toHaveLength(1);
  });

  test('a principal, and a whole policy, that only a deployment determines is undecided', () => {
    const Parameters = { Given: { Type: 'String' } };
    expect(find(secret({ Principal: { AWS: { Ref: 'Given' } } }), { Parameters })).toBe('undecided');
    expect(find(secret({ Principal: { AWS: '{{resolve:ssm:/reader}}' } }))).toBe('undecided');
    expect(find(secret({ Principal: { AWS: { Ref: 'Given' } }, Condition: ORGANIZATION }), { Parameters })).toEqual([]);
    const Policy = one('AWS::SecretsManager::ResourcePolicy', { ResourcePolicy: { Ref: 'Given' } });
    expect(find(Policy, { Parameters })).toBe('undecided');
  });

  test('the table of resource policies has the types that hold one', () => {
    expect(Object.keys(RESOURCE_POLICIES).length).toBeGreaterThan(70);
    expect(RESOURCE_POLICIES['AWS::S3::AccessPoint']).toEqual(['Policy']);
    expect(RESOURCE_POLICIES['AWS::IAM::ManagedPolicy']).toBeUndefined();
  });
});

describe('policies that name their principals', () => {
  const findUnnamed = (resources: Parameters<typeof judge>[2]) =>
    judge(publicPolicyRules, 'PublicPolicyPrincipalsNamed', resources);

  test('do not allow any principal, also under a condition', () => {
    expect(findUnnamed(secret({ Condition: ORGANIZATION }))).toEqual(PUBLIC);
    expect(findUnnamed(secret({ Principal: { AWS: [OWN, '*'] } }))).toEqual(PUBLIC);
    expect(findUnnamed(secret({ Principal: undefined, NotPrincipal: { AWS: OWN } }))).toEqual(PUBLIC);
  });

  test('may deny any principal', () => {
    expect(findUnnamed(secret({ Effect: 'Deny' }))).toEqual([]);
    expect(findUnnamed(secret({ Principal: { AWS: OWN } }))).toEqual([]);
  });
});

test('an address inside a VPC bounds nobody without the VPC', () => {
  const address = { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } };
  expect(find(secret({ Condition: address }))).toEqual(PUBLIC);
  expect(find(secret({ Condition: { ...address, StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }))).toEqual([]);
});
