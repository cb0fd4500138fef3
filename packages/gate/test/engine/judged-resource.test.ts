import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { acknowledge } from '../../src/acknowledgements/acknowledgement';
import { evaluateApp, findPluginReport, listIds, VALID } from './evaluate-app';
import { RawElement, VOLUME } from './raw-element';

const findVolumes = (build: (stack: Stack) => void) =>
  evaluateApp([], build)
    .open.filter(({ rule }) => rule === 'AwsSolutions-EC26')
    .map(({ path }) => path);

describe('a resource is judged as the template has it', () => {
  test('when an element that is no resource adds it', () => {
    const found = findVolumes((stack) => void new RawElement(stack, 'Raw', { Resources: { Volume: VOLUME } }));
    expect(found).toEqual(['sandbox/Store/Volume']);
  });

  test('when its type is overridden', () => {
    const found = findVolumes((stack) => {
      const resource = new CfnResource(stack, 'Handle', { type: 'AWS::CloudFormation::WaitConditionHandle' });
      resource.addOverride('Type', VOLUME.Type);
      resource.addOverride('Properties', VOLUME.Properties);
    });
    expect(found).toEqual(['sandbox/Store/Handle']);
  });

  test('when it is untyped', () => {
    const found = findVolumes((stack) => {
      new CfnResource(stack, 'Volume', { type: VOLUME.Type, properties: VOLUME.Properties });
    });
    expect(found).toEqual(['sandbox/Store/Volume']);
  });

  test('when a template is included', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulwark-included-'));
    try {
      const templateFile = join(folder, 'included.json');
      writeFileSync(templateFile, JSON.stringify({ Resources: { Volume: VOLUME } }));
      const found = findVolumes((stack) => void new CfnInclude(stack, 'Included', { templateFile }));
      expect(found).toEqual(['sandbox/Store/Included/Volume']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('when properties are missing that its class requires, or have another shape', () => {
    const found = findVolumes((stack) => {
      const Properties = { Encrypted: 'no', Iops: { Not: 'a number' }, Tags: 'none', Unheard: true };
      new RawElement(stack, 'Raw', {
        Resources: { Odd: { Type: VOLUME.Type, Properties }, Bare: { Type: VOLUME.Type } },
      });
    });
    expect(found).toEqual(['sandbox/Store/Odd', 'sandbox/Store/Bare']);
  });
});

describe('a resource without a construct', () => {
  class Store extends Construct {}
  const addVolume = (stack: Stack, path?: string) =>
    new RawElement(stack, 'Raw', {
      Resources: { Volume: { ...VOLUME, ...(path === undefined ? {} : { Metadata: { 'aws:cdk:path': path } }) } },
    });

  test('is acknowledged by its stack and logical id', () => {
    class OwnStack extends Stack {}
    const entry = { ...VALID, rule: 'AwsSolutions-EC26', at: 'Volume' };
    const { open, result, report } = evaluateApp([acknowledge(OwnStack, [entry])], (stack) => {
      addVolume(new OwnStack(stack, 'Inner'));
    });
    expect(listIds(open)).not.toContain('AwsSolutions-EC26');
    expect(result?.ledgerProblems).toEqual([]);
    expect(findPluginReport(report, 'AwsSolutions')?.suppressedViolations?.map(({ ruleName }) => ruleName)).toEqual([
      'AwsSolutions-EC26',
    ]);
  });

  test.each(['sandbox/Store/Own/Bucket', 'sandbox/Store/Own/New', 'other/Place', 'sandbox/Store//x', 'sandbox/Store/'])(
    'does not take the place %s of another one by its metadata',
    (path) => {
      const { open } = evaluateApp([], (stack) => {
        new CfnBucket(new Store(stack, 'Own'), 'Bucket');
        addVolume(stack, path);
      });
      expect(open.filter(({ rule }) => rule === 'AwsSolutions-EC26').map((finding) => finding.path)).toEqual([
        'sandbox/Store/Volume',
      ]);
    },
  );

  test('has a path of its own where its logical id is the id of a construct', () => {
    const { result } = evaluateApp([], (stack) => {
      new CfnQueue(stack, 'Volume').overrideLogicalId('Other');
      addVolume(stack);
    });
    expect(result?.resources.map(({ path }) => path).sort()).toEqual([
      'sandbox/Store/Resources/Volume',
      'sandbox/Store/Volume',
    ]);
  });
});

test('the constructs of an app are the same after the gate, and no others are synthesized', () => {
  let stack: Stack | undefined;
  const { result } = evaluateApp([], (built) => {
    stack = built;
    new CfnBucket(built, 'Bucket').addPropertyOverride('BucketName', 'example');
    new RawElement(built, 'Raw', { Resources: { Volume: VOLUME } });
  });
  expect(stack?.node.findAll().map(({ node }) => node.id)).toEqual([
    ...['Store', 'Bucket', 'Raw'],
    // CDK adds these.
    ...['BootstrapVersion', 'CheckBootstrapVersion'],
  ]);
  expect(result?.resources.map(({ construct }) => construct?.node.id)).toEqual(['Bucket', undefined]);
});
