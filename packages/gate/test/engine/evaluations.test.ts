import { describe, expect, test } from '@jest/globals';
import { App, CfnCondition, Fn, Stack } from 'aws-cdk-lib';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, type NagPack } from 'cdk-nag';
import { ComplianceGate } from '../../src/engine/compliance-gate';
import { evaluatePacks } from '../../src/engine/evaluate-packs';
import type { Finding } from '../../src/engine/finding';
import { BulwarkChecks } from '../../src/rules/bulwark-checks';
import { awsDocs, type Rule } from '../../src/rules/rule';
import type { Template } from '../../src/templates/template';
import { NoTemplateFindings, runSilently } from '../quiet-gate';
import { createTemplateSet } from '../rules/rule-cases';

function listFindings(template: Template, pack: NagPack = new AwsSolutionsChecks()): readonly Finding[] {
  return evaluatePacks([pack], createTemplateSet(template)).packs.flatMap(({ findings }) => findings);
}

function listIds(template: Template, pack?: NagPack): string[] {
  return listFindings(template, pack).map(({ id, path }) => `${id} ${path}`);
}

const RULE: Rule = {
  id: 'SqsQueueExample',
  level: 'required',
  group: 'changes',
  types: ['AWS::SQS::Queue'],
  what: 'SQS queue has an example',
  why: 'It is an example.',
  fix: 'Set QueueName.',
  property: 'Properties.QueueName',
  references: [awsDocs('AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html')],
  check: (queue) => queue.at('QueueName').text() === 'example',
};

const createPack = (rule: Partial<Rule>) => new BulwarkChecks([{ ...RULE, ...rule }]);

/** `IsProd` is false by default. */
const CONDITIONS: Pick<Template, 'Parameters' | 'Conditions'> = {
  Parameters: { Stage: { Type: 'String', Default: 'dev' } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
};

describe('under a condition that may be true or false', () => {
  const logs = (LoggingConfiguration: unknown): Template => ({
    ...CONDITIONS,
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { LoggingConfiguration } } },
  });
  const SET = { DestinationBucketName: 'logs' };
  const NONE = { Ref: 'AWS::NoValue' };

  test('a safeguard does not count', () => {
    expect(listIds(logs(SET))).not.toContain('AwsSolutions-S1 Stack/Bucket');
    expect(listIds(logs({ 'Fn::If': ['IsProd', SET, NONE] }))).toContain('AwsSolutions-S1 Stack/Bucket');
    expect(listIds(logs({ 'Fn::If': ['IsProd', SET, SET] }))).not.toContain('AwsSolutions-S1 Stack/Bucket');
  });

  test('a related resource does not count', () => {
    const secure = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [
        { 'Fn::GetAtt': ['Bucket', 'Arn'] },
        { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] },
      ],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    const Policy = {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: { Statement: [secure] } },
    };
    const Bucket = { Type: 'AWS::S3::Bucket' };
    expect(listIds({ Resources: { Bucket, Policy } })).not.toContain('AwsSolutions-S10 Stack/Bucket');
    const found = listIds({ ...CONDITIONS, Resources: { Bucket, Policy: { ...Policy, Condition: 'IsProd' } } });
    expect(found).toContain('AwsSolutions-S10 Stack/Bucket');
  });

  test('a weak resource counts, and the finding names the condition', () => {
    const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'other' }, Condition: 'IsProd' };
    const [finding] = listFindings({ ...CONDITIONS, Resources: { Queue } }, createPack({}));
    expect(finding?.description).toBe('Check failed: SQS queue has an example.');
    const name = { 'Fn::If': ['IsProd', 'other', 'example'] };
    const [only] = listFindings(
      { ...CONDITIONS, Resources: { Queue: { ...Queue, Condition: undefined, Properties: { QueueName: name } } } },
      createPack({}),
    );
    expect(only?.description).toBe('Check failed: SQS queue has an example. This is so when IsProd is true.');
  });

  test('the details of all scenarios are united, and each is evaluated once', () => {
    const check: Rule['check'] = (queue) =>
      queue
        .at('Names')
        .items()
        .map((name) => name.display());
    const Names = { 'Fn::If': ['IsProd', ['a', 'b'], ['b', 'c']] };
    const templates = createTemplateSet({
      ...CONDITIONS,
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { Names } } },
    });
    const { packs, evaluations } = evaluatePacks([createPack({ check })], templates);
    expect(packs[0]?.findings.map(({ detail }) => detail).sort()).toEqual(['a', 'b', 'c']);
    expect(evaluations).toBe(1);
  });

  test('a violation is worse than an undecided rule', () => {
    const unknown = { 'Fn::GetAtt': ['Lookup', 'Name'] };
    const judge = (QueueName: unknown) =>
      listIds(
        { ...CONDITIONS, Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName } } } },
        createPack({}),
      );
    expect(judge({ 'Fn::If': ['IsProd', unknown, 'other'] })).toEqual(['Bulwark-SqsQueueExample Stack/Queue']);
    expect(judge({ 'Fn::If': ['IsProd', unknown, 'example'] })).toEqual([
      'Bulwark-SqsQueueExample-Undecided Stack/Queue',
    ]);
    expect(judge({ 'Fn::If': ['IsProd', 'example', 'example'] })).toEqual([]);
  });

  test('a rule applies to a resource that has the property in one scenario', () => {
    const QueueName = { 'Fn::If': ['IsProd', 'other', NONE] };
    const Resources = { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName } } };
    const pack = createPack({ requiresAnyProperty: ['QueueName'], check: () => false });
    expect(listIds({ ...CONDITIONS, Resources }, pack)).toEqual(['Bulwark-SqsQueueExample Stack/Queue']);
  });
});

