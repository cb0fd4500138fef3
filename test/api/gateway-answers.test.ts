import { describe, expect, test } from '@jest/globals';
import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { SECURITY_HEADERS } from '../../lambda/records/http/security-headers';
import { sandboxSettings } from '../scaffold';
import { all, apiTemplate } from './synthesized';

const answers = all(apiTemplate(sandboxSettings), 'AWS::ApiGateway::GatewayResponse');
const answer = ({ responseType }: ResponseType) => answers.find(({ ResponseType }) => ResponseType === responseType);

describe('what the gateway answers by itself', () => {
  test('is a problem document with security headers, without a word of the inside', () => {
    for (const { ResponseParameters, ResponseTemplates } of answers) {
      const template = Object(ResponseTemplates)['application/json'];
      expect(JSON.parse(template)).toMatchObject({ type: 'about:blank', title: expect.any(String) });
      expect(template).not.toContain('$');
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        expect(ResponseParameters).toHaveProperty([`gatewayresponse.header.${name}`], `'${value}'`);
      }
    }
  });

  test('covers every refusal and every failure', () => {
    expect(answer(ResponseType.DEFAULT_4XX)).toBeDefined();
    expect(answer(ResponseType.DEFAULT_5XX)).toBeDefined();
  });

  test('says not found for a path that does not exist, instead of telling that it wants a token', () => {
    expect(answer(ResponseType.MISSING_AUTHENTICATION_TOKEN)).toMatchObject({ StatusCode: '404' });
    expect(answer(ResponseType.MISSING_AUTHENTICATION_TOKEN)?.['ResponseTemplates']).toEqual(
      answer(ResponseType.RESOURCE_NOT_FOUND)?.['ResponseTemplates'],
    );
  });

  test('names the scheme to those without a token', () => {
    expect(answer(ResponseType.UNAUTHORIZED)).toMatchObject({
      StatusCode: '401',
      ResponseParameters: { 'gatewayresponse.header.WWW-Authenticate': "'Bearer'" },
    });
  });

  test('says when to come back to those who came too often', () => {
    for (const type of [ResponseType.THROTTLED, ResponseType.QUOTA_EXCEEDED]) {
      expect(answer(type)).toMatchObject({
        StatusCode: '429',
        ResponseParameters: { 'gatewayresponse.header.Retry-After': expect.stringMatching(/^'\d+'$/) },
      });
    }
  });

  test('sends literals that API Gateway can read: no quote inside quotes', () => {
    for (const value of answers.flatMap(({ ResponseParameters }) => Object.values(Object(ResponseParameters)))) {
      expect(value).toMatch(/^'[^']+'$/);
    }
  });
});
