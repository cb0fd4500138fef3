import type { AddedWeakness } from './added-weakness';
import { weakenOneValue } from './one-value';

const KIND = 'secret in a text';
/** Joined here, so that no scanner of this repository takes an example for a leaked secret. */
const join = (...parts: readonly string[]): string => parts.join('');
const letters = (count: number): string => 'aB3dE6gH9kL2nP5qR8tV1xZ4'.repeat(5).slice(0, count);
const hex = (count: number): string => '0a1b2c3d4e5f6978'.repeat(10).slice(0, count);
const FUNCTION = {
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Role: 'arn:aws:iam::111122223333:role/app',
  Code: { S3Bucket: 'cdk-hnb659fds-assets-111122223333-eu-central-1', S3Key: 'app.zip' },
  TracingConfig: { Mode: 'Active' },
  Environment: { Variables: { TABLE: 'records' } },
};

/** Tokens of services by their formats, under a name that says nothing. */
const TOKENS: Readonly<Record<string, string>> = {
  bedrock: join('ABSK', letters(90)),
  perplexity: join('pplx-', letters(48)),
  groq: join('gsk_', letters(52)),
  grok: join('xai-', letters(80)),
  replicate: join('r8_', letters(37)),
  nvidia: join('nvapi-', letters(64)),
  langsmith: join('lsv2_pt_', hex(32)),
  figma: join('figd_', letters(40)),
  contentful: join('CFPAT-', letters(43)),
  mapbox: join('sk.eyJ1', letters(40), '.', letters(22)),
  planetscale: join('pscale_tkn_', letters(43)),
  supabase: join('sbp_', hex(40)),
  circle: join('CCIPAT_', letters(22), '_', hex(40)),
  buildkite: join('bkua_', hex(40)),
  netlify: join('nfp_', letters(36)),
  artifactory: join('AKCp', letters(69)),
  pulumi: join('pul-', hex(40)),
  rubygems: join('rubygems_', hex(48)),
  nuget: join('oy2', letters(43).toLowerCase()),
  sonar: join('sqp_', hex(40)),
  snyk: join('snyk_uat.', letters(8), '.', letters(60)),
  dynatrace: join('dt0c01.', letters(24).toUpperCase(), '.', letters(64).toUpperCase()),
  sentry: join('sntrys_', letters(60)),
  alibaba: join('LTAI', letters(20)),
  tailscale: join('tskey-auth-', letters(12), '-', letters(32)),
  shippo: join('shippo_live_', hex(40)),
  resend: join('re_', letters(8), '_', letters(24)),
  launchdarkly: join('sdk-', '6f9a2c11-58d0-4a7e-9d53-0b6c1f4e7a92'),
  asana: join('1/', '1234567890123456:', hex(32)),
  zapier: join('https://hooks.zapier.com/hooks/catch/', '1234567/', 'abcdefg'),
  laravel: join('base64:', letters(43), '='),
  unknown: join('acme_live_', 'x7Kq2mZp9Tb4Vn8Lc3Wd6Rf1Hs5Jy0Gk2Xv'),
};

/** Values of variables whose names say that they are a credential. */
const NAMED: Readonly<Record<string, string>> = {
  DB_PASS: 'hunter2hunter',
  ADMIN_PW: 'hunter2hunter',
  HMAC_KEY: hex(40),
  COOKIE_SALT: letters(20),
  SESSION_SEED: letters(32),
};

const inVariable = (id: string, variable: string, weak: string): AddedWeakness =>
  weakenOneValue({
    id,
    kind: KIND,
    type: 'AWS::Lambda::Function',
    properties: FUNCTION,
    path: `Environment.Variables.${variable}`,
    weak,
    names: /secret in plain text/,
  });

/** Credentials of many services. */
export const vendorTokenWeaknesses: readonly AddedWeakness[] = [
  ...Object.entries(TOKENS).map(([name, token]) => inVariable(`token-${name}`, 'SETTING', token)),
  ...Object.entries(NAMED).map(([name, value]) => inVariable(`named-${name.toLowerCase()}`, name, value)),
  weakenOneValue({
    id: 'client-key-in-template',
    kind: KIND,
    type: 'AWS::ApiGateway::ApiKey',
    properties: { Enabled: true, Value: '{{resolve:secretsmanager:client}}' },
    path: 'Value',
    weak: letters(40),
    names: /secret in plain text/,
  }),
];
