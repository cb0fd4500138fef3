import { describe, expect, test } from '@jest/globals';
import { isCdkProvider } from '../../../src/rules/lambda/cdk-provider';
import { readTemplate } from '../../templates/small-template';

function isProvider(logicalId: string, path = 'App'): boolean {
  const [resource] = readTemplate(
    { Resources: { [logicalId]: { Type: 'AWS::Lambda::Function' } } },
    { path },
  ).resources;
  if (resource === undefined) throw new Error('the template has no resource');
  return isCdkProvider(resource);
}

describe('a resource that CDK adds for its own custom resources', () => {
  test.each([
    'CustomVpcRestrictDefaultSGCustomResourceProviderHandlerDC833E5E',
    'AWSCDKCfnUtilsProviderCustomResourceProviderHandlerCF82AA57',
    'AWS679f53fac002430cb0da5b7982bd22872D164C4C',
    'AWS679f53fac002430cb0da5b7982bd2287LogGroup449FB7C2',
    'AutoKubectlProviderframeworkonEventLogGroup7A28E0AA',
    'AutoKubectlProviderHandlerE2D79553',
  ])('is %s', (logicalId) => {
    expect(isProvider(logicalId)).toBe(true);
  });

  test.each([
    ['PlatformOld/@aws-cdk--aws-eks.ClusterResourceProvider', 'OnEventHandler42BEBAE0'],
    ['PlatformOld/@aws-cdk--aws-eks.KubectlProvider', 'HandlerLogGroup50A7B41D'],
  ])('is in the nested stack %s', (path, logicalId) => {
    expect(isProvider(logicalId, path)).toBe(true);
    expect(isProvider(logicalId)).toBe(false);
  });

  test.each(['Handler886CB40B', 'OnEventHandler42BEBAE0', 'OrdersLogGroup449FB7C2', 'frameworkonEvent', 'AWS679f53fa'])(
    'is not %s',
    (logicalId) => {
      expect(isProvider(logicalId)).toBe(false);
    },
  );
});
