import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Route } from '../../lambda/records/route';
import { buildOperationId } from '../../lib/api/operation-id';
import { findAllProperties, findOnlyProperties, synthExampleApi } from './api-template';
import { exampleRoutes } from './example-routes';

const template = synthExampleApi(exampleRoutes);
const [create, list, read] = exampleRoutes;
const findMethod = (route: Route) =>
  findOnlyProperties(template, 'AWS::ApiGateway::Method', { OperationName: buildOperationId(route) });
const findDeployment = (routes: readonly Route[]) =>
  Object.keys(synthExampleApi(routes).findResources('AWS::ApiGateway::Deployment'))[0];

describe('a route of the table', () => {
  test('becomes a method that requires its scope from the user pool', () => {
    expect(findMethod(create)).toMatchObject({
      HttpMethod: 'POST',
      AuthorizationType: 'COGNITO_USER_POOLS',
      AuthorizerId: { Ref: expect.stringMatching(/Authorizer/) },
      AuthorizationScopes: ['records/write'],
    });
    expect(findMethod(read)).toMatchObject({ AuthorizationScopes: ['records/read'] });
    expect(findOnlyProperties(template, 'AWS::ApiGateway::Authorizer')).toMatchObject({
      Type: 'COGNITO_USER_POOLS',
      IdentitySource: 'method.request.header.Authorization',
      ProviderARNs: [{ 'Fn::GetAtt': [expect.stringMatching(/^UserPool/), 'Arn'] }],
    });
  });

  test('requires an API key in addition to the token, never instead of it', () => {
    for (const method of findAllProperties(template, 'AWS::ApiGateway::Method')) {
      expect(method).toMatchObject({ ApiKeyRequired: true, AuthorizationType: 'COGNITO_USER_POOLS' });
    }
  });

  test('requires its parameters', () => {
    expect(findMethod(create)['RequestParameters']).toEqual({ 'method.request.header.Idempotency-Key': true });
    expect(findMethod(list)['RequestParameters']).toEqual({ 'method.request.querystring.cursor': false });
    expect(findMethod(read)['RequestParameters']).toEqual({ 'method.request.path.id': true });
  });

  test('validates its body for every content type', () => {
    expect(findMethod(create)['RequestModels']).toEqual({ $default: { Ref: expect.stringMatching(/PostRecords/) } });
    expect(findMethod(list)).not.toHaveProperty('RequestModels');
  });

  test('has a closed and bounded model in JSON schema draft 4', () => {
    expect(findOnlyProperties(template, 'AWS::ApiGateway::Model')).toMatchObject({
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

  test('gets its share of the rate, and at least one request per second', () => {
    const settings = [findOnlyProperties(template, 'AWS::ApiGateway::Stage')['MethodSettings']].flat().map(Object);
    const limits = settings.map((setting) => [setting.HttpMethod, setting.ResourcePath, setting.ThrottlingRateLimit]);
    expect(limits).toEqual([
      ['*', '/*', 50],
      ['POST', '/~1records', 25],
      ['GET', '/~1records', 50],
      ['GET', '/~1records~1{id}', 1],
    ]);
  });

  test('lets API Gateway invoke its function from its own method only', () => {
    const callers = findAllProperties(template, 'AWS::Lambda::Permission').map((permission) =>
      JSON.stringify(permission),
    );
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

  test('causes a new deployment when it changes', () => {
    const before = findDeployment(exampleRoutes);
    expect(findDeployment(exampleRoutes)).toBe(before);
    expect(findDeployment([create, list])).not.toBe(before);
    expect(findDeployment([create, { ...list, scope: 'records/write' }, read])).not.toBe(before);
    expect(
      findDeployment([{ ...create, request: z.strictObject({ subject: z.string().max(65) }) }, list, read]),
    ).not.toBe(before);
  });

  test('is rejected without a function', () => {
    expect(() => synthExampleApi([{ ...read, function: 'erase' }])).toThrow(
      'GET /records/{id}: expected a function "erase", got none',
    );
  });
});
