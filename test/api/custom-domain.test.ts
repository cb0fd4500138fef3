import { describe, expect, test } from '@jest/globals';
import { createProductionDraft, parseDraft, productionSettings } from '../scaffold';
import { findAllProperties, findOnlyProperties, synthApi } from './api-template';

describe('an API with a custom domain name', () => {
  const draft = createProductionDraft();
  const domain = {
    name: 'api.example.com',
    certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  };
  const synthWithDomain = (more: object) =>
    synthApi(parseDraft({ ...draft, api: { ...Object(draft['api']), domain: { ...domain, ...more } } }));
  const template = synthWithDomain({ hostedZone: { id: 'Z0123456789EXAMPLE', name: 'example.com' } });

  test('disables the default execute-api endpoint', () => {
    expect(findOnlyProperties(template, 'AWS::ApiGateway::RestApi')['DisableExecuteApiEndpoint']).toBe(true);
    expect(
      findOnlyProperties(synthApi(productionSettings), 'AWS::ApiGateway::RestApi')['DisableExecuteApiEndpoint'],
    ).toBe(false);
    template.hasOutput('ApiUrl', { Value: 'https://api.example.com/' });
  });

  test('accepts TLS 1.3 only', () => {
    expect(findOnlyProperties(template, 'AWS::ApiGateway::DomainName')).toMatchObject({
      DomainName: 'api.example.com',
      RegionalCertificateArn: domain.certificateArn,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      EndpointAccessMode: 'STRICT',
    });
    expect(findOnlyProperties(template, 'AWS::ApiGateway::BasePathMapping')).not.toHaveProperty('BasePath');
  });

  test('has a DNS record in the hosted zone of the settings, and none without a hosted zone', () => {
    expect(findOnlyProperties(template, 'AWS::Route53::RecordSet')).toMatchObject({
      HostedZoneId: 'Z0123456789EXAMPLE',
      Name: 'api.example.com',
      Type: 'A',
    });
    expect(findAllProperties(synthWithDomain({}), 'AWS::Route53::RecordSet')).toEqual([]);
  });

  test('requires client certificates if the settings name a truststore', () => {
    const mutual = findOnlyProperties(
      synthWithDomain({ mutualTlsTruststore: 's3://example-trust/clients.pem' }),
      'AWS::ApiGateway::DomainName',
    );
    expect(mutual).toMatchObject({
      MutualTlsAuthentication: { TruststoreUri: 's3://example-trust/clients.pem' },
      // API Gateway refuses a newer policy together with mutual TLS.
      SecurityPolicy: 'TLS_1_2',
    });
    expect(mutual).not.toHaveProperty('EndpointAccessMode');
  });
});
