import { describe, expect, test } from '@jest/globals';
import { App, type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import { judgeWithPacks } from '../../lib/compliance/engine/pack-judgement';
import { rulesOf } from '../../lib/compliance/engine/pack-rules';
import { packs } from '../../lib/compliance/packs';

/** A pack that has a rule for some resources only. */
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
  const [queue, bucket] = [new CfnQueue(stack, 'Queue'), new CfnBucket(stack, 'Bucket')];

  test.each<[string, (node: CfnResource) => boolean]>([
    ['its type', ({ cfnResourceType }) => cfnResourceType === 'AWS::S3::Bucket'],
    ['its class', (node) => node instanceof CfnBucket],
    ['what it has', (node) => 'bucketEncryption' in node],
  ])('are asked for again where they hang on %s', (_what, isChosen) => {
    const pack = new ChoosingPack(isChosen);
    expect(rulesOf(pack, queue).ofEveryResource).toBe(false);
    const {
      packs: [judged],
    } = judgeWithPacks([pack], [queue, bucket], () => true);
    expect(judged?.findings.map(({ path }) => path)).toEqual(['Stack/Bucket']);
  });

  test('of cdk-nag hang on nothing of a resource, so that they are learned once', () => {
    expect(packs().map((pack) => rulesOf(pack, queue).ofEveryResource)).not.toContain(false);
  });
});
