import { describe, expect, test } from '@jest/globals';
import { App, type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import { evaluatePacks } from '../../src/engine/evaluate-packs';
import { createPacks } from '../../src/engine/known-packs';
import { collectPackRules } from '../../src/engine/pack-rules';
import { BulwarkChecks } from '../../src/rules/bulwark-checks';
import { createTemplateSet } from '../rules/rule-cases';

/** A pack with a rule for some resources only. */
class ChoosingPack extends NagPack {
  readonly name = 'Choosing';

  constructor(private readonly isChosen: (node: CfnResource) => boolean) {
    super();
    this.packName = 'Choosing';
  }

  protected checkResource(node: CfnResource): void {
    if (!this.isChosen(node)) return;
    this.applyRule({
      ruleSuffixOverride: 'Never',
      info: 'It is there.',
      explanation: 'It should not be.',
      level: NagMessageLevel.ERROR,
      node,
      rule: () => NagRuleCompliance.NON_COMPLIANT,
    });
  }
}

describe('the rules of a pack', () => {
  const stack = new Stack(new App(), 'Stack');
  const queue = new CfnQueue(stack, 'Queue');

  test.each<[string, (node: CfnResource) => boolean]>([
    ['its type', ({ cfnResourceType }) => cfnResourceType === 'AWS::S3::Bucket'],
    ['its class', (node) => node instanceof CfnBucket],
    ['a member', (node) => 'bucketEncryption' in node],
  ])('are collected per resource type, where a pack chooses by %s', (_what, isChosen) => {
    const Resources = { Queue: { Type: 'AWS::SQS::Queue' }, Bucket: { Type: 'AWS::S3::Bucket' } };
    const { packs } = evaluatePacks([new ChoosingPack(isChosen)], createTemplateSet({ Resources }));
    expect(packs.flatMap(({ findings }) => findings).map(({ path }) => path)).toEqual(['Stack/Bucket']);
  });

  test('of every pack of cdk-nag are collected, each with a unique id', () => {
    const packs = createPacks().filter((pack) => !(pack instanceof BulwarkChecks));
    for (const pack of packs) {
      const ids = collectPackRules(pack, queue).map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(15);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
