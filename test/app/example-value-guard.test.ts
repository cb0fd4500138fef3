import { describe, expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { describeExampleValue, PARAMETER, REHEARSAL, refuseExampleValues } from '../../lib/example-value-guard';
import { type ExampleValue, listExampleValues } from '../../lib/settings/example-values';

const OWN = { account: '444455556666', alertEmails: ['alerts@shop.org'] };

describe('CloudFormation', () => {
  const build = (examples: readonly ExampleValue[]): readonly Template[] => {
    const backend = new Construct(new App(), 'sandbox');
    const stacks = ['Network', 'Data'].map((id) => new Stack(backend, id));
    refuseExampleValues(backend, examples);
    return stacks.map((stack) => Template.fromStack(stack));
  };

  test('refuses every stack with example values, before it creates anything', () => {
    for (const template of build(listExampleValues({ ...OWN, alertEmails: ['alerts@example.com'] }))) {
      const { Rules, Parameters } = template.toJSON();
      const [{ Assert, AssertDescription }] = Rules.OwnValues.Assertions;
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
      expect(Assert).toEqual({ 'Fn::Equals': [{ Ref: PARAMETER }, REHEARSAL] });
      expect(AssertDescription).toBe(
        'sandbox has example values: alertEmails[0]. Set your own in bin/environments.ts. ' +
          'To rehearse with them, deploy with --parameters DeployExampleValues=rehearsal.',
      );
      // The default does not pass the assertion, and the only other value does.
      expect(Parameters[PARAMETER]).toMatchObject({ Type: 'String', Default: 'refuse' });
      expect(Parameters[PARAMETER].AllowedValues).toEqual(['refuse', REHEARSAL]);
    }
  });

  test('gets no rule and no parameter for own values', () => {
    for (const template of build(listExampleValues(OWN))) {
      const { Rules, Parameters } = template.toJSON();
      expect(Rules).not.toHaveProperty('OwnValues');
      expect(Parameters).not.toHaveProperty(PARAMETER);
    }
  });
});

test('example values are described by their path, their value and what to set', () => {
  const [account, email] = listExampleValues({ ...OWN, account: '111122223333', alertEmails: ['a@example.com'] });
  expect([account, email].flatMap((one) => (one === undefined ? [] : [describeExampleValue('sandbox', one)]))).toEqual([
    'sandbox.account is an example value ("111122223333"). Set the id of your AWS account.',
    'sandbox.alertEmails[0] is an example value ("a@example.com"). Set an address that your team reads.',
  ]);
});