test('a condition that is never true removes a resource, also a safeguard', () => {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  const stack = new Stack(app, 'Store');
  const bucket = new CfnBucket(stack, 'Bucket');
  const policy = new CfnBucketPolicy(stack, 'Policy', { bucket: bucket.ref, policyDocument: { Statement: [] } });
  policy.cfnOptions.condition = new CfnCondition(stack, 'Never', { expression: Fn.conditionEquals('a', 'b') });
  const gate = new ComplianceGate({
    packs: [new AwsSolutionsChecks()],
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
  });
  gate.register(app);
  runSilently(() => app.synth());
  expect(gate.result?.resources.map(({ path }) => path)).toEqual(['Store/Bucket']);
});

describe('a rule of cdk-nag that cannot read a value', () => {
  const volume = (Encrypted: unknown): Template => ({
    Parameters: { Plain: { Type: 'String', Default: 'false' }, Unknown: { Type: 'String' } },
    Resources: { Volume: { Type: 'AWS::EC2::Volume', Properties: { AvailabilityZone: 'x', Encrypted } } },
  });

  test('reads what the templates determine', () => {
    expect(listIds(volume({ Ref: 'Plain' }))).toEqual(['AwsSolutions-EC26 Stack/Volume']);
  });

  test('is undecided for the rest, with the reason of cdk-nag', () => {
    const [finding] = listFindings(volume({ Ref: 'Unknown' }));
    expect(finding?.id).toBe('AwsSolutions-EC26-Undecided');
    expect(finding?.description).toMatch(/ Reason: The parameter resolved to to a non-primitive value/);
  });
});

describe('an error that is not about an unknown value', () => {
  test('names the rule and the resource, and never passes', () => {
    const Resources = { Queue: { Type: 'AWS::SQS::Queue' } };
    const check = (): boolean => {
      throw new TypeError('x is undefined');
    };
    const [finding] = listFindings({ Resources }, createPack({ check }));
    expect(finding).toMatchObject({ undecided: true, path: 'Stack/Queue' });
    expect(finding?.description).toContain(
      'Reason: the rule Bulwark-SqsQueueExample stopped on Stack/Queue: TypeError: x is undefined.',
    );
  });

  test('is found where a rule decides whether it applies', () => {
    const Resources = { Queue: { Type: 'AWS::SQS::Queue' } };
    const appliesTo = (): boolean => {
      throw new RangeError('too deep');
    };
    expect(listIds({ Resources }, createPack({ appliesTo }))).toEqual([
      'Bulwark-SqsQueueExample-Undecided Stack/Queue',
    ]);
  });
});
