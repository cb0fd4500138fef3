import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Route } from '../../lambda/records/route';
import { exampleRoutes } from './example-routes';
import { all, exampleTemplate, only } from './synthesized';

const template = exampleTemplate(exampleRoutes);
const [create, list, read] = exampleRoutes;
const methodOf = ({ summary }: Route) => only(template, 'AWS::ApiGateway::Method', { OperationName: summary });
const deploymentOf = (routes: readonly Route[]) =>
  Object.keys(exampleTemplate(routes).findResources('AWS::ApiGateway::Deployment'))[0];

describe('a route of the table', () => {
  test('becomes a method that demands its scope of the user pool', () => {
    expect(methodOf(create)).toMatchObject({
      HttpMethod: 'POST',
      AuthorizationType: 'COGNITO_USER_POOLS',
      AuthorizerId: { Ref: expect.stringMatching(/Authorizer/) },
      AuthorizationScopes: ['records/write'],
    });
    expect(methodOf(read)).toMatchObject({ AuthorizationScopes: ['records/read'] });
    expect(only(template, 'AWS::ApiGateway::Authorizer')).toMatchObject({
      Type: 'COGNITO_USER_POOLS',
      IdentitySource: 'method.request.header.Authorization',
      ProviderARNs: [{ 'Fn::GetAtt': [expect.stringMatching(/^Users/), 'Arn'] }],
    });
  });

  test('wants the API key of a client besides the token, never instead of it', () => {
    for (const method of all(template, 'AWS::ApiGateway::Method')) {
      expect(method).toMatchObject({ ApiKeyRequired: true, AuthorizationType: 'COGNITO_USER_POOLS' });
    }
  });

  test('demands its parameters', () => {
    expect(methodOf(create)['RequestParameters']).toEqual({ 'method.request.header.Idempotency-Key': true });
    expect(methodOf(list)['RequestParameters']).toEqual({ 'method.request.querystring.cursor': false });
    expect(methodOf(read)['RequestParameters']).toEqual({ 'method.request.path.id': true });
  });

  test('checks its body whatever the content type says', () => {
    expect(methodOf(create)['RequestModels']).toEqual({ $default: { Ref: expect.stringMatching(/PostRecords/) } });
    expect(methodOf(list)).not.toHaveProperty('RequestModels');
  });

  test('has a closed and bounded model in draft 4', () => {
    expect(only(template, 'AWS::ApiGateway::Model')).toMatchObject({
      Name: 'PostRecords',
      ContentType: 'application/json',
      Schema: {
        $schema: 'http://json-schema.org/draft-04/schema#',
        type: 'object',
        additionalProperties: false,
        required: ['subject', 'kind', 'tags', 'remark'],
        properties: {
          subject: { type: 'string', maxLength: 64 },
          kind: { enum: ['note', 'letter'] },
          pages: { type: 'integer', minimum: 1, maximum: 99 },
          tags: { type: 'array', maxItems: 8, items: { maxLength: 16 } },
        },
      },
    });
  });

  test('takes its share of the rate and one request a second at least', () => {
    const settings = [only(template, 'AWS::ApiGateway::Stage')['MethodSettings']].flat().map(Object);
    const limits = settings.map((setting) => [setting.HttpMethod, setting.ResourcePath, setting.ThrottlingRateLimit]);
    expect(limits).toEqual([
      ['*', '/*', 50],
      ['POST', '/~1records', 25],
      ['GET', '/~1records', 50],
      ['GET', '/~1records~1{id}', 1],
    ]);
  });

  test('lets API Gateway call its function from its own method alone', () => {
    const callers = all(template, 'AWS::Lambda::Permission').map((permission) => JSON.stringify(permission));
    expect(callers).toHaveLength(3);
    for (const [ending, alias] of [
      ['/POST/records', 'WriteLive'],
      ['/GET/records', 'ReadLive'],
      ['/GET/records/*', 'ReadLive'],
    ] as const) {
      expect(
        callers.filter((caller) => caller.includes(`${ending}"`) && caller.includes(`{"Ref":"${alias}`)),
      ).toHaveLength(1);
    }
  });

  test('that changes makes a new deployment', () => {
    const before = deploymentOf(exampleRoutes);
    expect(deploymentOf(exampleRoutes)).toBe(before);
    expect(deploymentOf([create, list])).not.toBe(before);
    expect(deploymentOf([create, { ...list, scope: 'records/write' }, read])).not.toBe(before);
    expect(
      deploymentOf([{ ...create, request: z.strictObject({ subject: z.string().max(65) }) }, list, read]),
    ).not.toBe(before);
  });

  test('cannot exist without a function that serves it', () => {
    expect(() => exampleTemplate([{ ...read, function: 'erase' }])).toThrow(
      'GET /records/{id}: there is no function "erase" to serve it',
    );
  });
});
