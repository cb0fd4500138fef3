import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildSync, type Metafile } from 'esbuild';
import { bundleOptions } from '../../lib/functions/bundled-code';

const LAMBDA = join(__dirname, '..', '..', 'lambda');
const names = readdirSync(LAMBDA, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('/handler.ts'))
  .map((path) => path.replace('/handler.ts', ''))
  .sort();

/** KB of minified code that functions with a budget may have; each start reads all of it. */
const BUDGETS = new Map([
  ['records/read', 300],
  ['records/write', 300],
  ['records/erase', 120],
  ['migrate', 120],
  ['token-claims', 120],
]);

/** Tracing runs without the SDK, models are checked by zod, credentials come from the environment alone. */
const FORBIDDEN =
  /node_modules\/(aws-xray-sdk[^/]*|ajv|@aws-sdk\/(client-s(so|ts)[^/]*|nested-clients|credential-provider-[^/]+))\//;

function bundle(name: string): { readonly bytes: number; readonly inputs: readonly string[]; readonly text: string } {
  const result = buildSync({ ...bundleOptions(name), metafile: true, write: false });
  const metafile: Metafile = result.metafile ?? { inputs: {}, outputs: {} };
  const [output] = Object.entries(metafile.outputs).flatMap(([path, found]) => (path.endsWith('.js') ? [found] : []));
  const code = result.outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? '';
  return { bytes: output?.bytes ?? Number.NaN, inputs: Object.keys(output?.inputs ?? {}), text: code };
}

test('every function is looked at', () => {
  expect(names).toEqual(expect.arrayContaining([...BUDGETS.keys()]));
});

describe.each(names)('the code of %s', (name) => {
  let built: ReturnType<typeof bundle>;
  beforeAll(() => {
    built = bundle(name);
  });

  test('brings no library that has no place in a function', () => {
    expect(built.inputs.filter((path) => FORBIDDEN.test(path))).toEqual([]);
  });

  test('asks the runtime for nothing that is not in it', () => {
    const asked = [...built.text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, path = '']) => path);
    // Asked for only when it is configured, which it never is; see bundleOptions.
    const never = ['pgpass', 'pg-native', './native', '@smithy/core/event-streams'];
    const modules = process.getBuiltinModule('node:module').builtinModules;
    expect(asked.filter((path) => !modules.includes(path.replace('node:', '')) && !never.includes(path))).toEqual([]);
  });

  const budget = BUDGETS.get(name);
  if (budget !== undefined) {
    test(`stays within ${budget} KB`, () => {
      expect(built.bytes).toBeLessThanOrEqual(budget * 1000);
    });
  }

  test('is the same bytes each time', () => {
    expect(bundle(name).text).toBe(built.text);
  });
});

test.each([
  ['read', 'GET', '/health', 503],
  ['write', 'POST', '/records', 401],
  ['erase', 'DELETE', '/subjects/{id}', 401],
])(
  'the bundle of the function that may %s starts, and refuses %s %s with %i where there is nothing',
  (name, httpMethod, resource, wanted) => {
    const folder = mkdtempSync(join(tmpdir(), 'bulwark-bundle-'));
    const index = join(folder, 'index.js');
    writeFileSync(index, bundle(`records/${name}`).text);
    const event = { httpMethod, resource, headers: {}, requestContext: { requestId: 'r' } };
    const run = `require(${JSON.stringify(index)}).handler(${JSON.stringify(event)}, {}).then(({ statusCode }) => process.exit(statusCode === ${wanted} ? 42 : 1))`;
    const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', '-e', run], {
      encoding: 'utf8',
      env: {
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'example',
        AWS_SECRET_ACCESS_KEY: 'example',
        DATABASE_HOST: '127.0.0.1',
        // Reserved: nothing listens there.
        DATABASE_PORT: '1',
        DATABASE_NAME: 'records',
        DATABASE_USER: `bulwark_${name}`,
        TENANT_KEYS_KEY_ARN: 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-4333-8444-555555555555',
      },
    });
    rmSync(folder, { recursive: true });
    expect({ status, stderr: status === 42 ? '' : stderr.slice(-500) }).toEqual({ status: 42, stderr: '' });
  },
);
