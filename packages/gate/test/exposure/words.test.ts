import { describe, expect, test } from '@jest/globals';
import { describeHttps, readTlsVersion } from '../../src/exposure/controls/tls-version';
import { joinVerbs } from '../../src/exposure/links/inner-links';
import { buildTitle, splitWords } from '../../src/exposure/titles';
import { readTemplate } from '../templates/small-template';

describe('the lowest version of TLS', () => {
  test.each([
    ['SecurityPolicy_TLS13_1_3_2025_09', '1.3'],
    ['SecurityPolicy_TLS13_1_2_2021_06', '1.2'],
    ['TLS_1_2', '1.2'],
    ['TLS_1_0', '1.0'],
    ['ELBSecurityPolicy-TLS13-1-2-Res-2021-06', '1.2'],
    ['ELBSecurityPolicy-TLS13-1-3-2021-06', '1.3'],
    ['ELBSecurityPolicy-TLS-1-1-2017-01', '1.1'],
    ['ELBSecurityPolicy-2016-08', '1.0'],
    ['TLSv1.2_2021', '1.2'],
    ['TLSv1', '1.0'],
    ['TLSv1_2016', '1.0'],
    ['Policy-Min-TLS-1-2-2019-07', '1.2'],
    ['of-tomorrow', undefined],
    [undefined, undefined],
  ])('%s: %s', (policy, version) => expect(readTlsVersion(policy)).toBe(version));

  test('in words', () => {
    expect(describeHttps('1.2')).toBe('HTTPS only, TLS 1.2 or later');
    expect(describeHttps(undefined)).toBe('HTTPS only');
  });
});

describe('the title of a resource', () => {
  const build = (Type: string, path: string): string => {
    const Metadata = { 'aws:cdk:path': path };
    const [resource] = readTemplate({ Resources: { It: { Type, Metadata } } }).ofType(Type);
    return resource === undefined ? '' : buildTitle(resource);
  };

  test.each([
    ['AWS::Lambda::Function', 'live/Api/Functions/Read/Resource/Resource', 'Read function'],
    ['AWS::Lambda::Function', 'live/Keeper/Function', 'Keeper function'],
    ['AWS::Lambda::Function', 'live/Playbooks/ContainFunction', 'Contain function'],
    ['AWS::ApiGateway::RestApi', 'live/Api/Records/Resource', 'Records API'],
    ['AWS::RDS::DBCluster', 'live/Database/Cluster/Generation1/Cluster', 'Database cluster'],
    ['AWS::RDS::DBProxy', 'live/Database/Proxy/Zones-abc/Resource', 'Database proxy'],
    ['AWS::Backup::BackupVault', 'live/Backups/Vault', 'Backup vault'],
    ['AWS::Events::Rule', 'live/Scheduled/DigestRule/Resource', 'Digest rule'],
    ['AWS::DynamoDB::Table', 'live/T/Resource', 'T table'],
    ['AWS::S3::Bucket', 'live/UploadsA1B2C3D4', 'Uploads bucket'],
    ['AWS::SQS::Queue', 'live/DLQ', 'DLQ queue'],
    ['AWS::Example::DataThing', 'live/One', 'One data thing'],
  ])('%s at %s is %s', (type, path, title) => expect(build(type, path)).toBe(title));

  test('splits words, and keeps abbreviations', () => {
    expect(splitWords('dead-letterQueue')).toBe('Dead letter queue');
    expect(splitWords('UserDLQ')).toBe('User DLQ');
  });
});

test('verbs are joined, reading first', () => {
  expect(joinVerbs(['writes', 'reads'])).toBe('reads and writes');
  expect(joinVerbs(['starts'])).toBe('starts');
  expect(joinVerbs([])).toBe('uses');
});
