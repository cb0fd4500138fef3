import { expect, test } from '@jest/globals';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag';
import { isCheckFor } from '../../src/engine/nag-classes';
import { collectPackRules } from '../../src/engine/pack-rules';
import { RulesByType } from '../../src/engine/rules-by-type';

test.each([new AwsSolutionsChecks(), new HIPAASecurityChecks()])(
  'the rules of $readPackName for a type are those that compare with it, in the order of the pack',
  (pack) => {
    const rules = collectPackRules(pack, new CfnResource(new Stack(), 'Any', { type: 'AWS::S3::Bucket' }));
    const byType = new RulesByType(rules);

    for (const type of ['AWS::S3::Bucket', 'AWS::EKS::Cluster', 'AWS::IAM::Policy', 'AWS::SNS::Topic', 'Custom::Any']) {
      expect(byType.list(type)).toEqual(rules.filter(({ check }) => isCheckFor(check, type)));
    }
    expect(byType.list('AWS::S3::Bucket').length).toBeGreaterThan(2);
  },
);
