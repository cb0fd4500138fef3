import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { networkTemplate, propertiesOf } from './synthesized';

const template = networkTemplate();
const log = { 'Fn::GetAtt': [expect.stringMatching(/^NetworkDnsQueryLog/), 'Arn'] };

describe('the DNS query log', () => {
  test('records every query of the VPC', () => {
    expect(propertiesOf(template, 'AWS::Route53Resolver::ResolverQueryLoggingConfig')).toEqual({ DestinationArn: log });
    template.hasResourceProperties('AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', {
      ResolverQueryLogConfigId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkDnsQueryLog'), 'Id'] },
      ResourceId: { Ref: Match.stringLikeRegexp('^NetworkVpc') },
    });
  });

  test('is encrypted, kept for the days of the settings and not lost with the stack', () => {
    expect(propertiesOf(template, 'AWS::Logs::LogGroup', 'NetworkDnsQueryLog')).toEqual({
      KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^KeysLogs/), 'Arn'] },
      RetentionInDays: 30,
    });
    template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('is written by log delivery for this account alone, into this group alone', () => {
    const { PolicyDocument } = propertiesOf(template, 'AWS::Logs::ResourcePolicy');
    const text = JSON.stringify(PolicyDocument).replaceAll('\\', '');
    expect(text).toContain('"Action":["logs:CreateLogStream","logs:PutLogEvents"]');
    expect(text).toContain('"Principal":{"Service":"delivery.logs.amazonaws.com"}');
    expect(text).toContain('"aws:SourceAccount":"111122223333"');
    expect(text).toContain('"aws:SourceArn":"arn:aws:logs:eu-central-1:111122223333:*"');
    expect(text.match(/"Resource":/g)).toHaveLength(1);
    expect(PolicyDocument).toEqual({ 'Fn::Join': ['', [expect.any(String), log, expect.any(String)]] });
  });

  test('begins only when log delivery is let in', () => {
    template.hasResource('AWS::Route53Resolver::ResolverQueryLoggingConfig', {
      DependsOn: [Match.stringLikeRegexp('^NetworkDnsQueryLogDelivery')],
    });
  });
});
