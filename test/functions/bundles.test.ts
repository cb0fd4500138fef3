import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildSync, type Metafile } from 'esbuild';
import { buildBundleOptions } from '../../lib/functions/bundled-code';

const LAMBDA = join(__dirname, '..', '..', 'lambda');
const names = readdirSync(LAMBDA, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('/handler.ts'))
  .map((path) => path.replace('/handler.ts', ''))
  .sort();

/** Maximum KB of minified code per function; every cold start loads all of it. */
const BUDGETS = new Map([
  ['records/read', 300],
  ['records/write', 300],
  ['records/erase', 120],
  // It runs during deployments only, and contains the text of every migration.
  ['migrate', 200],
  ['keeper', 300],
  ['tenants', 300],
  ['token-claims', 120],
]);

/** Tracing needs no SDK, zod validates models, and credentials come only from the environment. */
const FORBIDDEN =
  /node_modules\/(aws-xray-sdk[^/]*|ajv|@aws-sdk\/(client-s(so|ts)[^/]*|nested-clients|credential-provider-[^/]+))\//;

function buildBundle(name: string): {
  readonly bytes: number;
  readonly inputs: readonly string[];
  readonly text: string;
} {
  const result = buildSync({ ...buildBundleOptions(name), metafile: true, write: false });
  const metafile: Metafile = result.metafile ?? { inputs: {}, outputs: {} };
  const [output] = Object.entries(metafile.outputs).flatMap(([path, found]) => (path.endsWith('.js') ? [found] : []));
  const code = result.outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? '';
  return { bytes: output?.bytes ?? Number.NaN, inputs: Object.keys(output?.inputs ?? {}), text: code };
}

test('every function is checked', () => {
  expect(names).toEqual(expect.arrayContaining([...BUDGETS.keys()]));
});

describe.each(names)('the code of %s', (name) => {
  let built: ReturnType<typeof buildBundle>;
  beforeAll(() => {
    built = buildBundle(name);
  });

  test('contains no forbidden library', () => {
    expect(built.inputs.filter((path) => FORBIDDEN.test(path))).toEqual([]);
  });

  test('loads only modules of the runtime', () => {
    const required = [...built.text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, path = '']) => path);
    // Loaded only with a configuration that the functions never use; see buildBundleOptions. The last one signs requests
    // to access points of several regions. "every bundle starts" below loads each bundle.
    const neverLoaded = ['pgpass', 'pg-native', './native', '@smithy/core/event-streams', '@aws-sdk/signature-v4-crt'];
    const modules = process.getBuiltinModule('node:module').builtinModules;
    expect(
      required.filter((path) => !modules.includes(path.replace('node:', '')) && !neverLoaded.includes(path)),
    ).toEqual([]);
  });

  const budget = BUDGETS.get(name);
  if (budget !== undefined) {
    test(`stays within ${budget} KB`, () => {
      expect(built.bytes).toBeLessThanOrEqual(budget * 1000);
    });
  }

  test('has the same bytes in every build', () => {
    expect(buildBundle(name).text).toBe(built.text);
  });
});

test.each([
  ['read', 'GET', '/health', 503],
  ['write', 'POST', '/records', 401],
  ['erase', 'DELETE', '/subjects/{id}', 401],
])(
  'the bundle of the %s function starts, and %s %s returns %i without a database',
  (name, httpMethod, resource, wanted) => {
    const folder = mkdtempSync(join(tmpdir(), 'bulwark-bundle-'));
    const index = join(folder, 'index.js');
    writeFileSync(index, buildBundle(`records/${name}`).text);
    const event = { httpMethod, resource, headers: {}, requestContext: { requestId: 'r', identity: {} } };
    const run = `require(${JSON.stringify(index)}).handler(${JSON.stringify(event)}, {}).then(({ statusCode }) => process.exit(statusCode === ${wanted} ? 42 : 1))`;
    const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', '-e', run], {
      encoding: 'utf8',
      env: {
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'example',
        AWS_SECRET_ACCESS_KEY: 'example',
        DATABASE_HOST: '127.0.0.1',
        // A reserved port without a listener.
        DATABASE_PORT: '1',
        DATABASE_NAME: 'records',
        DATABASE_USER: `bulwark_${name}`,
        DATABASE_CONNECT_MS: '3000',
        CLIENT_API_KEYS: '{}',
        TENANT_KEYS_KEY_ARN: 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-4333-8444-555555555555',
      },
    });
    rmSync(folder, { recursive: true });
    expect({ status, stderr: status === 42 ? '' : stderr.slice(-500) }).toEqual({ status: 42, stderr: '' });
  },
);

/** What the template sets for the functions of the response, as far as they parse it when they start. */
const RESPONSE_VARIABLES = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'example',
  AWS_SECRET_ACCESS_KEY: 'example',
  ENVIRONMENT: 'sandbox',
  ACCOUNT: '111122223333',
  RECORD_BUCKET: 'archive',
  ALERT_TOPIC: 'topic',
  APPROVAL: 'required',
  APPROVAL_KEY: 'key',
  APPROVAL_URL: 'https://approvals.example.com/',
  APPROVAL_MINUTES: '60',
  BLOCK_HOURS: '24',
  IP_SET: 'blocked|id|REGIONAL',
  ISOLATION_GROUP: 'sg-isolation',
  NEVER_BLOCK: '[]',
  PLAYBOOKS: '{}',
  TRAIL: '{"name":"t","bucket":"b","key":"k","logGroup":"l","role":"r","eventSelectors":[],"insightSelectors":[]}',
  USER_POOL_ID: 'eu-central-1_example',
};

test.each(names.filter((name) => name.startsWith('response/')))('the bundle of %s starts', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-bundle-'));
  const index = join(folder, 'index.js');
  writeFileSync(index, buildBundle(name).text);
  const run = `process.exit(typeof require(${JSON.stringify(index)}).handler === 'function' ? 42 : 1)`;
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', '-e', run], {
    encoding: 'utf8',
    env: RESPONSE_VARIABLES,
  });
  rmSync(folder, { recursive: true });
  expect({ status, stderr: status === 42 ? '' : stderr.slice(-500) }).toEqual({ status: 42, stderr: '' });
});
