import { describe, expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-sam';
import type { Assessment } from '../../src/assessment/assessment';
import { addGate } from '../../src/runtime/add-gate';

/** An app with a function of SAM that everybody may call. */
function assess(): Assessment {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  const stack = new Stack(app, 'Orders');
  new CfnFunction(stack, 'Handler', {
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    inlineCode: 'exports.handler = async () => 1',
    functionUrlConfig: { authType: 'NONE' },
    policies: ['AdministratorAccess'],
  });
  const { getAssessment } = addGate(app, { writeReports: false });
  app.synth();
  const assessment = getAssessment();
  if (assessment === undefined) throw new Error('the gate has not run');
  return assessment;
}

describe('an app with resources of SAM', () => {
  const assessment = assess();

  test('is judged by what CloudFormation makes of them, below their constructs', () => {
    const generated = assessment.resources.filter(({ path }) => path.startsWith('Orders/Handler'));
    expect(generated.map(({ path, type }) => [path, type])).toEqual([
      ['Orders/Handler', 'AWS::Lambda::Function'],
      ['Orders/Handler/HandlerUrl', 'AWS::Lambda::Url'],
      ['Orders/Handler/HandlerUrlPublicPermissions', 'AWS::Lambda::Permission'],
      ['Orders/Handler/HandlerURLInvokeAllowPublicAccess', 'AWS::Lambda::Permission'],
      ['Orders/Handler/HandlerRole', 'AWS::IAM::Role'],
    ]);
    expect(assessment.findings.map(({ check, resource }) => `${check} ${resource}`)).toEqual(
      expect.arrayContaining([
        'IAMNoManagedPolicies Orders/Handler/HandlerRole',
        expect.stringMatching(/^Lambda\w*Url\w* Orders\/Handler\/HandlerUrl$/),
      ]),
    );
    expect(assessment.findings.filter(({ check }) => check.startsWith('NotJudged'))).toEqual([]);
  });

  test('names the line of the function in the template for all of them', () => {
    const lines = assessment.resources.filter(({ path }) => path.startsWith('Orders/Handler')).map(({ line }) => line);
    expect(new Set(lines).size).toBe(1);
    expect(lines[0]).toBeGreaterThan(1);
  });
});
