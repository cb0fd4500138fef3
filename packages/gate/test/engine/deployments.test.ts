import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { readDeployments } from '../../src/engine/deployments';
import type { EnvironmentFacts } from '../../src/templates/trust';

const STRANGER = '999988887777';
const OWN = { account: '111122223333', region: 'eu-central-1' };
const ASSETS = 'cdk-hnb659fds-assets-111122223333-eu-central-1';
const readText = (path: string) => readFileSync(path, 'utf8');

describe('the deployment of a cloud assembly', () => {
  let outdir: string;
  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), 'foreign-deployment-'));
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  /** Synthesizes a stack with an asset, and replaces texts in the manifests as another synthesizer would write them. */
  function synthesize(
    replaced: Readonly<Record<string, string>> = {},
    { inStage = false, protect = true, env = OWN as object } = {},
  ): string {
    const app = new App({ outdir });
    const scope = inStage ? new Stage(app, 'production') : app;
    const stack = new Stack(scope, 'Data', { env, terminationProtection: protect });
    new CfnQueue(stack, 'Queue');
    new Asset(stack, 'Asset', { path: __filename });
    app.synth();
    for (const file of readdirSync(outdir, { recursive: true, encoding: 'utf8' })) {
      if (!/(manifest|assets)\.json$/.test(file)) continue;
      const text = Object.entries(replaced).reduce(
        (before, [from, to]) => before.replaceAll(from, to),
        readText(join(outdir, file)),
      );
      writeFileSync(join(outdir, file), text);
    }
    return outdir;
  }

  const find = (folder: string, facts: EnvironmentFacts = {}) =>
    [...readDeployments(folder, readText, () => facts).values()].flatMap(({ strangers }) => strangers);

  test.each([[OWN], [{}]])('of the own account is not told: %j', (env) => {
    expect(find(synthesize({}, { env }))).toEqual([]);
  });

  test.each([
    ['deploy-role', `assumeRoleArn: account ${STRANGER} deploys the stack`],
    ['cfn-exec-role', `cloudFormationExecutionRoleArn: account ${STRANGER} creates the resources`],
    ['lookup-role', `lookupRole.arn: account ${STRANGER} is asked about the account`],
    ['file-publishing-role', `files.assumeRoleArn: account ${STRANGER} uploads the assets`],
  ])('by a foreign %s is told', (role, detail) => {
    const name = `:role/cdk-hnb659fds-${role}`;
    expect(find(synthesize({ [`${OWN.account}${name}`]: `${STRANGER}${name}` }))).toEqual([detail]);
  });

  test('from a bucket of another owner is told, also in a stage', () => {
    const bucket = `cdk-hnb659fds-assets-${STRANGER}-eu-central-1`;
    expect(find(synthesize({ [ASSETS]: bucket }, { inStage: true }))).toEqual([
      `stackTemplateAssetObjectUrl: bucket ${bucket} of another owner supplies the template`,
      `files.bucketName: bucket ${bucket} of another owner supplies the assets`,
    ]);
  });

  test('with a partner that the policy trusts is not told', () => {
    const name = ':role/cdk-hnb659fds-deploy-role';
    const folder = synthesize({ [`${OWN.account}${name}`]: `${STRANGER}${name}`, [ASSETS]: 'example-assets' });
    expect(find(folder)).toHaveLength(3);
    expect(find(folder, { trusts: { accounts: [STRANGER], buckets: ['example-*'] } })).toEqual([]);
  });

  test.each([true, false])('has termination protection, by the path of its stack: %s', (protect) => {
    const deployments = readDeployments(synthesize({}, { inStage: true, protect }), readText);
    expect([...deployments].map(([path, { terminationProtection }]) => [path, terminationProtection])).toEqual([
      ['production/Data', protect],
    ]);
  });
});
