import { expect, test } from '@jest/globals';
import { collectFacts } from '../../../src/assessment/facts';
import { compareExposure } from '../../../src/reports/difference/compare-exposure';
import { readTemplate } from '../../templates/small-template';

function compare(Type: string, before: Record<string, unknown>, after: Record<string, unknown>) {
  const [old, now] = [before, after].map((Properties) =>
    collectFacts(readTemplate({ Resources: { It: { Type, Properties } } }), ({ logicalId }) => `App/${logicalId}`),
  );
  const { changes } = compareExposure(old ?? [], now ?? []);
  return [...new Set(changes.map(({ direction }) => direction))].sort();
}

const deny = (operator: string, value: string) => ({
  PolicyDocument: {
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        Condition: { [operator]: { 'aws:PrincipalArn': value } },
      },
    ],
  },
});
const exclude = (...ResourceTypes: string[]) => ({ RecordingGroup: { ExclusionByResourceTypes: { ResourceTypes } } });
const limits = (HttpMethod: string, ResourcePath: string) => ({
  MethodSettings: [{ HttpMethod, ResourcePath, ThrottlingRateLimit: 10, ThrottlingBurstLimit: 5 }],
});
const ROLE = 'arn:aws:iam::111122223333:role/';

test.each<[name: string, type: string, before: Record<string, unknown>, after: Record<string, unknown>]>([
  [
    'one type more that is not recorded',
    'AWS::Config::ConfigurationRecorder',
    exclude('AWS::IAM::Role'),
    exclude('AWS::IAM::Role', 'AWS::IAM::User'),
  ],
  ['a depth without a limit', 'AWS::AppSync::GraphQLApi', { QueryDepthLimit: 5 }, { QueryDepthLimit: 0 }],
  ['no limits of all methods', 'AWS::ApiGateway::Stage', limits('*', '/*'), {}],
  [
    'code without a signature',
    'AWS::Lambda::CodeSigningConfig',
    { CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' } },
    { CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Warn' } },
  ],
  ['a schema that anybody can read', 'AWS::AppSync::GraphQLApi', { IntrospectionConfig: 'DISABLED' }, {}],
  ['a deeper query', 'AWS::AppSync::GraphQLApi', { QueryDepthLimit: 5 }, { QueryDepthLimit: 50 }],
  [
    'client certificates that are not verified',
    'AWS::ElasticLoadBalancingV2::Listener',
    { MutualAuthentication: { Mode: 'verify' } },
    { MutualAuthentication: { Mode: 'passthrough' } },
  ],
  [
    'a wider exception by a pattern',
    'AWS::S3::BucketPolicy',
    deny('ArnNotEquals', `${ROLE}reader`),
    deny('ArnNotLike', `${ROLE}*`),
  ],
])('%s', (_name, type, before, after) => {
  expect(compare(type, before, after)).toEqual(['wider']);
  expect(compare(type, after, before)).toEqual(['narrower']);
});

test('a negated condition means the same with and without IfExists', () => {
  const [one, other] = [deny('StringNotEquals', `${ROLE}a`), deny('StringNotEqualsIfExists', `${ROLE}a`)];
  expect(compare('AWS::S3::BucketPolicy', one, other)).toEqual([]);
  expect(compare('AWS::S3::BucketPolicy', other, one)).toEqual([]);
});

test('no limit of depth written out is no change', () => {
  expect(compare('AWS::AppSync::GraphQLApi', {}, { QueryDepthLimit: 0 })).toEqual([]);
});

test('limits of one method replace those of all, so people decide', () => {
  expect(compare('AWS::ApiGateway::Stage', {}, limits('GET', '/records'))).toEqual(['changed']);
  expect(compare('AWS::ApiGateway::Stage', limits('GET', '/records'), {})).toEqual(['changed']);
});

test('any address in place of a group or a prefix list is wider, and the way back narrower', () => {
  const admit = (peer: Record<string, string>) => ({
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, ...peer }],
  });
  const everybody = admit({ CidrIp: '0.0.0.0/0' });
  for (const peer of [{ SourceSecurityGroupId: 'sg-0123' }, { SourcePrefixListId: 'pl-0123' }]) {
    expect(compare('AWS::EC2::SecurityGroup', admit(peer), everybody)).toEqual(['wider']);
    expect(compare('AWS::EC2::SecurityGroup', everybody, admit(peer))).toEqual(['narrower']);
  }
  expect(compare('AWS::EC2::SecurityGroup', admit({ CidrIpv6: '::/0' }), everybody)).toEqual(['narrower', 'wider']);
});
