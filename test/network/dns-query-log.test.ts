import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { findProperties, synthNetwork } from './network-template';

const template = synthNetwork();
const log = { 'Fn::GetAtt': [expect.stringMatching(/^NetworkDnsQueryLog/), 'Arn'] };

describe('the DNS query log', () => {
  test('records every query of the VPC', () => {
    expect(findProperties(template, 'AWS::Route53Resolver::ResolverQueryLoggingConfig')).toEqual({
      DestinationArn: log,
    });
    template.hasResourceProperties('AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', {
      ResolverQueryLogConfigId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkDnsQueryLog'), 'Id'] },
      ResourceId: { Ref: Match.stringLikeRegexp('^NetworkVpc') },
    });
  });

  test('is encrypted, has the retention of the settings and is retained when the stack is deleted', () => {
    expect(findProperties(template, 'AWS::Logs::LogGroup', 'NetworkDnsQueryLog')).toEqual({
      KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^KeysLogs/), 'Arn'] },
      RetentionInDays: 30,
    });
    template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('is written by log delivery for this account only, to this log group only', () => {
    const { PolicyDocument } = findProperties(template, 'AWS::Logs::ResourcePolicy');
    const text = JSON.stringify(PolicyDocument).replaceAll('\\', '');
    expect(text).toContain('"Action":["logs:CreateLogStream","logs:PutLogEvents"]');
    expect(text).toContain('"Principal":{"Service":"delivery.logs.amazonaws.com"}');
    expect(text).toContain('"aws:SourceAccount":"111122223333"');
    expect(text).toContain('"aws:SourceArn":"arn:aws:logs:eu-central-1:111122223333:*"');
    expect(text.match(/"Resource":/g)).toHaveLength(1);
    expect(PolicyDocument).toEqual({ 'Fn::Join': ['', [expect.any(String), log, expect.any(String)]] });
  });

  test('starts only after log delivery is allowed', () => {
    template.hasResource('AWS::Route53Resolver::ResolverQueryLoggingConfig', {
      DependsOn: [Match.stringLikeRegexp('^NetworkDnsQueryLogDelivery')],
    });
  });
});
