import { describe, expect, test } from '@jest/globals';
import { sandboxSettings } from '../scaffold';
import { findOnlyProperties, synthApi } from './api-template';

const accessLog = Object(findOnlyProperties(synthApi(sandboxSettings), 'AWS::ApiGateway::Stage')['AccessLogSetting']);

describe('the access log', () => {
  const fields: Record<string, string> = JSON.parse(accessLog.Format);

  test('is JSON in an encrypted log group', () => {
    expect(accessLog.DestinationArn).toEqual({
      'Fn::Join': ['', [expect.stringMatching(/:log-group:$/), { Ref: expect.stringMatching(/AccessLog/) }]],
    });
    expect(Object.keys(fields).length).toBeGreaterThan(10);
  });

  test('contains no address, user, path with ids, query, user agent or token', () => {
    const variables = Object.values(fields).join(' ');
    for (const personal of [
      /identity\.(?!apiKeyId)/,
      /sourceIp/,
      /userAgent/,
      /context\.path\b/,
      /queryString/i,
      /claims\.(sub|email|username|cognito)/,
      /authorizer\.principalId/,
      /validationErrorString|error\.message/,
    ]) {
      expect(variables).not.toMatch(personal);
    }
  });

  test('contains the fields that an investigation needs', () => {
    expect(fields).toMatchObject({
      requestId: '$context.requestId',
      extendedRequestId: '$context.extendedRequestId',
      route: '$context.resourcePath',
      status: '$context.status',
      errorType: '$context.error.responseType',
      wafResponse: '$context.wafResponseCode',
      tlsVersion: '$context.tlsVersion',
      client: '$context.authorizer.claims.client_id',
    });
  });
});
