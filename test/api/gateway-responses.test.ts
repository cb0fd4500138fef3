import { describe, expect, test } from '@jest/globals';
import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { SECURITY_HEADERS } from '../../lambda/records/http/security-headers';
import { sandboxSettings } from '../scaffold';
import { findAllProperties, synthApi } from './api-template';

const answers = findAllProperties(synthApi(sandboxSettings), 'AWS::ApiGateway::GatewayResponse');
const findResponse = ({ responseType }: ResponseType) =>
  answers.find(({ ResponseType }) => ResponseType === responseType);

describe('a response that API Gateway generates', () => {
  test('is a problem document with security headers and without internal details', () => {
    for (const { ResponseParameters, ResponseTemplates } of answers) {
      const template = Object(ResponseTemplates)['application/json'];
      expect(JSON.parse(template)).toMatchObject({ type: 'about:blank', title: expect.any(String) });
      expect(template).not.toContain('$');
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        expect(ResponseParameters).toHaveProperty([`gatewayresponse.header.${name}`], `'${value}'`);
      }
    }
  });

  test('covers every client error and every server error', () => {
    expect(findResponse(ResponseType.DEFAULT_4XX)).toBeDefined();
    expect(findResponse(ResponseType.DEFAULT_5XX)).toBeDefined();
  });

  test('is 404 for a path that does not exist, instead of a request for a token', () => {
    expect(findResponse(ResponseType.MISSING_AUTHENTICATION_TOKEN)).toMatchObject({ StatusCode: '404' });
    expect(findResponse(ResponseType.MISSING_AUTHENTICATION_TOKEN)?.['ResponseTemplates']).toEqual(
      findResponse(ResponseType.RESOURCE_NOT_FOUND)?.['ResponseTemplates'],
    );
  });

  test('names the authentication scheme in responses to requests without a token', () => {
    expect(findResponse(ResponseType.UNAUTHORIZED)).toMatchObject({
      StatusCode: '401',
      ResponseParameters: { 'gatewayresponse.header.WWW-Authenticate': "'Bearer'" },
    });
  });

  test('has a Retry-After header in responses to throttled requests', () => {
    for (const type of [ResponseType.THROTTLED, ResponseType.QUOTA_EXCEEDED]) {
      expect(findResponse(type)).toMatchObject({
        StatusCode: '429',
        ResponseParameters: { 'gatewayresponse.header.Retry-After': expect.stringMatching(/^'\d+'$/) },
      });
    }
  });

  test('has header literals that API Gateway accepts, without a quote inside quotes', () => {
    for (const value of answers.flatMap(({ ResponseParameters }) => Object.values(Object(ResponseParameters)))) {
      expect(value).toMatch(/^'[^']+'$/);
    }
  });
});
