import { expect, test } from '@jest/globals';
import { collectFacts } from '../../../src/assessment/facts';
import { compareExposure } from '../../../src/reports/difference/compare-exposure';
import { readTemplate } from '../../templates/small-template';

/** The direction of one property with another value; undefined is absent. */
function judge(type: string, property: string, before: unknown, after: unknown): string {
  const read = (value: unknown) =>
    collectFacts(
      readTemplate({ Resources: { It: { Type: type, Properties: value === undefined ? {} : { [property]: value } } } }),
      ({ path }) => path,
    );
  return compareExposure(read(before), read(after))
    .changes.map(({ direction }) => direction)
    .join(' ');
}

const CLUSTER = 'AWS::RDS::DBCluster';
const ROUTE = 'AWS::ApiGatewayV2::Route';

test.each<[string, string, unknown, unknown, string]>([
  [CLUSTER, 'StorageEncrypted', true, false, 'wider'],
  [CLUSTER, 'StorageEncrypted', 'true', true, ''],
  [CLUSTER, 'StorageEncrypted', undefined, false, ''],
  [CLUSTER, 'StorageEncrypted', true, { Ref: 'Unknown' }, 'changed'],
  [CLUSTER, 'KmsKeyId', 'a', undefined, 'wider'],
  [CLUSTER, 'KmsKeyId', 'a', 'b', 'changed'],
  [CLUSTER, 'BackupRetentionPeriod', 7, 30, 'narrower'],
  [CLUSTER, 'BackupRetentionPeriod', '7', '1', 'wider'],
  [CLUSTER, 'EngineVersion', '16.4', '16.10', 'narrower'],
  [CLUSTER, 'EngineVersion', '16.10', '16.4', 'wider'],
  ['AWS::Lambda::Function', 'Runtime', 'nodejs20.x', 'nodejs22.x', 'narrower'],
  ['AWS::Lambda::Function', 'Runtime', 'nodejs22.x', 'python3.13', 'changed'],
  ['AWS::Lambda::Function', 'ReservedConcurrentExecutions', 5, undefined, 'wider'],
  ['AWS::Logs::LogGroup', 'RetentionInDays', 365, undefined, 'changed'],
  [ROUTE, 'AuthorizationType', 'JWT', 'NONE', 'wider'],
  [ROUTE, 'AuthorizationType', 'JWT', undefined, 'wider'],
  [ROUTE, 'AuthorizationType', undefined, 'NONE', ''],
  [ROUTE, 'AuthorizationType', 'JWT', 'AWS_IAM', 'changed'],
  [ROUTE, 'AuthorizationScopes', ['a'], [], 'wider'],
  [ROUTE, 'AuthorizationScopes', undefined, ['a'], 'narrower'],
  [ROUTE, 'AuthorizationScopes', ['a'], ['b'], 'narrower wider'],
  ['AWS::ApiGateway::DomainName', 'SecurityPolicy', 'TLS_1_2', 'TLS_1_0', 'wider'],
  [
    'AWS::CloudFront::Distribution',
    'DistributionConfig',
    { ViewerCertificate: { MinimumProtocolVersion: 'TLSv1' } },
    { ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' } },
    'narrower',
  ],
  [
    'AWS::CloudFront::Distribution',
    'DistributionConfig',
    { DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only' } },
    { DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } },
    'wider',
  ],
  ['AWS::S3::Bucket', 'AccessControl', 'Private', 'PublicRead', 'wider'],
  ['AWS::EC2::Instance', 'Unheard', 'a', 'b', 'changed'],
  ['AWS::EC2::Route', 'DestinationCidrBlock', '10.0.0.0/16', '0.0.0.0/0', 'wider'],
  ['AWS::WAFv2::WebACL', 'DefaultAction', { Block: {} }, { Allow: {} }, 'wider'],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'LoadBalancerAttributes',
    [{ Key: 'deletion_protection.enabled', Value: 'true' }],
    [{ Key: 'deletion_protection.enabled', Value: 'false' }],
    'wider',
  ],
  ['AWS::IAM::AccessKey', 'Status', 'Inactive', 'Active', 'wider'],
  ['AWS::RDS::DBClusterParameterGroup', 'Parameters', { 'rds.force_ssl': '1' }, {}, 'wider'],
])('%s %s from %j to %j is %s', (type, property, before, after, direction) => {
  expect(judge(type, property, before, after)).toBe(direction);
});

test('a threshold is judged by its comparison', () => {
  const read = (Threshold: number, ComparisonOperator: string) =>
    collectFacts(
      readTemplate({
        Resources: { It: { Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold, ComparisonOperator } } },
      }),
      ({ path }) => path,
    );
  const judgeBy = (operator: string) =>
    compareExposure(read(1, operator), read(9, operator)).changes.map(({ direction }) => direction);
  expect(judgeBy('GreaterThanThreshold')).toEqual(['wider']);
  expect(judgeBy('LessThanThreshold')).toEqual(['narrower']);
  expect(judgeBy('LessThanLowerOrGreaterThanUpperThreshold')).toEqual(['changed']);
});
