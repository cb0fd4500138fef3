import { describe, expect, test } from '@jest/globals';
import { routes } from '../../lambda/records/routes';
import { buildModelName, buildOperationId } from '../../lib/api/operation-id';
import { productionSettings } from '../scaffold';
import { findAllProperties, synthApi } from './api-template';

describe('the operation id of a route', () => {
  test.each([
    ['GET', '/health', 'getHealth'],
    ['POST', '/records/search', 'postRecordsSearch'],
    ['GET', '/subjects/{id}/export', 'getSubjectsIdExport'],
  ] as const)('of %s %s is %s', (method, path, expected) => {
    expect(buildOperationId({ method, path })).toBe(expected);
  });

  test('is an identifier that a generated SDK can use, and unique', () => {
    const ids = routes.map(buildOperationId);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z0-9]*$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is the operation name in API Gateway', () => {
    const names = findAllProperties(synthApi(productionSettings), 'AWS::ApiGateway::Method').map(
      ({ OperationName }) => OperationName,
    );
    expect(names.sort()).toEqual(routes.map(buildOperationId).sort());
  });

  test('of the model starts with a capital letter', () => {
    expect(buildModelName({ method: 'PATCH', path: '/records/{id}' })).toBe('PatchRecordsId');
  });
});
