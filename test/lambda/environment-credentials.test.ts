import { afterEach, describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { defaultProvider } from '../../lambda/shared/environment-credentials';
import { buildBundleOptions } from '../../lib/functions/bundled-code';

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const;
const before = KEYS.map((key) => [key, process.env[key]] as const);

function setEnvironment(values: readonly (string | undefined)[]): void {
  KEYS.forEach((key, index) => {
    const value = values[index];
    if (value === undefined) delete process.env[key];
    else process.env[key] = value;
  });
}
afterEach(() => setEnvironment(before.map(([, value]) => value)));

describe('credentials of a function', () => {
  test('are read from the environment variables at each call', async () => {
    const provide = defaultProvider();
    setEnvironment(['first', 'secret', 'session']);
    expect(await provide()).toEqual({ accessKeyId: 'first', secretAccessKey: 'secret', sessionToken: 'session' });
    setEnvironment(['second', 'secret', undefined]);
    expect(await provide()).toEqual({ accessKeyId: 'second', secretAccessKey: 'secret' });
  });

  test('are read from nowhere else', async () => {
    setEnvironment([undefined, 'secret', undefined]);
    await expect(defaultProvider()()).rejects.toThrow('AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is missing');
  });
});

test.each([
  ['a service client', "export { EC2Client } from '@aws-sdk/client-ec2'"],
  ['the signer of database tokens', "export { Signer } from '@aws-sdk/rds-signer'"],
])('a bundle with %s contains no client that searches for credentials', (_, contents) => {
  const { entryPoints: _replaced, ...options } = buildBundleOptions('vpc-setup');
  const { metafile } = buildSync({
    ...options,
    stdin: { contents, resolveDir: process.cwd() },
    write: false,
    metafile: true,
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
  expect(inputs).toContain('lambda/shared/environment-credentials.ts');
  const searching =
    /nested-clients|credential-provider-(node|sso|ini|process|http|login|web-identity|cognito)|token-providers/;
  expect(inputs.filter((path) => searching.test(path))).toEqual([]);
});
