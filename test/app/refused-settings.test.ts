import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');

/** A copy of the checkout, so that the test can write the settings file. */
const checkout = mkdtempSync(join(tmpdir(), 'bulwark-'));

beforeAll(() => {
  for (const entry of ['bin', 'cost', 'lib', 'lambda', 'cdk.json', 'tsconfig.json', 'package.json']) {
    cpSync(join(ROOT, entry), join(checkout, entry), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'), 'junction');
});

afterAll(() => rmSync(checkout, { recursive: true }));

const REFUSED = 'bin/environments.ts is invalid; nothing was synthesized:\n';

describe('the app rejects an invalid settings file', () => {
  test.each([
    [
      'with every mistake of every environment',
      `import { production, sandbox } from '../lib/settings/presets';
       const both = {
         account: '111122223333',
         owner: 'platform-team',
         alertEmails: ['alerts@example.com'],
         identity: {
           domainPrefix: 'bulwark-example',
           callbackUrls: ['https://www.example.com/signed-in'],
           logoutUrls: ['https://www.example.com/signed-out'],
         },
       };
       export const environments = [
         sandbox({ ...both, name: 'Sandbox', region: 'eu-central-1', network: { zones: ['eu-central-1a'] } }),
         production({ ...both, name: 'production', protections: { phase: 'protected' }, region: 'eu-west-1', network: { zones: ['eu-west-1a', 'eu-west-1b'] }, data: { readers: 2, port: 5432, multiAz: true } }),
       ];`,
      [
        'environments[0].name: expected 2 to 16 lower case letters and digits, starting with a letter, got "Sandbox"',
        'environments[0].network.zones: expected 2 to 6 availability zones of the region, as Aurora needs two, such as ["eu-central-1a", "eu-central-1b"], got ["eu-central-1a"]',
        'environments[1].data.port: expected a TCP port from 1150 to 65535 other than 5432, which scanners try first, got 5432',
        'environments[1].data.multiAz: unknown field; allowed fields are minCapacity, pauseAfterSeconds, maxCapacity, readers, port, backupRetentionDays, proxy, monitoring, generation, restoreFrom, backupLock, backupLockGraceDays, backupCopy, logRetentionDays',
        'environments[1].data.readers: expected fewer readers than the 2 zones, since each instance needs its own zone, got 2',
      ],
    ],
    [
      'that lists nothing',
      'export const environments = [];',
      ['environments: expected a list of at least one environment, got []'],
    ],
    [
      'that exports something else',
      'export const settings = [];',
      ['environments: expected a list of at least one environment, got nothing'],
    ],
  ])('%s', (_mistake, file, problems) => {
    writeFileSync(join(checkout, 'bin', 'environments.ts'), file);
    const out = join(checkout, 'cdk.out');
    const run = spawnSync(process.execPath, ['--import', 'tsx', '--conditions=bulwark-source', 'bin/app.ts'], {
      cwd: checkout,
      env: { PATH: process.env['PATH'], CDK_OUTDIR: out },
      encoding: 'utf8',
    });
    expect(run.stderr).toBe(`${REFUSED}${problems.map((problem) => `  ${problem}\n`).join('')}`);
    expect(run.stdout).toBe('');
    expect(run.status).toBe(1);
    expect(existsSync(out)).toBe(false);
  });
});
