import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { routes } from '../../lambda/records/routes';
import { buildOpenApi } from '../../lib/api/openapi';

const document = buildOpenApi(routes, '0.1.0');

/** The validator is an ES module, which jest on Node.js 20 cannot load; so it runs in a second process. */
function validateOpenApi(specification: unknown): unknown {
  const program =
    "import { Validator } from '@seriousme/openapi-schema-validator'; import { readFileSync } from 'node:fs';" +
    "console.log(JSON.stringify(await new Validator().validate(JSON.parse(readFileSync(0, 'utf8')))))";
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: join(__dirname, '..', '..'),
    input: JSON.stringify(specification),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('the OpenAPI document', () => {
  test('is valid against the schema of OpenAPI 3.1', () => {
    expect(validateOpenApi(document)).toEqual({ valid: true });
  });

  test('is rejected by the validator if it is invalid', () => {
    expect(validateOpenApi({ ...document, paths: { '/x': { get: { responses: 7 } } } })).toMatchObject({
      valid: false,
    });
  });

  test('is equal to docs/openapi.json: run "npm run openapi" after a change of the route table', () => {
    const written: unknown = JSON.parse(readFileSync(join(__dirname, '..', '..', 'docs', 'openapi.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('contains every route with its scope, and no other route', () => {
    const paths: Record<string, Record<string, { security: { token?: string[] }[] }>> = Object(document['paths']);
    const found = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { security }]) => `${method.toUpperCase()} ${path} ${security[0]?.token?.[0] ?? 'none'}`,
      ),
    );
    expect(found.sort()).toEqual(routes.map(({ method, path, scope }) => `${method} ${path} ${scope}`).sort());
  });
});
