import { describe, expect, test } from '@jest/globals';
import { CLASSIFICATIONS, findClassification } from '../../cost/classification';
import { FIXED_TYPES } from '../../cost/fixed-types';
import { FREE_TYPES } from '../../cost/free-types';
import { USAGE_TYPES } from '../../cost/usage-types';
import { listProblems } from './estimated-resources';

/** Written by the CDK; CloudFormation accepts it in every region and makes nothing of it. */
const CDK_METADATA = 'AWS::CDK::Metadata';

/** Whether aws-cdk-lib has a class for the type, generated from the specification of CloudFormation. */
function isKnownToCloudFormation(type: string): boolean {
  const [, service = '', name = ''] = type.split('::');
  const module: unknown =
    service === 'CloudFormation'
      ? require('aws-cdk-lib')
      : require(`aws-cdk-lib/aws-${service === 'EC2' ? 'ec2' : service.toLowerCase()}`);
  return Reflect.get(Object(Reflect.get(Object(module), `Cfn${name}`)), 'CFN_RESOURCE_TYPE_NAME') === type;
}

test.each(Object.entries(CLASSIFICATIONS))(
  '%s has a reason and a page of AWS',
  (type, { reason, source, ...found }) => {
    expect(reason).toMatch(/^[A-Z].{10,}\.$/);
    expect(source).toMatch(/^https:\/\/aws\.amazon\.com\//);
    if (found.costs === 'usage') expect(found.usage.length > 0 || found.unpricedProperty !== undefined).toBe(true);
    if (type !== CDK_METADATA && !type.startsWith('Custom::')) expect(isKnownToCloudFormation(type)).toBe(true);
  },
);

test('no type is in two classes', () => {
  const types = [FIXED_TYPES, USAGE_TYPES, FREE_TYPES].flatMap((table) => Object.keys(table));
  expect(types.length).toBe(new Set(types).size);
});

test('custom resources are free', () => {
  expect(findClassification('Custom::Migration')?.costs).toBe('free');
});

describe('a resource that may cost money is a problem', () => {
  test('when its type is not classified', () => {
    expect(listProblems({ Gateway: { Type: 'AWS::EC2::NatGateway' } })).toEqual([
      {
        resource: 'test/Stack/Gateway',
        type: 'AWS::EC2::NatGateway',
        reason: 'the type is not classified in cost/, and may cost money',
      },
    ]);
  });

  test.each([
    ['AWS::ApiGateway::Stage', { CacheClusterEnabled: true }],
    ['AWS::Lambda::Alias', { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } }],
  ])('when %s has %p', (Type, Properties) => {
    expect(listProblems({ One: { Type, Properties } })[0]?.reason).toMatch(/costs a fixed amount that has no price$/);
    expect(listProblems({ One: { Type, Properties: { CacheClusterEnabled: false } } })).toEqual([]);
  });

  test('when only a deployment determines a property', () => {
    const Properties = { RetentionInDays: { Ref: 'Parameter' } };
    expect(listProblems({ One: { Type: 'AWS::Logs::LogGroup', Properties } })[0]?.reason).toContain(
      'at deployment only',
    );
  });
});
